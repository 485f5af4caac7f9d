/**
 * `npm run tool -- hosting:docs [--bench FILE]…`: writes the table of settings into docs/hosting.md, and what was measured from files of
 * lines that `npm run -s bench:server` printed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withSettings } from '#server/config/settingsTable'
import { type BenchLine, withFigures } from './measuredFigures.ts'

const { values } = parseArgs({ options: { bench: { type: 'string', multiple: true, default: [] } } })
const lines = values.bench.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
)
const PAGE = join(import.meta.dirname, '../docs/hosting.md')
const page = withSettings(readFileSync(PAGE, 'utf8'))
writeFileSync(
  PAGE,
  lines.length === 0
    ? page
    : withFigures(
        page,
        lines.map((line): BenchLine => JSON.parse(line)),
      ),
)
