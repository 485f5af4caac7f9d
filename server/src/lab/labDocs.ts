/**
 * `npm run tool -- lab:docs DIR`: writes the numbers of the ruleset, and the lab's results from DIR/summary.json, into
 * docs/the-model.md between their markers. Nothing there is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabSummary } from '#server/lab/lab'
import { NUMBERS, numbersTable, RESULTS, replaceBetween, resultsTable } from '#server/lab/modelPage'

const PAGE = join(import.meta.dirname, '../../../docs/the-model.md')

const folder = process.argv[2]
if (folder === undefined) {
  process.stderr.write('lab:docs: say which folder the lab wrote to, as in: npm run tool -- lab:docs lab-results\n')
  process.exitCode = 2
} else {
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as LabSummary
  const page = readFileSync(PAGE, 'utf8')
  writeFileSync(PAGE, replaceBetween(replaceBetween(page, NUMBERS, numbersTable()), RESULTS, resultsTable(summary)))
}
