/**
 * `npm run tool -- estimates [--matches 20] [--seed bands] [--rules JSON] [--json]`: plays matches of registered bots in every
 * scenario and counts how often the shown bands hold the truth: pooled, and by force, scenario, years, and inspected or not.
 * `--rules` changes numbers ({"estimates": {…}, "forces": {"silos": {…}}}), to fit them. Exit code 1 when a pooled share is
 * outside its goal; cells of at least 1,000 rows outside theirs are listed last.
 */
import { parseArgs } from 'node:util'
import { loadScenarios } from '#server/lib/loadScenarios'
import { coverage } from '#shared/analysis/calibration'
import { type ShownBand, shownBands } from '#shared/analysis/shownBands'
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
function cellsOf(scenario: string, { force, year, inspected }: ShownBand): readonly string[] {
  const [years, look] = [yearsOf(year), inspected ? 'inspected' : 'dark']
  return ['pooled', force, scenario, years, look, `${look}, ${years}`, `${force}, ${scenario}, ${years}, ${look}`]
}

const cells = new Map<string, ShownBand[]>()

function addTo(cell: string, shown: ShownBand): void {
  const rows = cells.get(cell)
  if (rows === undefined) cells.set(cell, [shown])
  else rows.push(shown)
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
        for (const shown of shownBands(ruleset, state)) for (const cell of cellsOf(id, shown)) addTo(cell, shown)
      }
      return state
    })
  }
}

const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high
const rounded = (share: number) => Number(share.toFixed(3))
const table = [...cells]
  .filter(([, rows]) => rows.length >= LEAST_ROWS)
  .map(([cell, rows]) => ({
    cell,
    rows: rows.length,
    inside: rounded(coverage(rows.map(({ band, truth }) => ({ ...band, truth })))),
    middle: rounded(coverage(rows.map(({ quartiles, truth }) => ({ ...quartiles, truth })))),
    below: rounded(rows.filter(({ band, truth }) => truth < band.low).length / rows.length),
    above: rounded(rows.filter(({ band, truth }) => truth > band.high).length / rows.length),
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
