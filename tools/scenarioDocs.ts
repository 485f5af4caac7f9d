/**
 * `npm run tool -- scenarios:docs` writes what every scenario cites, and the numbers it sets otherwise, into docs/scenarios.md
 * between its markers. Nothing there is written by hand; a test fails while the page is older than the files.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceBetween } from '#server/lab/modelPage'
import { mapTerritories } from '#server/lib/mapTerritories'
import { describedQuantities } from '#shared/ruleset/quantity'
import { type CitedFigure, parseScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import { ROOT } from '../scripts/pinnedNode.mjs'
import { readLang } from './langFiles.ts'

const FOLDER = join(ROOT, 'assets/scenarios')
export const PAGE = join(ROOT, 'docs/scenarios.md')
const MARKERS = ['<!-- figures -->', '<!-- /figures -->'] as const

const WORDS = readLang('en') as unknown as {
  readonly scenario: Readonly<Record<string, { readonly name: string }>>
  readonly power: Readonly<Record<string, { readonly name: string }>>
  readonly state: Readonly<Record<string, string>>
}

/** The page with its generated part made anew. Throws a RangeError when it has lost a marker. */
export const renewed = (page: string): string => replaceBetween(page, MARKERS, `\n${figuresTable()}\n`)

/** Every scenario that cites a figure or sets a number otherwise. */
function figuresTable(): string {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const parsed = parseScenario(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')), mapTerritories())
      if ('faults' in parsed) throw new Error(`${file}: ${JSON.stringify(parsed.faults)}`)
      const { scenario, sources } = parsed
      const parts = [...rulesTable(scenario, sources), ...sourcesTable(scenario, sources)]
      return parts.length === 0 ? [] : [`### ${WORDS.scenario[scenario.id]?.name}`, ...parts]
    })
    .join('\n\n')
}

function rulesTable({ rules }: Scenario, sources: readonly CitedFigure[]): string[] {
  const usual = describedQuantities()
  const rows = Object.entries(rules).map(([path, value]) => {
    const [chapter = '', ...name] = path.split('.')
    const quantity = usual[chapter]?.[name.join('.')]
    const reason = sources.find((cited) => cited.path === `rules.${path}`)?.source
    return `| ${path} | ${value} | ${quantity?.value ?? ''} | ${quantity?.unit ?? ''} | ${reason ?? ''} |`
  })
  const head = ['| number | here | usually | unit | source or reason |', '|---|---|---|---|---|']
  return rows.length === 0 ? [] : [[...head, ...rows].join('\n')]
}

function sourcesTable(scenario: Scenario, sources: readonly CitedFigure[]): string[] {
  const figures = sources.filter(({ path }) => !path.startsWith('rules.'))
  const rows = figures.map(({ path, value, source }) => {
    const [list = '', at = '', ...figure] = path.split('.')
    const { id } = (list === 'powers' ? scenario.powers : scenario.states)[Number(at)]!
    const name = list === 'powers' ? WORDS.power[id]?.name : WORDS.state[id]
    return `| ${name} | ${figure.at(-1)} | ${value} | ${source} |`
  })
  return rows.length === 0 ? [] : [['| | figure | value | source |', '|---|---|---|---|', ...rows].join('\n')]
}

if (import.meta.main) writeFileSync(PAGE, renewed(readFileSync(PAGE, 'utf8')))
