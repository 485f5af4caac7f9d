/**
 * `npm run -s tool -- scenarios [--matches 200] [--scenario ID …] [--seed TEXT] [--json | --docs]`
 * Plays every scenario by named bots: every seating at the scenario's own length, and its usual seating half as long again. Prints what happened
 * beside the bars it is held to. Exit code 1 when a bar is missed. With `--docs` the table goes into docs/scenarios.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { replaceBetween } from '#server/lab/modelPage'
import { MEASURED_MARKERS, measuredTable } from '#server/lab/scenarios/page'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Scenario } from '#shared/scenario/schema'
import { type JudgedBar, judgeBars } from '#shared/trials/bars'
import { measureScenario, type ScenarioFigures } from '#shared/trials/figures'
import { type MatchSize, usualSeats } from '#shared/trials/naturalMatch'

const PAGE = join(import.meta.dirname, '../../../../docs/scenarios.md')
const MOST_YEARS = 24

/** Every seating at the scenario's own length, then its usual seating half as long again. */
function sizesOf(scenario: Scenario): readonly MatchSize[] {
  const longer = Math.min(MOST_YEARS, Math.ceil(1.5 * scenario.years))
  return [
    ...Object.keys(scenario.seatings).map((seats) => ({ seats: Number(seats), years: scenario.years })),
    { seats: usualSeats(scenario), years: longer },
  ]
}

interface Row extends ScenarioFigures {
  readonly bars: readonly JudgedBar[]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

const readable = ({ scenario, seats, years, bars, ...row }: Row): string =>
  [
    `${scenario.padEnd(14)} ${seats} powers, ${years} years: war ${percent(row.war)}, general ${percent(row.generalWar)};`,
    `crises ${row.crises.toFixed(1)}, a power ${row.crisesPerSeat.toFixed(1)}; accident ${percent(row.accident)};`,
    `alarms ${row.alarms.toFixed(1)}; trades of bases ${percent(row.baseTrade)}`,
    ...bars.map(
      ({ figure, from, to, met }) =>
        `\n  ${met ? '✓' : '✗'} ${figure} from ${from}${to === undefined ? '' : ` to ${to}`}`,
    ),
  ].join(' ')

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '200' },
    scenario: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: 'scenarios' },
    json: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
})
const scenarios = loadScenarios()
const names = values.scenario.length > 0 ? values.scenario : [...scenarios.keys()]
const matches = Number(values.matches)
const unknown = names.find((name) => !scenarios.has(name))
if (unknown !== undefined || !Number.isInteger(matches) || matches < 1) {
  const fault = unknown === undefined ? '--matches is a number of matches above zero' : `there is no ${unknown}`
  process.stderr.write(`scenarios: ${fault}\n`)
  process.exitCode = 2
} else {
  const rows = names.flatMap((name) => {
    const scenario = scenarios.get(name)!
    return sizesOf(scenario).map((size): Row => {
      process.stderr.write(`${name}, ${size.seats} powers, ${size.years} years\n`)
      const figures = measureScenario(scenario, size, matches, values.seed)
      return { ...figures, bars: judgeBars(figures, scenario.years) }
    })
  })
  if (values.docs)
    writeFileSync(PAGE, replaceBetween(readFileSync(PAGE, 'utf8'), MEASURED_MARKERS, measuredTable(rows)))
  else process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${rows.map(readable).join('\n')}\n`)
  process.exitCode = rows.every(({ bars }) => bars.every(({ met }) => met)) ? 0 : 1
}
