/**
 * `npm run tool -- estimates [--matches 20] [--seed bands] [--rules JSON] [--json]`: plays matches of registered bots in every
 * scenario and counts how often the shown bands hold the truth: pooled, and by force, scenario, years, and inspected or not.
 * `--rules` changes numbers ({"estimates": {…}, "forces": {"silos": {…}}}), to fit them. Exit code 1 when a pooled share is
 * outside its goal; cells of at least 1,000 rows outside theirs are listed last.
 */
import { parseArgs } from 'node:util'
import { loadScenarios } from '#server/lib/loadScenarios'
import { type BandRow, bandRows } from '#shared/analysis/bandCoverage'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '20' },
    seed: { type: 'string', default: 'bands' },
    rules: { type: 'string', default: '{}' },
    json: { type: 'boolean', default: false },
  },
})
const YEARS = 10
const GOALS = { inside: [0.78, 0.82], middle: [0.46, 0.56], cell: [0.72, 0.88] } as const
/** Fewer rows say too little. */
const LEAST_ROWS = 1000

const changed = JSON.parse(values.rules) as { estimates?: object; forces?: Record<string, object> }
const ruleset = {
  ...RULESET,
  estimates: { ...RULESET.estimates, ...changed.estimates },
  forces: Object.fromEntries(
    Object.entries(RULESET.forces).map(([force, row]) => [force, { ...row, ...changed.forces?.[force] }]),
  ) as typeof RULESET.forces,
}

const yearsOf = (year: number): string => (year <= 3 ? 'years 2-3' : year <= 6 ? 'years 4-6' : 'years 7-10')

/** The cells a row counts in; a cell of all four kinds has a comma thrice. */
function cellsOf(scenario: string, { force, year, inspected }: BandRow): readonly string[] {
  const [years, look] = [yearsOf(year), inspected ? 'inspected' : 'dark']
  return ['pooled', force, scenario, years, look, `${look}, ${years}`, `${force}, ${scenario}, ${years}, ${look}`]
}

const cells = new Map<string, { rows: number; inside: number; middle: number; below: number; above: number }>()

function count(key: string, row: BandRow): void {
  const cell = cells.get(key) ?? { rows: 0, inside: 0, middle: 0, below: 0, above: 0 }
  cell.rows += 1
  for (const part of ['inside', 'middle', 'below', 'above'] as const) cell[part] += Number(row[part])
  cells.set(key, cell)
}

for (const [id, scenario] of loadScenarios()) {
  const seats = Math.max(...Object.keys(scenario.seatings).map(Number))
  for (let n = 0; n < Number(values.matches); n++) {
    const seed = `${values.seed} ${id} ${n}`
    const rng = createRng(seed)
    const bots = Array.from(
      { length: seats },
      (_, seat) => BOTS[BOT_IDS[rng.split('bot', seat).integer(BOT_IDS.length)]!],
    )
    let year = 1
    playMatch({ ruleset, scenario, years: YEARS, bots, seed }, (state) => {
      if (state.window.kind === 'planning' && state.year !== year) {
        year = state.year
        for (const row of bandRows(ruleset, state)) for (const key of cellsOf(id, row)) count(key, row)
      }
      return state
    })
  }
}

const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high
const share = (part: number, whole: number) => Number((part / whole).toFixed(3))
const table = [...cells]
  .filter(([, { rows }]) => rows >= LEAST_ROWS)
  .map(([cell, { rows, ...parts }]) => ({
    cell,
    rows,
    inside: share(parts.inside, rows),
    middle: share(parts.middle, rows),
    below: share(parts.below, rows),
    above: share(parts.above, rows),
  }))
const pooled = table.find(({ cell }) => cell === 'pooled')
const outside = table.filter(({ inside }) => !within(inside, GOALS.cell))
const holds = pooled !== undefined && within(pooled.inside, GOALS.inside) && within(pooled.middle, GOALS.middle)
if (values.json) process.stdout.write(`${JSON.stringify({ goals: GOALS, holds, cells: table, outside })}\n`)
else {
  const line = ({ cell, rows, inside, middle, below, above }: (typeof table)[number]) =>
    `${cell.padEnd(52)} ${String(rows).padStart(7)}  inside ${inside}  quartiles ${middle}  below ${below}  above ${above}\n`
  process.stdout.write(table.map(line).join(''))
  process.stdout.write(
    `${outside.length} of ${table.length} cells outside ${GOALS.cell.join('–')}:\n${outside.map(line).join('')}`,
  )
}
process.exit(holds ? 0 : 1)
