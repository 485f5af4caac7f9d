import { RULES_VERSION } from '#shared/ruleset/ruleset'
import type { BarFigure } from '#shared/trials/bars'
import type { ScenarioFigures } from '#shared/trials/figures'

/** Markers around the measured figures of docs/scenarios.md. */
export const MEASURED_MARKERS = ['<!-- measured -->', '<!-- /measured -->'] as const

/** Half the width of a 95 % interval of a share at its widest, in hundredths. */
const marginOf = (matches: number): string => ((100 * 0.98) / Math.sqrt(matches)).toFixed(1)

type Row = ScenarioFigures & { readonly bars: readonly { readonly figure: BarFigure }[] }

const COLUMNS: readonly (readonly [head: string, figure: BarFigure, print: (value: number) => string])[] = [
  ['a weapon used', 'war', (share) => `${(100 * share).toFixed(0)} %`],
  ['general war', 'generalWar', (share) => `${(100 * share).toFixed(0)} %`],
  ['crises', 'crises', (count) => count.toFixed(1)],
  ['crises a power', 'crisesPerSeat', (count) => count.toFixed(1)],
  ['accident, median', 'accident', (chance) => `${(100 * chance).toFixed(1)} %`],
  ['false alarms', 'alarms', (count) => count.toFixed(1)],
  ['bases traded', 'baseTrade', (share) => `${(100 * share).toFixed(0)} %`],
]

/** The figures of all scenarios as a table; those that a bar holds in bold. */
export function measuredTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const held = new Set(row.bars.map(({ figure }) => figure))
    const cells = COLUMNS.map(([, figure, print]) =>
      held.has(figure) ? `**${print(row[figure])}**` : print(row[figure]),
    )
    return `| ${[row.scenario, row.seats, row.years, ...cells].join(' | ')} |`
  })
  const [first] = rows
  return [
    '',
    `Rules version ${RULES_VERSION}, ${first?.matches ?? 0} matches a row; shares ± ${marginOf(first?.matches ?? 1)} hundredths at most (95 %).`,
    '',
    `| scenario | powers | years | ${COLUMNS.map(([head]) => head).join(' | ')} |`,
    `|---|---|---|${COLUMNS.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n')
}
