/**
 * `npm run tool -- fit-beliefs [--matches 160] [--field minds] [--scenario two-blocs] [--seed fit] [--json]`
 * What tells a security seeker from a revisionist: plays matches, fits the weight of every sign powers see of each other, and shows
 * by year of a term how good beliefs are by the rules as they are, and by the fitted weights on matches they were not fitted on.
 * The weights of the rules (`trust`, `crisis`, `treatyRules`, `seenGrowth`) are taken from it by hand: those whose interval leaves
 * out 0, rounded towards 0.
 */
import { parseArgs } from 'node:util'
import { accuracyByYear } from '#server/lab/beliefs/accuracy'
import { fitWeights, oddsBy, type Weights } from '#server/lab/beliefs/fit'
import { type BeliefRow, beliefRows } from '#server/lab/beliefs/rows'
import { SIGNS, type Sign } from '#server/lab/beliefs/signs'
import { SEATS } from '#server/lab/depth/field'
import { playerNamed } from '#server/lab/players'
import { loadScenarios } from '#server/lib/loadScenarios'
import { mean, sum } from '#shared/math'
import { RULESET } from '#shared/ruleset/ruleset'
import { playerAt } from '#shared/trials/naturalMatch'

/** Parts into which matches are split: each is left out once. */
const PARTS = 8

/** Weights fitted on all matches but one part, by part. */
const leavingOut = (matches: readonly (readonly BeliefRow[])[], signs: readonly Sign[]): readonly Weights[] =>
  Array.from({ length: PARTS }, (_, part) =>
    fitWeights(
      matches.flatMap((rows, n) => (n % PARTS === part ? [] : rows)),
      signs,
    ),
  )

/** Half the width of a 95 % interval of a weight, by the jackknife over parts (Efron 1982). */
function intervalOf(parts: readonly Weights[], sign: Sign): number {
  const values = parts.map((weights) => weights[sign] ?? 0)
  const middle = mean(values)
  return 1.96 * Math.sqrt(((PARTS - 1) / PARTS) * sum(values.map((value) => (value - middle) * (value - middle))))
}

function reportOf(matches: readonly (readonly BeliefRow[])[]) {
  const rows = matches.flat()
  const signs = SIGNS.filter((sign) => rows.some(({ seen }) => seen[sign] !== undefined))
  const weights = fitWeights(rows, signs)
  const parts = leavingOut(matches, signs)
  const partOf = new Map(matches.flatMap((of, n) => of.map((row) => [row, parts[n % PARTS]!] as const)))
  return {
    weights: signs.map((sign) => ({
      sign,
      logOdds: round(weights[sign] ?? 0),
      error: round(intervalOf(parts, sign)),
      seen: round(rows.filter(({ seen }) => seen[sign] !== undefined).length / rows.length),
    })),
    rules: accuracyByYear(rows, ({ believed }) => believed).map(rounded),
    fitted: accuracyByYear(rows, (row) => oddsBy(partOf.get(row)!)(row)).map(rounded),
  }
}

const round = (value: number): number => Number(value.toFixed(3))
const rounded = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value)]))

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '160' },
    field: { type: 'string', default: 'minds' },
    scenario: { type: 'string', default: 'two-blocs' },
    seed: { type: 'string', default: 'fit' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
const field = playerNamed(values.field)
const count = Number(values.matches)
if (scenario === undefined || field === undefined || !(Number.isInteger(count) && count >= PARTS)) {
  process.stderr.write(`fit-beliefs: a scenario, a field as tool ladder names them, and at least ${PARTS} matches\n`)
  process.exitCode = 2
} else {
  const matches = Array.from({ length: count }, (_, n) => {
    const seed = `${values.seed} ${n}`
    const bots = Array.from({ length: SEATS }, (_other, seat) => playerAt(field, seed, seat))
    return beliefRows({ ruleset: RULESET, scenario, bots, seed })
  })
  const { weights, rules, fitted } = reportOf(matches)
  if (values.json) process.stdout.write(`${JSON.stringify({ matches: count, weights, rules, fitted })}\n`)
  else {
    for (const row of weights) process.stdout.write(`${JSON.stringify(row)}\n`)
    for (const [n, row] of rules.entries())
      process.stdout.write(`rules ${JSON.stringify(row)}\nfitted ${JSON.stringify(fitted[n])}\n`)
  }
}
