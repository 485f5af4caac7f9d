/**
 * `npm run tool -- nightly [FILE …]`: the generated tests with twenty times the cases (invariants, secrecy, arrival order,
 * replay), or those of the files that are named. Prints how many secrecy cases of each kind were tried, and fails where there
 * were fewer than ten thousand of one.
 */
import { startVitest, type TestCase } from 'vitest/node'
import { outcomeOf, printOutcome } from '../scripts/outcome.ts'
import { ROOT } from '../scripts/pinnedNode.mjs'
import { SECRECY_KINDS, type SecrecyCases, type SecrecyKind } from '../tests/support/secrecyCases.ts'

const LEAST_CASES = 10_000

process.env.THOROUGHNESS = '20'
const started = performance.now()
const vitest = await startVitest('test', process.argv.slice(2), { run: true, root: ROOT, project: ['properties'] })
const modules = vitest.state.getTestModules()
const outcome = outcomeOf(modules, vitest.state.getUnhandledErrors().length)
const tried = modules.flatMap((module) => [...module.children.allTests()]).flatMap(casesOf)
await vitest.close()

const totals = SECRECY_KINDS.map((kind) => totalOf(kind))
for (const { kind, cases, comparisons } of totals) {
  const verdict = cases < LEAST_CASES ? `, fewer than ${LEAST_CASES}` : ''
  process.stdout.write(`${kind}: ${cases} cases, ${comparisons} comparisons of what a viewer is shown${verdict}\n`)
}
process.stdout.write(`${Math.round((performance.now() - started) / 1000)} s\n${printOutcome(outcome)}\n`)
process.exit(outcome.failed === 0 && totals.every(({ cases }) => cases >= LEAST_CASES) ? 0 : 1)

function casesOf(test: TestCase): readonly SecrecyCases[] {
  const { secrecyCases } = test.meta()
  return secrecyCases === undefined || test.result().state !== 'passed' ? [] : [secrecyCases]
}

function totalOf(kind: SecrecyKind): SecrecyCases {
  const sum = (what: 'cases' | 'comparisons') =>
    tried.reduce((total, each) => total + (each.kind === kind ? each[what] : 0), 0)
  return { kind, cases: sum('cases'), comparisons: sum('comparisons') }
}
