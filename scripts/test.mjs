/**
 * `npm test`: types, lint, then every vitest project; stops at the first suite that fails. The last line is
 * `N passed, N failed`, summed over the test suites.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './pinnedNode.mjs'

const PARTS = ['shared', 'server', 'client', 'tests']
const PROJECTS = ['unit', 'properties', 'server', 'e2e']

const reports = mkdtempSync(join(tmpdir(), 'balance-tests-'))
let passed = 0
let failed = 0

function run(title, tool, args) {
  process.stdout.write(`\n== ${title}\n`)
  return (
    spawnSync(process.execPath, [join(ROOT, 'scripts/run.mjs'), tool, ...args], { stdio: 'inherit', cwd: ROOT })
      .status === 0
  )
}

function runProject(project) {
  const file = join(reports, `${project}.json`)
  const fine = run(project, 'vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
    if (report.numTotalTests === 0) return false
  } catch {
    failed += 1
    return false
  }
  return fine
}

const steps = [
  ...PARTS.map((part) => () => run(`types: ${part}`, 'tsc', ['-p', part])),
  () => run('lint', 'biome', ['ci', '.']),
  ...PROJECTS.map((project) => () => runProject(project)),
]
const fine = steps.every((step) => step())
rmSync(reports, { recursive: true, force: true })
if (!fine && failed === 0) failed = 1
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(fine ? 0 : 1)
