import type { LabSummary } from '#server/lab/summary'
import { hindcastRows, hindcastSkill } from '#shared/experiments/hindcast'
import { describedQuantities } from '#shared/ruleset/quantity'
import { RULES_VERSION } from '#shared/ruleset/ruleset'

/** Markers of the generated parts of docs/the-model.md. */
export const NUMBERS_MARKERS = ['<!-- numbers -->', '<!-- /numbers -->'] as const
/** Markers around the generated table of experiments. */
export const RESULTS_MARKERS = ['<!-- results -->', '<!-- /results -->'] as const

/** Markers around the generated figures of the hindcast. */
export const HINDCAST_MARKERS = ['<!-- hindcast -->', '<!-- /hindcast -->'] as const

/** The page with new text between two markers. @throws RangeError when the page has lost a marker */
export function replaceBetween(page: string, [start, end]: readonly [string, string], text: string): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new RangeError(`the page has no part ${start} … ${end}`)
  return `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`
}

/** Every number of the rules, by chapter, with unit and source. */
export function numbersTable(): string {
  const chapters = Object.entries(describedQuantities()).map(([chapter, rules]) => {
    const rows = Object.entries(rules).map(
      ([name, { value, unit, source }]) => `| ${name} | ${value} | ${unit} | ${source} |`,
    )
    return [`### ${chapter}`, '', '| name | value | unit | source |', '|---|---|---|---|', ...rows].join('\n')
  })
  return `\nRules version ${RULES_VERSION}.\n\n${chapters.join('\n\n')}\n`
}

/** The hindcast's figures by year, and how well each measure ranks them; naive rivals beside the model. */
export function hindcastTable(): string {
  const years = hindcastRows().map(
    ({ year, reference, model, warheads, parity }) =>
      `| ${year} | ${reference.toFixed(2)} | ${model.toFixed(2)} | ${warheads.toFixed(2)} | ${parity.toFixed(2)} |`,
  )
  const skill = (['reference', 'model', 'warheads', 'parity'] as const).map((measure) => hindcastSkill(measure))
  const ranked = (name: string, of: 'reference' | 'crises') =>
    `| ${name} | ${skill.map((each) => each[of].toFixed(2)).join(' | ')} |`
  return [
    '',
    '| | prototype | **the rules** | logarithm of warheads | parity |',
    '|---|---|---|---|---|',
    ...years,
    ranked('rank correlation with the prototype', 'reference'),
    ranked('rank correlation with fewness of crises, by half decade', 'crises'),
    '',
  ].join('\n')
}

const SIGN = { holds: '✓', fails: '✗', unclear: '?' } as const

/** Every experiment with its verdict and the margin of its weakest expectation. */
export function resultsTable({ experiments, rulesVersion, matches, partial }: LabSummary): string {
  const rows = experiments.map(
    ({ label, name, claim, source, kind, core, disputed, departs, mutations, verdict, judged }) => {
      const weakest = [...judged].sort((a, b) => a.margin - b.margin)[0]
      const margin = weakest
        ? `${weakest.margin.toFixed(3)} (${weakest.low.toFixed(3)} to ${weakest.high.toFixed(3)})`
        : '–'
      const doubt = disputed ? ` *Disputed: ${disputed}.*` : ''
      const otherwise = departs ? ` *Otherwise than planned: ${departs}*` : ''
      const fails = mutations.map((mutation) => `\`${mutation}\``).join(', ') || '–'
      return `| ${label} | \`${name}\` | ${claim}${doubt}${otherwise} | ${source} | ${kind}${core ? ', core' : ''} | ${SIGN[verdict]} ${verdict} | ${margin} | ${fails} |`
    },
  )
  const head = `\nRules version ${rulesVersion}, ${matches} matches an arm${partial ? ', PARTIAL' : ''}.`
  return [
    head,
    '',
    '| | experiment | claim | source | kind | verdict | weakest margin, 95 % interval | fails with |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
