import { describe, expect, test } from 'vitest'
import { breaksTreaty, previewOf } from '#shared/analysis/preview'
import { cheatingFoundChance } from '#shared/analysis/previews/build'
import type { Chip, ChipTerm } from '#shared/analysis/previews/chip'
import type { Order } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import {
  birch,
  challengeOver,
  close,
  eventsOf,
  newGame,
  viewOf,
  withForces,
  withPower,
  withTreaty,
} from '#tests/support/positions'

const chipsOf = (state: GameState, order: Order) => previewOf(RULESET, viewOf(state, 0), order)
const chip = (chips: readonly Chip[], term: ChipTerm, when?: Chip['when']) =>
  chips.find((each) => each.term === term && each.when === when)
const submarines = (lots: number): Order => ({ type: 'build', force: 'submarines', lots })

describe('a purchase that breaks a treaty says so before it is made', () => {
  const limited = withTreaty(newGame(), 'armsLimit', 0, 1)

  test('arms under a limit: named partner and treaty, the chance to be found out, and what it then costs', () => {
    const chips = chipsOf(limited, submarines(2))
    expect(breaksTreaty(chips)).toBe(true)
    expect(chip(chips, 'cheat')).toMatchObject({ power: birch, treaty: 'armsLimit', certainty: 'certain' })
    expect(chip(chips, 'found')).toMatchObject({ certainty: 'unknown', chance: cheatingFoundChance(RULESET, false, 2) })
    expect(chip(chips, 'word', 'found')?.change).toBe(-RULESET.treaties.breachIntegrity)
    expect(chip(chips, 'tension', 'found')).toMatchObject({ power: birch, change: RULESET.treaties.breachTension })
    expect(breaksTreaty(chipsOf(newGame(), submarines(2)))).toBe(false)
    expect(breaksTreaty(chipsOf(limited, { type: 'build', force: 'conventional', lots: 1 }))).toBe(false)
  })

  test('under inspection to be found out is likely, and the arms are taken apart', () => {
    const chips = chipsOf(withTreaty(limited, 'inspection', 0, 1), submarines(2))
    expect(chip(chips, 'found')?.certainty).toBe('likely')
    expect(chip(chips, 'dismantled', 'found')).toBeDefined()
  })

  test('found out, it costs what the chips said', () => {
    const inspected = withPower(withTreaty(limited, 'inspection', 0, 1), 0, { treasury: 30 })
    const chips = chipsOf(inspected, submarines(5))
    const played = close(inspected, { alder: [submarines(5)] })
    expect(eventsOf(played, 'cheatingFound')).toHaveLength(1)
    const fell = played.state.powers[0]!.integrity - inspected.powers[0]!.integrity
    expect(fell).toBe(chip(chips, 'word', 'found')?.change)
    expect(played.state.tension[0]![1]! - inspected.tension[0]![1]!).toBeGreaterThanOrEqual(
      chip(chips, 'tension', 'found')!.change!,
    )
  })

  test('interceptors up to the limit are free, beyond it break it in the open', () => {
    const capped = withTreaty(newGame(), 'interceptorLimit', 0, 1)
    const buy = (state: GameState) => chipsOf(state, { type: 'build', force: 'interceptors', lots: 1 })
    expect(breaksTreaty(buy(capped))).toBe(false)
    const chips = buy(withForces(capped, 0, { interceptors: RULESET.treaties.interceptorCap }))
    expect(chip(chips, 'breach')).toMatchObject({ treaty: 'interceptorLimit', power: birch, certainty: 'certain' })
    expect(chip(chips, 'word')?.change).toBe(-RULESET.treaties.breachIntegrity)
  })
})

describe('changes near an end of the scale', () => {
  const threaten: Order = { type: 'statement', statement: { say: 'threaten', target: birch } }
  const tense = (tension: number) => ({
    ...newGame(),
    tension: [
      [0, tension],
      [tension, 0],
    ],
  })

  test('are certain where they fit, likely and cut where they do not, and not said where nothing is left', () => {
    expect(chip(chipsOf(tense(50), threaten), 'tension')).toMatchObject({ change: 8, certainty: 'certain' })
    expect(chip(chipsOf(tense(95), threaten), 'tension')).toMatchObject({ change: 5, certainty: 'likely' })
    expect(chip(chipsOf(tense(100), threaten), 'tension')).toBeUndefined()
  })
})

test('the ground of a demand is an estimate: it is shown as odds, never as certain', () => {
  const chips = chipsOf(newGame(), challengeOver('moor'))
  expect(chip(chips, 'odds')?.certainty).toBe('unknown')
  expect(chip(chips, 'word')).toBeUndefined()
  const meek = withPower(newGame(), 0, { doctrine: { aim: 'minimal' } })
  expect(chip(chipsOf(meek, challengeOver('moor')), 'word')?.change).toBe(-RULESET.crisis.falseDoctrine)
})
