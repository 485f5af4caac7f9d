/**
 * `npm run tool -- lab:docs [DIR]`: writes the numbers of the ruleset and the figures of the hindcast into docs/the-model.md
 * between their markers, and, given a folder the lab wrote to, its results from DIR/summary.json. Nothing there is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  HINDCAST_MARKERS,
  hindcastTable,
  NUMBERS_MARKERS,
  numbersTable,
  RESULTS_MARKERS,
  replaceBetween,
  resultsTable,
} from '#server/lab/modelPage'
import type { LabSummary } from '#server/lab/summary'

const PAGE = join(import.meta.dirname, '../../../docs/the-model.md')

const folder = process.argv[2]
let page = replaceBetween(readFileSync(PAGE, 'utf8'), NUMBERS_MARKERS, numbersTable())
page = replaceBetween(page, HINDCAST_MARKERS, hindcastTable())
if (folder !== undefined) {
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as LabSummary
  page = replaceBetween(page, RESULTS_MARKERS, resultsTable(summary))
}
writeFileSync(PAGE, page)
