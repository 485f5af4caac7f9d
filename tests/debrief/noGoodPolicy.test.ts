import { describe, expect, test } from 'vitest'
import { trapsOf } from '#shared/debrief/noGoodPolicy'
import type { Story } from '#shared/debrief/story'
import { scenarioId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { RULES_VERSION } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { close, NO_ALARMS, newGame, withForces, withPower } from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'

const RAISES: readonly Order[] = [{ type: 'build', force: 'silos', lots: 60 }]

/** The story of one year in which the rival of seat 0 arms all it can, and seat 0 does this. */
function yearOf(opening: GameState, own: readonly Order[]): Story {
  const submissions = { alder: own, birch: RAISES }
  const { state, events } = close(opening, submissions)
  const window = { number: 0, submissions, events, hash: '' }
  const record = {
    rulesVersion: RULES_VERSION,
    scenario: scenarioId(smallWorld.id),
    seats: opening.powers.map(({ id }) => id),
    years: 5,
    seed: 'luck',
    windows: [window],
  }
  return { ruleset: NO_ALARMS, scenario: smallWorld, record, states: [opening, state] }
}

/** Soft silos against accurate missiles; a rival with money for six hundred warheads. */
function exposed(treasury: number): GameState {
  const start = withForces(newGame(), 0, { silos: 60, submarines: 0, bombers: 0 })
  const accurate = { ...start.powers[1]!.technology, accuracy: 4 }
  return withPower(withPower(start, 1, { treasury: 400, technology: accurate }), 0, { treasury })
}

describe('a year without a good policy', () => {
  test('is one in which a power lost security and no purchase, nor none, would have helped', () => {
    expect(trapsOf(yearOf(exposed(0), []))).toEqual([{ year: 1, seat: 0 }])
  })

  test('is none where another purchase would have kept the power safe', () => {
    expect(trapsOf(yearOf(exposed(400), []))).toEqual([])
  })

  test('is none where the power lost nothing', () => {
    const calm = { ...yearOf(exposed(0), []), states: [exposed(0), { ...exposed(0), year: 2 }] }
    expect(trapsOf(calm)).toEqual([])
  })

  test('is none where only what the power bought made it less safe', () => {
    const { states, ...story } = yearOf(exposed(0), [])
    const opening = states[0]!
    const idle = { ...story, record: { ...story.record, windows: [{ ...story.record.windows[0]!, submissions: {} }] } }
    expect(trapsOf({ ...idle, states: [opening, states[1]!] })).toEqual([])
  })
})
