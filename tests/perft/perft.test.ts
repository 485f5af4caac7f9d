import { describe, expect, test } from 'vitest'
import { stateId } from '#shared/ids'
import { moduleOf, ORDER_TYPES } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { PlayerView } from '#shared/view/observation'
import { openWindows } from '#tests/support/openWindows'
import { newGame, umbrellaOf, viewOf, withForces, withPower, withState, withTreaty } from '#tests/support/positions'

/** Acceptable orders by kind: like a chess engine's perft, it finds rules that were loosened or lost by accident. */
function count(view: PlayerView): Record<string, number> {
  const rows = ORDER_TYPES.map((type) => {
    const { windows, options } = moduleOf({ type })
    return [type, windows.includes(view.window.kind) ? [...options(RULESET, view)].length : 0] as const
  })
  return Object.fromEntries(rows.filter(([, number]) => number > 0))
}

/** Alder with a base and a client in marsh, and a hotline to birch. */
function established(): GameState {
  const state = withTreaty(withState(newGame(), 'marsh', { umbrella: umbrellaOf(0) }), 'hotline', 0, 1)
  return { ...state, bases: [{ patron: 0, host: stateId('marsh'), known: true }] }
}

/** Alder without warheads and without the knowledge to build them. */
function latent(): GameState {
  const unarmed = withForces(newGame(), 0, { silos: 0, bombers: 0, submarines: 0 })
  return withPower(unarmed, 0, { technology: { ...unarmed.powers[0]!.technology, enrichment: 1 } })
}

const POSITIONS: readonly (readonly [name: string, view: () => PlayerView, expected: Record<string, number>])[] = [
  [
    'two powers, year one',
    () => viewOf(newGame(), 0),
    {
      build: 38,
      scrap: 6,
      research: 4,
      posture: 1125,
      spy: 3,
      influence: 18,
      umbrella: 2,
      base: 2,
      diplomacy: 8,
      statement: 24,
      challenge: 2,
      strike: 56,
    },
  ],
  [
    'four powers, year one',
    () => viewOf(newGame({ seats: 4 }), 0),
    {
      build: 38,
      scrap: 6,
      research: 4,
      posture: 1125,
      spy: 9,
      influence: 12,
      umbrella: 2,
      base: 2,
      diplomacy: 25,
      statement: 30,
      challenge: 2,
      strike: 168,
    },
  ],
  [
    'no money',
    () => viewOf(withPower(newGame(), 0, { treasury: 0 }), 0),
    { scrap: 6, posture: 1125, umbrella: 2, diplomacy: 8, statement: 24, challenge: 2, strike: 56 },
  ],
  [
    'one leg left',
    () => viewOf(withForces(newGame(), 0, { silos: 0, bombers: 0 }), 0),
    {
      build: 38,
      scrap: 2,
      research: 4,
      posture: 1125,
      spy: 3,
      influence: 18,
      umbrella: 2,
      base: 2,
      diplomacy: 8,
      statement: 24,
      challenge: 2,
      strike: 8,
    },
  ],
  [
    'disarmed',
    () => viewOf(withForces(newGame(), 0, { silos: 0, bombers: 0, submarines: 0 }), 0),
    {
      build: 38,
      research: 4,
      posture: 1125,
      spy: 3,
      influence: 18,
      umbrella: 2,
      base: 2,
      diplomacy: 8,
      statement: 24,
      challenge: 2,
    },
  ],
  [
    'sensors complete',
    () => viewOf(withForces(newGame(), 0, { sensors: 3 }), 0),
    {
      build: 36,
      scrap: 6,
      research: 4,
      posture: 1125,
      spy: 3,
      influence: 18,
      umbrella: 2,
      base: 2,
      diplomacy: 8,
      statement: 24,
      challenge: 2,
      strike: 56,
    },
  ],
  [
    'a base, a client and a treaty',
    () => viewOf(established(), 0),
    {
      build: 40,
      scrap: 6,
      research: 4,
      posture: 1125,
      spy: 3,
      influence: 18,
      umbrella: 3,
      base: 1,
      diplomacy: 9,
      statement: 24,
      challenge: 2,
      strike: 56,
    },
  ],
  [
    'on the way to a bomb',
    () => viewOf(latent(), 0),
    {
      build: 22,
      research: 5,
      posture: 1125,
      spy: 3,
      influence: 18,
      base: 2,
      diplomacy: 8,
      statement: 24,
      challenge: 2,
    },
  ],
  ['face to face', () => openWindows().confrontation!, { posture: 1125, strike: 168, confront: 5 }],
  ['a warning', () => openWindows().warning!, { answerWarning: 59 }],
  ['after impact', () => openWindows().retaliation!, { ceasefire: 1, retaliate: 168, hold: 1 }],
]

describe('perft', () => {
  test.each(POSITIONS)('%s', (_name, view, expected) => {
    expect(count(view())).toEqual(expected)
  })
})
