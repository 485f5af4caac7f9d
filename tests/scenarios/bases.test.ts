import { describe, expect, test } from 'vitest'
import { visibleFear } from '#shared/analysis/exposures'
import { stateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  alder,
  birch,
  close,
  eventsOf,
  known,
  NO_ALARMS,
  newGame,
  toNextYear,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const marsh = stateId('marsh')
const basing = (act: 'buildOpenly' | 'buildSecretly' | 'close', host = marsh): Order => ({ type: 'base', act, host })
const withBase = (state: GameState, known: boolean, forward = 10): GameState =>
  withForces({ ...state, bases: [{ patron: 0, host: marsh, known }] }, 0, { forward })
const FOUND = { ...NO_ALARMS, bases: { ...RULESET.bases, found: 1 } } as unknown as Ruleset
const HIDDEN = { ...NO_ALARMS, bases: { ...RULESET.bases, found: 0, foundPerSpy: 0 } } as unknown as Ruleset
const basesSeen = (state: GameState, seat: number) => viewOf(state, seat).bases.map(({ host }) => host)

describe('bases and forward missiles', () => {
  test('3.3 forward missiles need a base, at most twenty at each', () => {
    const buy: Order = { type: 'build', force: 'forward', lots: 1 }
    expect(validateOrder(RULESET, viewOf(newGame(), 0), buy)?.key).toBe('problem.noBase')
    expect(validateOrder(RULESET, viewOf(withBase(newGame(), true, 10), 0), buy)).toBeUndefined()
    expect(validateOrder(RULESET, viewOf(withBase(newGame(), true, 20), 0), buy)?.key).toBe('problem.forceLimit')
  })

  test('3.3 their flight is short: the window is shorter and leaves no time to ask', () => {
    const wired = withTreaty(withBase(newGame(), true), 'hotline', 0, 1)
    const strike = (legs: readonly ('silos' | 'forward')[]) =>
      close(wired, { alder: [{ type: 'strike', target: birch, legs, share: 100, aim: 'counterforce' }] }).state
    const [far, near] = [strike(['silos']), strike(['forward'])]
    expect(near.window.seconds).toBeLessThan(far.window.seconds)
    expect(viewOf(far, 1).window.tracks[0]).toMatchObject({ hotline: true })
    expect(viewOf(near, 1).window.tracks[0]).toMatchObject({ hotline: false, minutes: RULESET.alarms.minutesForward })
  })

  test('3.3 a strike they lead cuts off the leadership more often', () => {
    const lost = (legs: readonly ('silos' | 'forward')[]) => {
      let count = 0
      for (let n = 0; n < 200; n++) {
        const strike: Order = { type: 'strike', target: birch, legs, share: 100, aim: 'counterforce' }
        const warned = close(withBase(newGame(), true), { alder: [strike] }, { seed: `c${n}` })
        const hit = close(
          warned.state,
          { birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }] },
          { seed: `c${n}` },
        )
        count += eventsOf(hit, 'commandLost').length
      }
      return count
    }
    expect(lost(['forward'])).toBeGreaterThan(lost(['silos']) + 15)
  })

  test('3.4 shelters save people, are seen by all, and lessen what an answer weighs', () => {
    const dead = (shelters: number) => {
      const state = withForces(newGame(), 1, { shelters })
      const strike: Order = { type: 'strike', target: birch, legs: ['silos'], share: 100, aim: 'countervalue' }
      const { state: after } = close(close(state, { alder: [strike] }).state, {
        birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }],
      })
      return after.powers[1]!.dead
    }
    expect(dead(6)).toBeLessThan(dead(0) * 0.9)
    const dug = toNextYear(close(newGame(), { alder: [{ type: 'build', force: 'shelters', lots: 2 }] }).state).state
    expect(viewOf(dug, 1).powers[0]!.shelters).toBe(2)
    const fear = (shelters: number) => visibleFear(RULESET, known(withForces(newGame(), 1, { shelters })), 0, 1)
    expect(fear(6)).toBeGreaterThan(fear(0))
  })

  test('3.5 a power without a bomb fields no warheads; three steps of enrichment end in a test all hear', () => {
    const latent = withPower(newGame(), 0, { technology: { ...newGame().powers[0]!.technology, enrichment: 2 } })
    const buy: Order = { type: 'build', force: 'silos', lots: 1 }
    expect(validateOrder(RULESET, viewOf(latent, 0), buy)?.key).toBe('problem.notNuclear')
    const sure = {
      ...NO_ALARMS,
      researchLines: { ...RULESET.researchLines, enrichment: { ...RULESET.researchLines.enrichment, chance: 1 } },
    } as Ruleset
    const tested = close(latent, { alder: [{ type: 'research', line: 'enrichment' }] }, { ruleset: sure })
    expect(eventsOf(tested, 'powerWentNuclear')).toMatchObject([{ audience: 'all', power: alder }])
    expect(validateOrder(RULESET, viewOf(tested.state, 0), buy)).toBeUndefined()
  })

  test('3.5 fear speeds enrichment and inspections slow it', () => {
    const steps = (state: GameState) => {
      let count = 0
      for (let n = 0; n < 400; n++) {
        const played = close(state, { alder: [{ type: 'research', line: 'enrichment' }] }, { seed: `r${n}` })
        count += played.state.powers[0]!.technology.enrichment
      }
      return count
    }
    const start = withPower(newGame(), 0, { technology: { ...newGame().powers[0]!.technology, enrichment: 0 } })
    const calm = { ...start, tension: start.tension.map((row) => row.map(() => 0)) }
    expect(steps(start)).toBeGreaterThan(steps(calm) + 20)
    expect(steps(withTreaty(start, 'inspection', 0, 1))).toBeLessThan(steps(start) - 40)
  })

  test('4.12 a state lends soil to the power that promised to protect it, to another from a strong pull; others are refused', () => {
    const asked = (alignment: readonly number[], promised: boolean) => {
      const host = withState(newGame(), 'marsh', { alignment, ...(promised ? { umbrella: umbrellaOf(0) } : {}) })
      return validateOrder(RULESET, viewOf(host, 0), basing('buildOpenly'))?.key
    }
    expect(asked([0.2, 0.2], true)).toBeUndefined()
    expect(asked([RULESET.bases.consent, 0], false)).toBeUndefined()
    expect(asked([RULESET.bases.consent - 0.05, 0], false)).toBe('problem.hostRefuses')
    expect(validateOrder(RULESET, viewOf(newGame(), 0), basing('buildOpenly'))).toBeUndefined()
    expect(validateOrder(RULESET, viewOf(newGame(), 1), basing('buildOpenly'))?.key).toBe('problem.hostRefuses')
    expect(validateOrder(RULESET, viewOf(newGame(), 0), basing('close'))?.key).toBe('problem.noSuchBase')
  })

  test('4.12 an announced base is known to all; a secret one only to its owner, until it is found', () => {
    const open = close(newGame(), { alder: [basing('buildOpenly')] })
    expect(basesSeen(open.state, 1)).toEqual([marsh])
    const secret = close(newGame(), { alder: [basing('buildSecretly')] }, { ruleset: HIDDEN })
    expect(basesSeen(secret.state, 0)).toEqual([marsh])
    expect(basesSeen(secret.state, 1)).toEqual([])
    expect(eventsOf(secret, 'baseBuilt')[0]?.audience).toEqual([alder])
    const kept = close(secret.state, {}, { ruleset: HIDDEN })
    expect(basesSeen(kept.state, 1)).toEqual([])
    const found = close(secret.state, {}, { ruleset: FOUND })
    expect(basesSeen(found.state, 1)).toEqual([marsh])
    expect(eventsOf(found, 'baseDiscovered')[0]?.audience).toBe('all')
  })

  test('4.12 missiles at known bases are counted by all, those at secret ones by no rival', () => {
    const counted = (known: boolean) => viewOf(withBase(newGame(), known), 1).powers[0]!.estimate!.forward
    expect(counted(true)).toBe(10)
    expect(counted(false)).toBe(0)
  })

  test('4.12 closing a base, or losing the host, scraps what no other base can hold', () => {
    const closed = close(withBase(newGame(), true), { alder: [basing('close')] })
    expect(closed.state.powers[0]!.forces.forward).toBe(0)
    const leaving = withState(withBase(newGame(), true), 'marsh', {
      alignment: [0.2, 0.5],
      umbrella: umbrellaOf(0, 5),
      stance: 'asks',
      fear: 90,
    })
    const exposed = withForces(withPower(leaving, 0, { integrity: 0 }), 1, { submarines: 300 })
    const left = toNextYear(exposed)
    expect(left.events.filter(({ type }) => type === 'stateChangedSides')).toHaveLength(1)
    expect(left.state.bases).toEqual([])
    expect(left.state.powers[0]!.forces.forward).toBe(0)
  })
})
