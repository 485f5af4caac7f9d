import { describe, expect, test } from 'vitest'
import { visibleFear } from '#shared/analysis/exposures'
import type { Order } from '#shared/orders/index'
import { settleTension } from '#shared/resolve/phases/tension'
import { createRng } from '#shared/rng'
import type { ByForce, LaunchAuthority, Targeting } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import type { DeclaredDoctrine, GameState } from '#shared/state/gameState'
import { openTurn } from '#shared/turn/turn'
import {
  ALL_ALARMS,
  alder,
  birch,
  close,
  eventsOf,
  fullStrike,
  known,
  NO_ALARMS,
  newGame,
  toNextYear,
  viewOf,
  withForces,
  withPower,
  withTreaty,
} from '#tests/support/positions'

type Forces = ByForce<number>

const answer = (choice: Extract<Order, { type: 'answerWarning' }>['choice']): Order => ({
  type: 'answerWarning',
  choice,
})
const launchAt = (target: typeof alder): Order =>
  answer({ do: 'launch', target, legs: ['silos', 'bombers'], share: 100, aim: 'countervalue' })

describe('tension', () => {
  const secure = { submarines: 600, silos: 0, bombers: 0 }
  const disarming = { submarines: 0, silos: 100, bombers: 0 }
  const settled = (alders: Partial<Forces>, birches: Partial<Forces>, doctrine?: DeclaredDoctrine) => {
    const technology = { accuracy: 5, hardness: 2, quieting: 2, detection: 1, enrichment: 3 }
    let state = withForces(withForces(newGame(), 0, alders), 1, birches)
    for (const seat of [0, 1]) state = withPower(state, seat, { technology })
    state = known(doctrine ? withPower(state, 0, { doctrine }) : state)
    const turn = openTurn(RULESET, state, [[], []], createRng('rest'))
    for (let year = 0; year < 20; year++) settleTension(turn)
    return turn.draft.tension[0]![1]!
  }

  test('7.1 it settles low between two that could both answer, and high between two that could not', () => {
    const base = newGame().baseTension[0]![1]!
    expect(settled(secure, secure)).toBeLessThan(base * 0.6)
    expect(settled(disarming, disarming)).toBeGreaterThan(base * 1.2)
    expect(settled(secure, disarming)).toBeLessThan(settled(disarming, disarming))
  })

  test('7.1 arms frighten when they are seen, and at the worst reading of what is seen', () => {
    const state = known(
      withForces(withForces(newGame(), 0, { silos: 40, submarines: 0, bombers: 0 }), 1, { silos: 60 }),
    )
    const fear = (other: GameState) => visibleFear(RULESET, other, 0, 1)
    expect(fear(withForces(state, 1, { silos: 600 }))).toBe(fear(state))
    expect(fear(withForces(state, 0, { silos: 600 }))).toBe(fear(state))
    expect(fear(known(withForces(state, 1, { silos: 600 })))).toBeGreaterThan(fear(state))
    expect(fear(known(state, 0.8))).toBeGreaterThan(fear(state))
  })

  test('7.1 a doctrine of superiority frightens, a minimal one calms as far as its author’s word goes', () => {
    const said = (doctrine: DeclaredDoctrine) => settled(secure, secure, doctrine)
    const silent = said({ aim: 'limited' })
    expect(said({ aim: 'unlimited' })).toBeGreaterThan(silent)
    expect(said({ aim: 'limited', against: birch })).toBe(said({ aim: 'unlimited' }))
    expect(said({ aim: 'minimal' })).toBeLessThan(silent)
  })

  test('7.2 a threat raises it', () => {
    const state = newGame()
    const threat = close(state, { alder: [{ type: 'statement', statement: { say: 'threaten', target: birch } }] }).state
    expect(threat.tension[0]![1]).toBeGreaterThan(close(state).state.tension[0]![1]!)
  })

  test('7.2 with time it falls back', () => {
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
    expect(later).toBeGreaterThan(toNextYear(heated).state.tension[0]![1]!)
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
