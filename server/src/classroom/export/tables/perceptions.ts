import { ESTIMATED } from '#shared/ruleset/forces'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { GameState } from '#shared/state/gameState'
import { observe } from '#shared/view/observe'
import {
  type Cell,
  numberColumn,
  powerColumn,
  ROUND_COLUMN,
  textColumn,
  WORLD_COLUMN,
  type WorldTable,
  YEAR_COLUMN,
} from '../define.ts'
import { type ExportedWorld, yearsOf } from '../source.ts'

const MOST = 1_000_000

/** Table: every power's estimates of every rival beside the truth, by year. */
export const perceptions: WorldTable = {
  per: 'world',
  name: 'perceptions',
  about: 'what one power was shown of another at the beginning of a year, beside the truth',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    YEAR_COLUMN,
    powerColumn('observer', 'Who looked'),
    powerColumn('target', 'Who was looked at'),
    {
      ...textColumn('quantity', 'What was estimated; seeker is the believed probability of a security seeker'),
      values: [...ESTIMATED, 'seeker'],
    },
    numberColumn('low', 'One in ten chances that it is less', 'pieces, or 0–1', 0, MOST),
    numberColumn('median', 'As likely more as less', 'pieces, or 0–1', 0, MOST),
    numberColumn('high', 'One in ten chances that it is more', 'pieces, or 0–1', 0, MOST),
    numberColumn('truth', 'What it was', 'pieces, or 0 and 1', 0, MOST),
    numberColumn('error', 'Median less truth', 'pieces, or 0–1', -MOST, MOST),
  ],
  *rows(world) {
    for (const state of yearsOf(world)) {
      // After the reveal there are no estimates.
      if (state.window.kind !== 'ended') yield* ofYear(world, state)
    }
  },
}

function* ofYear({ round, number, ruleset }: ExportedWorld, state: GameState): Generator<Record<string, Cell>> {
  const rules = rulesetVariant(ruleset, state.ruleChanges)
  const place = { round, world: number, year: state.year }
  for (const { id: observer } of state.powers) {
    for (const [seat, seen] of observe(rules, state, { kind: 'power', power: observer }).powers.entries()) {
      if (seen.estimate === undefined) continue
      const { forces, interest } = state.powers[seat]!
      const who = { ...place, observer, target: seen.id }
      for (const quantity of ESTIMATED) {
        const { low, median, high } = seen.estimate.forces[quantity]
        yield { ...who, quantity, low, median, high, truth: forces[quantity], error: median - forces[quantity] }
      }
      const { seeker } = seen.estimate
      const truth = interest === 'securitySeeker' ? 1 : 0
      yield { ...who, quantity: 'seeker', low: seeker, median: seeker, high: seeker, truth, error: seeker - truth }
    }
  }
}
