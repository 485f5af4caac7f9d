import { describe, expect, test } from 'vitest'
import { credibilityOf, type PromiseFacts } from '#shared/analysis/credibility'
import { feltExposure, visibleFear } from '#shared/analysis/exposures'
import { securityIn } from '#shared/analysis/security'
import { stateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  alder,
  birch,
  challengeOver,
  close,
  eventsOf,
  face,
  fullStrike,
  known,
  newGame,
  stateOf,
  toNextYear,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
  withTreaty,
} from '#tests/support/positions'

const marsh = stateId('marsh')
const umbrella = (act: 'extend' | 'reaffirm' | 'withdraw', state = marsh): Order => ({ type: 'umbrella', act, state })
const covered = (credibility = 70): GameState => withState(newGame(), 'marsh', { umbrella: umbrellaOf(0, credibility) })

const FACTS: PromiseFacts = {
  integrity: 70,
  ties: 0.5,
  pledged: true,
  base: false,
  reaffirmed: false,
  watchers: 0,
  exposure: 0.3,
  ground: 0.5,
}
const honour = (change: Partial<PromiseFacts>) => credibilityOf(RULESET, { ...FACTS, ...change }).honour

describe('umbrellas', () => {
  test('6.2 a promise to a state that leans to its patron is taken, and known to all', () => {
    const promised = close(newGame(), { alder: [umbrella('extend')] })
    expect(eventsOf(promised, 'umbrellaExtended')).toMatchObject([{ audience: 'all', power: alder, state: marsh }])
    expect(viewOf(promised.state, 1).states[0]!.umbrella).toMatchObject({ patron: alder, since: 1 })
    const stranger = validateOrder(RULESET, viewOf(newGame({ seats: 4 }), 2), umbrella('extend'))
    expect(stranger?.key).toBe('problem.stateUnwilling')
    expect(validateOrder(RULESET, viewOf(promised.state, 1), umbrella('extend'))?.key).toBe('problem.alreadyCovered')
  })

  test('6.2 of two promises a state takes the one of the power it leans to; the other learns it was declined', () => {
    const both = close(newGame(), { alder: [umbrella('extend')], birch: [umbrella('extend')] })
    expect(stateOf(both.state, 'marsh').umbrella?.patron).toBe(0)
    expect(eventsOf(both, 'umbrellaDeclined')).toMatchObject([{ audience: [birch], power: birch }])
  })

  test('6.2 a promise ends a year after notice', () => {
    const notice = close(covered(), { alder: [umbrella('withdraw')] })
    expect(stateOf(notice.state, 'marsh').umbrella?.endsAfter).toBe(2)
    expect(validateOrder(RULESET, viewOf(notice.state, 0), umbrella('withdraw'))?.key).toBe('problem.noticeGiven')
    expect(stateOf(toNextYear(notice.state).state, 'marsh').umbrella).toBeUndefined()
  })

  test('6.3 credibility falls with the patron’s own risk and rises with stake, word and ground', () => {
    expect(honour({ exposure: 0.6 })).toBeLessThan(honour({ exposure: 0.1 }))
    expect(honour({ base: true })).toBeGreaterThan(honour({}))
    expect(honour({ pledged: false })).toBeLessThan(honour({}) / 2)
    expect(honour({ reaffirmed: true })).toBeGreaterThan(honour({}))
    expect(honour({ integrity: 30 })).toBeLessThan(honour({ integrity: 90 }))
    expect(honour({ ground: 0.9 })).toBeGreaterThan(honour({ ground: 0.1 }))
    expect(honour({ watchers: 3 })).toBeGreaterThan(honour({ watchers: 0 }))
  })

  test('6.3 the published table of honour is reproduced: loss 0.1 to 0.8, with a treaty', () => {
    const published = [
      [0.1, 0.84],
      [0.2, 0.73],
      [0.4, 0.42],
      [0.6, 0.16],
      [0.8, 0.05],
    ] as const
    for (const [exposure, expected] of published) {
      expect(honour({ exposure, ties: 0.5833, ground: 0, integrity: 70, watchers: 0 })).toBeCloseTo(expected, 2)
    }
  })

  test('6.3 a promise is worth no more than its patron could do, and less if it declares that it answers for itself only', () => {
    const worth = (state: GameState) => stateOf(toNextYear(known(state)).state, 'marsh').umbrella!.credibility
    const none = { silos: 0, submarines: 0, bombers: 0 }
    const armed = withForces(covered(), 0, { ...none, submarines: 300 })
    expect(worth(armed)).toBeGreaterThan(20)
    expect(worth(withForces(covered(), 0, none))).toBeLessThan(10)
    const minimal = worth(withPower(armed, 0, { doctrine: { aim: 'minimal' } }))
    expect(minimal).toBeLessThan(worth(armed) - 5)
  })

  test('6.3 all viewers see the four parts, and a repeated promise is worth more', () => {
    const parts = viewOf(covered(), 1).states[0]!.umbrella!.parts
    expect(Object.keys(parts)).toEqual(['word', 'stake', 'risk', 'balance'])
    const worth = (orders: readonly Order[]) =>
      stateOf(toNextYear(close(covered(), { alder: orders }).state).state, 'marsh').umbrella!
    expect(worth([umbrella('reaffirm')]).parts.stake).toBeGreaterThanOrEqual(worth([]).parts.stake)
  })

  test('6.4 standing by a challenged client keeps the promise; stepping back breaks it, at twice the price', () => {
    const challenged = close(withState(newGame(), 'moor', { umbrella: umbrellaOf(1) }), {
      alder: [challengeOver('moor')],
    })
    const kept = close(challenged.state, { alder: [face('stepBack')], birch: [face('stand')] })
    const broken = close(challenged.state, { alder: [face('stand')], birch: [face('stepBack')] })
    expect(eventsOf(kept, 'promiseKept')).toMatchObject([{ power: birch, client: 'moor' }])
    expect(eventsOf(broken, 'promiseBroken')).toMatchObject([{ power: birch, client: 'moor' }])
    expect(stateOf(broken.state, 'moor').umbrella).toBeUndefined()
    expect(RULESET.umbrellas.broken).toBe(2 * RULESET.umbrellas.kept)
    expect(kept.state.powers[1]!.integrity).toBeGreaterThan(70)
    expect(broken.state.powers[1]!.integrity).toBeLessThan(70 - RULESET.umbrellas.broken + 2)
  })

  test('6.4 a promise broken to one client lowers what it is worth to another', () => {
    const other = (integrity: number) =>
      stateOf(toNextYear(withPower(covered(), 0, { integrity })).state, 'marsh').umbrella!.credibility
    expect(other(30)).toBeLessThan(other(80))
  })

  test('6.4 a guarantee between powers is judged when the firing is over', () => {
    const bound = withTreaty(newGame({ seats: 4 }), 'umbrella', 1, 3)
    const struck = close(bound, { alder: [fullStrike()] })
    const landed = close(struck.state, { birch: [{ type: 'answerWarning', choice: { do: 'rideOut' } }] })
    const silent = close(landed.state, { birch: [{ type: 'hold' }], dogwood: [{ type: 'hold' }] })
    expect(eventsOf(silent, 'promiseBroken')).toMatchObject([{ power: 'dogwood', client: birch }])
    const answer: Order = { type: 'retaliate', target: alder, legs: ['silos'], share: 25, aim: 'counterforce' }
    let loyal = close(landed.state, { birch: [{ type: 'hold' }], dogwood: [answer] })
    while (loyal.state.window.kind !== 'planning') {
      const more = close(
        loyal.state,
        Object.fromEntries(loyal.state.powers.map(({ id }) => [id, [{ type: 'hold' } as const]])),
      )
      loyal = { state: more.state, events: [...loyal.events, ...more.events] }
    }
    expect(eventsOf(loyal, 'promiseKept')).toMatchObject([{ power: 'dogwood', client: birch }])
  })

  test('6.4 a word heals slowly, and no further than it started', () => {
    const healed = (integrity: number) => toNextYear(withPower(newGame(), 0, { integrity })).state.powers[0]!.integrity
    expect(healed(40)).toBe(40 + RULESET.umbrellas.heal)
    expect(healed(70)).toBe(70)
    expect(healed(80)).toBe(80)
  })

  test('6.4 a promise made in the year of a challenge does not count: nothing in flight is re-labelled', () => {
    const late = close(newGame(), { alder: [challengeOver('moor')], birch: [umbrella('extend', stateId('moor'))] })
    const yielded = close(late.state, { alder: [face('stand')], birch: [face('stepBack')] })
    expect(stateOf(late.state, 'moor').umbrella?.patron).toBe(1)
    expect(late.state.confrontations[0]).toMatchObject({ challenger: 0, defender: 1, pledged: false })
    expect(eventsOf(yielded, 'promiseBroken')).toEqual([])
  })

  test('6.7 a guarantee lends a power its partner’s answer, as far as the partner’s word is good', () => {
    const bare = known(withForces(newGame({ seats: 4 }), 0, { silos: 0, submarines: 0, bombers: 0 }))
    const guarded = (word: number) => withPower(withTreaty(bare, 'umbrella', 0, 2), 2, { integrity: word })
    expect(feltExposure(RULESET, guarded(70), 0, 1)).toBeLessThan(feltExposure(RULESET, bare, 0, 1))
    expect(feltExposure(RULESET, guarded(100), 0, 1)).toBeLessThan(feltExposure(RULESET, guarded(40), 0, 1))
    expect(securityIn(RULESET, guarded(70))[0]).toBeGreaterThan(securityIn(RULESET, bare)[0]!)
    expect(visibleFear(RULESET, guarded(70), 0, 1)).toBeLessThan(visibleFear(RULESET, bare, 0, 1))
  })
})
