import { describe, expect, test } from 'vitest'
import type { Order } from '#shared/orders/index'
import type { LaunchAuthority, Targeting } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import {
  ALL_ALARMS,
  alder,
  birch,
  close,
  eventsOf,
  fullStrike,
  NO_ALARMS,
  newGame,
  toNextYear,
  viewOf,
  withPower,
  withTreaty,
} from '#tests/support/positions'

const answer = (choice: Extract<Order, { type: 'answerWarning' }>['choice']): Order => ({
  type: 'answerWarning',
  choice,
})
const launchAt = (target: typeof alder): Order =>
  answer({ do: 'launch', target, legs: ['silos', 'bombers'], share: 100, aim: 'countervalue' })

describe('tension', () => {
  test('7.1 tension grows with arms and threats', () => {
    const state = newGame()
    const calm = close(state).state.tension[0]![1]!
    const arming = close(state, { alder: [{ type: 'build', force: 'silos', lots: 6 }] }).state.tension[0]![1]!
    const threat = close(state, { alder: [{ type: 'statement', statement: { say: 'threaten', target: birch } }] }).state
      .tension[0]![1]!
    expect(arming).toBeGreaterThan(calm)
    expect(threat).toBeGreaterThan(calm)
  })

  test('7.2 with time it falls back to what stands between the two', () => {
    const heated = newGame()
    const hot = {
      ...heated,
      tension: [
        [0, 95],
        [95, 0],
      ],
    }
    const later = toNextYear(hot).state.tension[0]![1]!
    expect(later).toBeLessThan(95)
    expect(later).toBeGreaterThan(heated.tension[0]![1]!)
  })
})

describe('warning', () => {
  test('7.3 a false alarm looks exactly like a real one', () => {
    const alarm = close(newGame(), {}, { ruleset: ALL_ALARMS })
    expect(alarm.state.window.kind).toBe('warning')
    const real = close(newGame(), { birch: [fullStrike(alder)] })
    const shape = (played: typeof alarm) => Object.keys(viewOf(played.state, 0).window.tracks[0]!).sort()
    expect(shape(alarm)).toEqual(shape(real))
    const fields = (played: typeof alarm) =>
      Object.keys(eventsOf(played, 'warningRaised').find((event) => event.power === 'alder')!).sort()
    expect(fields(alarm)).toEqual(fields(real))
  })

  test('7.3 confidence overlaps but tells something: real tracks look surer on the whole', () => {
    const confidence = (real: boolean, n: number) => {
      const played = real
        ? close(newGame(), { birch: [fullStrike(alder)] }, { seed: `c${n}` })
        : close(newGame(), {}, { ruleset: ALL_ALARMS, seed: `c${n}` })
      return viewOf(played.state, 0).window.tracks[0]!.confidence
    }
    const mean = (real: boolean) =>
      Array.from({ length: 60 }, (_, n) => confidence(real, n)).reduce((a, b) => a + b) / 60
    expect(mean(true)).toBeGreaterThan(mean(false) + 0.2)
    const falseOnes = Array.from({ length: 60 }, (_, n) => confidence(false, n))
    expect(Math.max(...falseOnes)).toBeGreaterThan(0.4)
  })

  test('7.4 the target is warned once, before impact; bombers scrambled on warning survive', () => {
    const state = newGame()
    const struck = close(state, { alder: [fullStrike()] })
    expect(struck.state.window).toMatchObject({ kind: 'warning', participants: [1] })
    const waited = close(struck.state, { birch: [answer({ do: 'rideOut' })] })
    const raised = close(struck.state, { birch: [answer({ do: 'raiseReadiness' })] })
    expect(waited.state.window.kind).toBe('retaliation')
    expect(raised.state.powers[1]!.forces.bombers).toBeGreaterThan(waited.state.powers[1]!.forces.bombers)
  })

  test('7.4 launching on warning saves the silos from the strike', () => {
    const struck = close(newGame(), { alder: [fullStrike()] })
    const launched = close(struck.state, { birch: [launchAt(alder)] })
    const salvos = eventsOf(launched, 'salvoLanded')
    expect(salvos.map((salvo) => salvo.attacker)).toEqual(['alder', 'birch'])
    expect(salvos[1]).toMatchObject({ retaliation: true })
    expect(launched.state.powers[1]!.usedFirst).toBe(false)
  })

  test('7.4 asking on the hotline gives an answer and one more look', () => {
    const state = newGame()
    const wired = withTreaty(state, 'hotline', 0, 1)
    const alarm = close(wired, {}, { ruleset: ALL_ALARMS })
    const asked = close(alarm.state, { alder: [answer({ do: 'ask' })], birch: [answer({ do: 'rideOut' })] })
    expect(eventsOf(asked, 'hotlineAnswered')).toHaveLength(1)
    expect(asked.state.window).toMatchObject({ kind: 'warning', participants: [0] })
    expect(viewOf(asked.state, 0).window.tracks[0]!.hotline).toBe(false)
    const done = close(asked.state, { alder: [answer({ do: 'rideOut' })] })
    expect(done.state.window.kind).toBe('planning')
    const unwired = close(newGame(), {}, { ruleset: ALL_ALARMS })
    expect(eventsOf(close(unwired.state, { alder: [answer({ do: 'ask' })] }), 'orderVoided')[0]?.problem.key).toBe(
      'problem.noHotline',
    )
  })

  test('7.5 launch authority answers for those who do not', () => {
    const unattended = (authority: LaunchAuthority, targeting: Targeting) => {
      let launches = 0
      for (let n = 0; n < 40; n++) {
        const state = withPower(newGame(), 1, {
          posture: { readiness: { silos: 2, submarines: 2, bombers: 2 }, targeting, authority },
        })
        const struck = close(state, { alder: [fullStrike()] }, { seed: `u${n}` })
        launches += close(struck.state, {}, { seed: `u${n}` }).state.exchange.salvosBySeat[1]!
      }
      return launches
    }
    expect(unattended('onWarning', 'counterforce')).toBeGreaterThan(0)
    expect(unattended('onWarning', 'withheld')).toBe(0)
    expect(unattended('afterImpact', 'counterforce')).toBe(0)
    expect(unattended('delegated', 'counterforce')).toBe(0)
  })

  test('7.6 a launch on a false alarm is a first use', () => {
    const alarm = close(newGame(), {}, { ruleset: ALL_ALARMS })
    const origin = viewOf(alarm.state, 0).window.tracks[0]!.origin
    const launched = close(
      alarm.state,
      { alder: [launchAt(origin)], birch: [answer({ do: 'rideOut' })] },
      { ruleset: NO_ALARMS },
    )
    let state = launched.state
    while (state.window.kind !== 'retaliation') state = close(state, { birch: [answer({ do: 'rideOut' })] }).state
    expect(state.powers[0]!.usedFirst).toBe(true)
    expect(RULESET.scoring.firstUse).toBeGreaterThan(0)
  })
})
