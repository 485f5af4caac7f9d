import { describe, expect, test } from 'vitest'
import type { Order } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { neededCredibility } from '#shared/state/lesserStates'
import {
  eventsOf,
  newGame,
  stateOf,
  toNextYear,
  umbrellaOf,
  viewOf,
  withPower,
  withState,
} from '#tests/support/positions'

/** A patron whose word is worth nothing. */
const doubted = (state: GameState): GameState => withPower(state, 0, { integrity: 0 })
const frightened = (stance: 'content' | 'asks' | 'arming' = 'content', enrichment = 0): GameState =>
  doubted(withState(newGame(), 'marsh', { umbrella: umbrellaOf(0, 5), fear: 100, stance, enrichment }))
const tense = (state: GameState, points: number): GameState => ({
  ...state,
  tension: state.tension.map((row, i) => row.map((_, j) => (i === j ? 0 : points))),
})

describe('lesser states', () => {
  test('6.5 fear comes from hostile power that is near and not bound to the state', () => {
    const fear = (points: number) => stateOf(toNextYear(tense(newGame(), points)).state, 'marsh').fear
    expect(fear(90)).toBeGreaterThan(fear(10) + 5)
    const bound = withState(tense(newGame(), 90), 'marsh', { alignment: [0.45, 0.45], fear: 20 })
    const alone = withState(tense(newGame(), 90), 'marsh', { alignment: [0, 0], fear: 20 })
    expect(stateOf(toNextYear(bound).state, 'marsh').fear).toBeLessThan(stateOf(toNextYear(alone).state, 'marsh').fear)
  })

  test('6.5 what it needs grows with its fear, and all viewers see both', () => {
    expect(neededCredibility(RULESET, { fear: 80 })).toBeGreaterThan(neededCredibility(RULESET, { fear: 10 }))
    const seen = viewOf(frightened(), 1).states[0]!
    expect(seen).toMatchObject({ fear: 100, needs: neededCredibility(RULESET, { fear: 100 }), stance: 'content' })
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
