import { describe, expect, test } from 'vitest'
import { stateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { neededCredibility } from '#shared/state/lesserStates'
import {
  close,
  eventsOf,
  known,
  NO_ALARMS,
  newGame,
  stateOf,
  toNextYear,
  umbrellaOf,
  viewOf,
  withForces,
  withPower,
  withState,
} from '#tests/support/positions'

const marsh = stateId('marsh')

/** A patron whose word is worth nothing. */
const doubted = (state: GameState): GameState => withPower(state, 0, { integrity: 0 })
const frightened = (stance: 'content' | 'asks' | 'arming' = 'content', enrichment = 0): GameState =>
  doubted(withState(newGame(), 'marsh', { umbrella: umbrellaOf(0, 5), fear: 100, stance, enrichment }))
const tense = (state: GameState, points: number): GameState => ({
  ...state,
  tension: state.tension.map((row, i) => row.map((_, j) => (i === j ? 0 : points))),
})

const needs = (fear: number, gdp = 1) => neededCredibility(RULESET, { fear, gdp, startGdp: 1 })

describe('lesser states', () => {
  test('6.5 fear comes from hostile power that is near and not bound to the state', () => {
    const fear = (points: number) => stateOf(toNextYear(tense(newGame(), points)).state, 'marsh').fear
    expect(fear(90)).toBeGreaterThan(fear(10) + 5)
    const bound = withState(tense(newGame(), 90), 'marsh', { alignment: [0.45, 0.45], fear: 20 })
    const alone = withState(tense(newGame(), 90), 'marsh', { alignment: [0, 0], fear: 20 })
    expect(stateOf(toNextYear(bound).state, 'marsh').fear).toBeLessThan(stateOf(toNextYear(alone).state, 'marsh').fear)
  })

  test('6.5 what it needs grows with its fear, and all viewers see both', () => {
    expect(needs(80)).toBeGreaterThan(needs(10))
    const seen = viewOf(frightened(), 1).states[0]!
    expect(seen).toMatchObject({ fear: 100, needs: needs(100), stance: 'content' })
  })

  test('6.5 a state whose promise is worth too little asks first, in numbers, and arms a year later', () => {
    const asked = toNextYear(frightened())
    const [event] = eventsOf(asked, 'stateAsks')
    expect(event).toMatchObject({ audience: 'all', state: 'marsh' })
    expect(event!.credibility).toBeLessThan(event!.needs)
    expect(stateOf(asked.state, 'marsh')).toMatchObject({ stance: 'asks', enrichment: 0 })
    const armed = toNextYear(doubted(withState(asked.state, 'marsh', { fear: 100 })))
    expect(eventsOf(armed, 'stateArms')).toHaveLength(1)
    expect(stateOf(armed.state, 'marsh').stance).toBe('arming')
    expect(stateOf(armed.state, 'marsh').enrichment).toBeGreaterThan(0)
  })

  const aid: Order = { type: 'influence', state: marsh, level: 1 }
  const repeat: Order = { type: 'umbrella', act: 'reaffirm', state: marsh }

  test('6.5 aid in the year after its plea makes it wait; a repeated promise does not', () => {
    const asking = withState(frightened('asks'), 'marsh', { alignment: [0.5, 0] })
    const left = (...orders: readonly Order[]) => stateOf(close(asking, { alder: orders }).state, 'marsh')
    expect(left(aid)).toMatchObject({ stance: 'asks', enrichment: 0 })
    expect(left(repeat).stance).toBe('arming')
    expect(left().stance).toBe('arming')
  })

  test('5.6 a secret base adds nothing to what others see its promise is worth, and answers no plea; an open one does both', () => {
    const hidden = { ...NO_ALARMS, bases: { ...RULESET.bases, found: 0, foundPerSpy: 0 } } as unknown as Ruleset
    const asking = withState(frightened('asks'), 'marsh', { alignment: [0.5, 0] })
    const based = (bases: GameState['bases']) =>
      viewOf(close({ ...asking, bases }, {}, { ruleset: hidden }).state, 1).states
    expect(based([{ patron: 0, host: marsh, known: false }])).toEqual(based([]))
    expect(based([{ patron: 0, host: marsh, known: true }])).not.toEqual(based([]))

    const stance = (act: 'buildOpenly' | 'buildSecretly') =>
      stateOf(close(asking, { alder: [{ type: 'base', act, host: marsh }] }, { ruleset: hidden }).state, 'marsh').stance
    expect(stance('buildSecretly')).toBe('arming')
    expect(stance('buildOpenly')).toBe('content')
  })

  test('6.5 a plea that is not answered costs its patron word and pull; a repeated promise is answer enough', () => {
    const asking = withState(frightened('asks'), 'marsh', { alignment: [0.5, 0] })
    const told = (...orders: readonly Order[]) => close(asking, { alder: orders })
    expect(eventsOf(told(), 'pleaUnanswered')).toMatchObject([{ audience: 'all', power: 'alder', state: 'marsh' }])
    expect(eventsOf(told(repeat), 'pleaUnanswered')).toEqual([])
    const spoken = withPower(asking, 0, { integrity: 10 })
    const word = (...orders: readonly Order[]) => close(spoken, { alder: orders }).state.powers[0]!.integrity
    expect(word(repeat) - word()).toBe(RULESET.umbrellas.pleaWord)
    const pull = (...orders: readonly Order[]) => stateOf(told(...orders).state, 'marsh').alignment[0]!
    expect(pull()).toBeCloseTo(pull(repeat) * (1 - RULESET.umbrellas.pleaPull), 4)
  })

  test('6.8 a state grows faster under a promise it trusts and by aid, and what it needs grows with it', () => {
    const calm = (credibility: number) =>
      withState(tense(newGame(), 5), 'marsh', { umbrella: umbrellaOf(0, credibility), fear: 10 })
    const trusted = known(withForces(calm(90), 0, { submarines: 300 }))
    const growth = (state: GameState, ...orders: readonly Order[]) =>
      stateOf(close(state, { alder: orders }).state, 'marsh').gdp / stateOf(state, 'marsh').gdp - 1
    const { stateGrowth, shelteredGrowth, aidGrowth } = RULESET.influence
    expect(growth(trusted)).toBeCloseTo(stateGrowth + shelteredGrowth, 5)
    const alone = tense(newGame(), 5)
    expect(growth(alone)).toBeCloseTo(stateGrowth, 5)
    expect(growth(alone, aid)).toBeCloseTo((1 + stateGrowth) * (1 + aidGrowth) - 1, 5)
    expect(needs(10, 2)).toBe(needs(10) + RULESET.umbrellas.needsPerGrowth)
  })

  test('6.5 unanswered, a state that leans to another power changes sides', () => {
    const leaning = withState(frightened('asks'), 'marsh', { alignment: [0.2, 0.6] })
    const turned = toNextYear(leaning)
    expect(eventsOf(turned, 'stateChangedSides')).toMatchObject([{ state: 'marsh', from: 'alder', towards: 'birch' }])
    expect(stateOf(turned.state, 'marsh').umbrella).toBeUndefined()
  })

  test('6.5 an uncovered state bears some fear, and arms only beyond it', () => {
    const uncovered = (fear: number) => {
      const state = withState(tense(newGame(), fear), 'marsh', { fear, stance: 'asks' })
      return stateOf(toNextYear(state).state, 'marsh').stance
    }
    expect(uncovered(20)).toBe('content')
    const terror = withState(tense(newGame(), 100), 'moor', { fear: 100, stance: 'asks', alignment: [0, 0] })
    expect(stateOf(toNextYear(terror).state, 'moor').stance).toBe('arming')
  })

  test('6.5 a reassured state stops enriching', () => {
    const calm = withState(newGame(), 'marsh', {
      umbrella: umbrellaOf(0, 90),
      stance: 'arming',
      enrichment: 40,
      fear: 10,
    })
    const calmed = toNextYear(tense(calm, 5))
    expect(eventsOf(calmed, 'stateCalmed')).toHaveLength(1)
    expect(stateOf(calmed.state, 'marsh').enrichment).toBe(40 - RULESET.umbrellas.enrichLost)
  })

  test('6.6 with its own bomb it takes no promise, and all other states fear more', () => {
    const tested = toNextYear(frightened('arming', 95))
    expect(eventsOf(tested, 'stateWentNuclear')).toMatchObject([{ audience: 'all', state: 'marsh' }])
    expect(stateOf(tested.state, 'marsh')).toMatchObject({ stance: 'nuclear' })
    expect(stateOf(tested.state, 'marsh').umbrella).toBeUndefined()
    expect(tested.state.tension[0]![1]).toBeGreaterThan(toNextYear(frightened('arming', 20)).state.tension[0]![1]!)
    const extend: Order = { type: 'umbrella', act: 'extend', state: stateOf(tested.state, 'marsh').id }
    expect(validateOrder(RULESET, viewOf(tested.state, 0), extend)?.key).toBe('problem.stateIsNuclear')
  })
})
