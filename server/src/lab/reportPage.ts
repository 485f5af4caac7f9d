import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { ExperimentReport, LabSummary } from '#server/lab/summary'
import type { JudgedExpectation } from '#shared/experiments/verdict'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const figure = (value: number): string =>
  Number.isFinite(value) ? (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3)) : '–'

/** A sign before every verdict, so that it does not depend on colour. */
const SIGN = { holds: '✓ holds', fails: '✗ fails', unclear: '? unclear' } as const

/** A self-contained HTML page: every claim with its verdict, a plot of its margins, and the same as tables. */
export function reportPage(summary: LabSummary): string {
  const { document } = parseHTML('<html><body></body></html>')
  const sections = summary.experiments.map((report) => section(report, document))
  const held = summary.experiments.filter(({ verdict }) => verdict === 'holds').length
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Delicate Balance: the lab's report</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #16202b; background: #fff; }
section { margin: 2.5rem 0; border-top: 1px solid #b9c7d4; }
table { border-collapse: collapse; margin: 0.5rem 0; } td, th { padding: 0.15rem 0.8rem 0.15rem 0; text-align: left; border-bottom: 1px solid #dde5ec; }
td.n { font-variant-numeric: tabular-nums; text-align: right; } .soft { color: #52667a; } svg { max-width: 100%; height: auto; }
</style></head><body>
<h1>What the lab found</h1>
<p>${held} of ${summary.experiments.length} claims hold. Rules version ${summary.rulesVersion}, commit ${escaped(summary.commit)},
seed ${escaped(summary.seed)}, ${summary.matches} matches an arm, ${summary.seconds} s${summary.partial ? '. <strong>Partial: the run was cut short.</strong>' : '.'}</p>
<p class="soft">A mechanism was programmed: its claim is a regression test. Only emergent claims and outside comparisons are evidence.
A margin above zero means the expectation is met; bars are 95 % bootstrap intervals over matches paired by seed.</p>
${sections.join('\n')}
</body></html>
`
}

/** A DOM document without a browser, for the plots. */
type PlotDocument = ReturnType<typeof parseHTML>['document']

function section(report: ExperimentReport, document: PlotDocument): string {
  const { label, claim, source, kind, core, verdict, disputed, judged } = report
  return `<section><h2>${escaped(label)}: ${escaped(claim)}</h2>
<p><strong>${SIGN[verdict]}</strong> · ${kind}${core ? ' · core' : ''} · ${report.samples} samples an arm<br>
<span class="soft">${escaped(source)}${disputed ? `. Disputed: ${escaped(disputed)}` : ''}</span></p>
${margins(judged, document)}
${judgedTable(judged)}
${meansTable(report)}</section>`
}

/** A plot of the margins of an experiment's expectations; each must lie right of zero. */
function margins(judged: readonly JudgedExpectation[], document: PlotDocument): string {
  const rows = judged.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
  if (rows.length === 0) return ''
  const plot = Plot.plot({
    document: document as never,
    width: 720,
    height: 50 + 28 * rows.length,
    marginLeft: 320,
    x: { label: 'margin', grid: true },
    y: { label: null, domain: rows.map(({ says }) => says) },
    marks: [
      Plot.ruleX([0], { strokeDasharray: '4 3' }),
      Plot.link(rows, { x1: 'low', x2: 'high', y1: 'says', y2: 'says', strokeWidth: 2 }),
      Plot.dot(rows, { x: 'margin', y: 'says', r: 4, fill: 'currentColor' }),
    ],
  })
  return plot.outerHTML
}

function judgedTable(judged: readonly JudgedExpectation[]): string {
  const rows = judged.map(
    ({ says, margin, low, high, verdict }) =>
      `<tr><td>${escaped(says)}</td><td class="n">${figure(margin)}</td><td class="n">${figure(low)} to ${figure(high)}</td><td>${SIGN[verdict]}</td></tr>`,
  )
  return `<table><tr><th>expectation</th><th>margin</th><th>interval</th><th></th></tr>${rows.join('')}</table>`
}

function meansTable({ means }: ExperimentReport): string {
  const metrics = [...new Set(Object.values(means).flatMap((row) => Object.keys(row)))]
  const head = metrics.map((metric) => `<th>${escaped(metric)}</th>`).join('')
  const rows = Object.entries(means).map(
    ([arm, row]) =>
      `<tr><td>${escaped(arm)}</td>${metrics.map((metric) => `<td class="n">${figure(row[metric] ?? Number.NaN)}</td>`).join('')}</tr>`,
  )
  return `<table><tr><th>arm</th>${head}</tr>${rows.join('')}</table>`
}
