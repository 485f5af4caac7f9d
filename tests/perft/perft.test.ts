import { describe, expect, test } from 'vitest'
import { moduleOf, ORDER_TYPES } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { openWindows } from '#tests/support/openWindows'
import { newGame, viewOf, withForces, withPower } from '#tests/support/positions'

/** Acceptable orders by kind: like a chess engine's perft, it finds rules that were loosened or lost by accident. */
function count(view: PlayerView): Record<string, number> {
  const rows = ORDER_TYPES.map((type) => {
    const { windows, options } = moduleOf({ type })
    return [type, windows.includes(view.window.kind) ? [...options(RULESET, view)].length : 0] as const
  })
  return Object.fromEntries(rows.filter(([, number]) => number > 0))
}

const POSITIONS: readonly (readonly [name: string, view: () => PlayerView, expected: Record<string, number>])[] = [
  [
    'two powers, year one',
    () => viewOf(newGame(), 0),
    { build: 36, research: 4, posture: 1125, spy: 3, influence: 18, diplomacy: 4, statement: 24, strike: 56 },
  ],
  [
    'four powers, year one',
    () => viewOf(newGame({ seats: 4 }), 0),
    { build: 36, research: 4, posture: 1125, spy: 9, influence: 12, diplomacy: 12, statement: 30, strike: 168 },
  ],
  [
    'no money',
    () => viewOf(withPower(newGame(), 0, { treasury: 0 }), 0),
    { posture: 1125, diplomacy: 4, statement: 24, strike: 56 },
  ],
  [
    'one leg left',
    () => viewOf(withForces(newGame(), 0, { silos: 0, bombers: 0 }), 0),
    { build: 36, research: 4, posture: 1125, spy: 3, influence: 18, diplomacy: 4, statement: 24, strike: 8 },
  ],
  [
    'disarmed',
    () => viewOf(withForces(newGame(), 0, { silos: 0, bombers: 0, submarines: 0 }), 0),
    { build: 36, research: 4, posture: 1125, spy: 3, influence: 18, diplomacy: 4, statement: 24 },
  ],
  [
    'sensors complete',
    () => viewOf(withForces(newGame(), 0, { sensors: 3 }), 0),
    { build: 34, research: 4, posture: 1125, spy: 3, influence: 18, diplomacy: 4, statement: 24, strike: 56 },
  ],
  ['a warning', () => openWindows().warning!, { answerWarning: 59 }],
  ['after impact', () => openWindows().retaliation!, { retaliate: 168, hold: 1 }],
]

describe('perft', () => {
  test.each(POSITIONS)('%s', (_name, view, expected) => {
    expect(count(view())).toEqual(expected)
  })
})
