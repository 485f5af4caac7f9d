/** `npm run sbom`: every package of the running server, by name, version and licence, in dist/sbom.json (CycloneDX). Needs no network. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

const made = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--omit', 'optional', '--package-lock-only'],
  { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 },
)
if (made.status !== 0) {
  process.stderr.write(made.stderr || String(made.error))
  process.exit(1)
}
const { components } = JSON.parse(made.stdout)
mkdirSync(join(ROOT, 'dist'), { recursive: true })
writeFileSync(join(ROOT, 'dist/sbom.json'), made.stdout)
process.stdout.write(`dist/sbom.json: ${components.length} packages\n`)
