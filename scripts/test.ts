/**
 * `npm test`: types and lint beside the unit tests, then the tests with real servers and a sample of those with browsers; the second stage is
 * left out when the first fails. `npm test -- --long` runs the other browser tests. The last line is `N passed, N failed, N skipped`; before it
 * every skipped test is named with its reason, and every test that passed at its second attempt only.
 */
import { parseArgs } from 'node:util'
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

async function runMain(): Promise<Outcome> {
  const [checked, quick] = await Promise.all([runChecks([...TYPES, LINT]), runProjects(['unit', 'properties'])])
  const isFine = checked && quick.failed === 0
  return sum(
    quick,
    isFine
      ? await runProjects(['server', 'e2e'], HEAVY_RETRIES)
      : { passed: 0, failed: checked ? 0 : 1, skipped: [], repeated: [] },
  )
}

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } })
const total = values.long ? await runProjects(['long'], HEAVY_RETRIES) : await runMain()
process.stdout.write(printOutcome(total))
process.exit(total.failed === 0 ? 0 : 1)
