/**
 * `npm run -s tool -- ledger [--matches 80] [--scenario two-blocs] [--powers 6] [--years 10] [--seed ledger] [--json]`
 * Measures how much better than by the shown bands and public acts a viewer estimates rivals' secrets by every byte it is
 * sent. Prints one row for each secret and viewer, the worst first: error with all bytes, with bands and acts, and the ratio.
 * With fewer than 80 matches regression learns too little to find what public numbers tell together.
 */
import { parseArgs } from 'node:util'
import { type LedgerRow, measureLedger } from '#server/lab/ledger/ledger'
import { VIEWERS } from '#server/lab/ledger/received'
import { loadScenarios } from '#server/lib/loadScenarios'
import { RULESET } from '#shared/ruleset/ruleset'
import { numberOf } from './numbers.ts'

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '80' },
    scenario: { type: 'string', default: 'two-blocs' },
    powers: { type: 'string', default: '6' },
    years: { type: 'string', default: '10' },
    seed: { type: 'string', default: 'ledger' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
if (scenario === undefined) throw new RangeError(`there is no scenario ${values.scenario}`)
const plan = {
  ruleset: RULESET,
  scenario,
  matches: numberOf('matches', values.matches),
  seats: numberOf('powers', values.powers),
  years: numberOf('years', values.years),
  seed: values.seed,
}
const short = (value: number): number => Number(value.toPrecision(3))
const rows = VIEWERS.flatMap((viewer) => measureLedger(plan, viewer))
  .map((row) => ({ ...row, error: short(row.error), baseline: short(row.baseline), ratio: short(row.ratio) }))
  .sort((a, b) => a.ratio - b.ratio)

const readable = ({ quantity, viewer, error, baseline, ratio }: LedgerRow): string =>
  [quantity.padEnd(14), viewer.padEnd(11), ...[error, baseline, ratio].map((value) => String(value).padStart(8))].join(
    '',
  )

const head = `${'secret'.padEnd(14)}${'viewer'.padEnd(11)}${['error', 'baseline', 'ratio'].map((title) => title.padStart(8)).join('')}`
process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${[head, ...rows.map(readable)].join('\n')}\n`)
