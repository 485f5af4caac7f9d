/**
 * `npm test`: types and lint beside the unit tests, then the tests with real servers and browsers; the second stage is left
 * out when the first fails. The last line is `N passed, N failed, N skipped`; before it every skipped test is named with its
 * reason, and every test that passed at its second attempt only.
 */
import { startVitest } from 'vitest/node'
import { type Outcome, outcomeOf, printOutcome, sum } from './outcome.ts'
import { LINT, runChecks, TYPES } from './parts.ts'
import { ROOT } from './pinnedNode.mjs'

/** Further attempts of a test with real servers or browsers that failed: they share two cores with everything else. */
const HEAVY_RETRIES = 1

async function runProjects(projects: readonly string[], retry = 0): Promise<Outcome> {
  const vitest = await startVitest('test', [], { run: true, root: ROOT, project: [...projects], retry })
  const outcome = outcomeOf(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length)
  await vitest.close()
  return outcome
}

const [checked, quick] = await Promise.all([runChecks([...TYPES, LINT]), runProjects(['unit', 'properties'])])
const isFine = checked && quick.failed === 0
const total = isFine
  ? sum(quick, await runProjects(['server', 'e2e'], HEAVY_RETRIES))
  : sum(quick, { passed: 0, failed: checked ? 0 : 1, skipped: [], repeated: [] })
process.stdout.write(printOutcome(total))
process.exit(total.failed === 0 ? 0 : 1)
