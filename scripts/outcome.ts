import { relative } from 'node:path'
import type { TestCase, TestModule } from 'vitest/node'
import { ROOT } from './pinnedNode.mjs'

/** What a run of tests came to. */
export interface Outcome {
  readonly passed: number
  /** Failed tests, files that could not be run, and errors outside of tests. */
  readonly failed: number
  readonly skipped: readonly Skipped[]
  /** Tests that passed at a later attempt only, by file and name; they count as passed. */
  readonly repeated: readonly string[]
}

interface Skipped {
  /** Relative to the project's folder. */
  readonly file: string
  /** Tests of the file, skipped or not. */
  readonly testsOfFile: number
  readonly name: string
  readonly reason: string
}

/** @param strayErrors errors that were thrown outside of any test */
export function outcomeOf(modules: readonly TestModule[], strayErrors: number): Outcome {
  const all = modules.map(moduleOutcome)
  const outcome = all.reduce(sum, { passed: 0, failed: strayErrors, skipped: [], repeated: [] })
  // A run without any test proves nothing.
  return modules.length > 0 ? outcome : { ...outcome, failed: outcome.failed + 1 }
}

export const sum = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: [...a.skipped, ...b.skipped],
  repeated: [...a.repeated, ...b.repeated],
})

function moduleOutcome(module: TestModule): Outcome {
  const tests = [...module.children.allTests()]
  const count = (state: string) => tests.filter((test) => test.result().state === state).length
  const [passed, failed] = [count('passed'), count('failed') + count('pending')]
  const file = relative(ROOT, module.moduleId).replaceAll('\\', '/')
  const skipped = tests
    .filter((test) => test.result().state === 'skipped')
    .map((test) => ({ file, testsOfFile: tests.length, name: test.fullName, reason: reasonOf(test) }))
  const repeated = tests
    .filter((test) => test.diagnostic()?.flaky === true)
    .map(({ fullName }) => `${file} > ${fullName}`)
  const isBroken = failed === 0 && !module.ok()
  return { passed, failed: isBroken ? 1 : failed, skipped, repeated }
}

/** What `needs` of tests/support, or the call of `skip` within the test, gives as the reason. */
function reasonOf(test: TestCase): string {
  const result = test.result()
  const note = result.state === 'skipped' ? result.note : undefined
  const { missing } = test.meta() as { readonly missing?: string }
  return note ?? missing ?? 'no reason is given'
}

/**
 * Every test that passed at a later attempt only; every skipped test by name, a file of which every test is skipped for one
 * reason as one; then the line of sums.
 */
export function printOutcome({ passed, failed, skipped, repeated }: Outcome): string {
  const inOrder = skipped.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
  const groups = Map.groupBy(inOrder, ({ file, reason }) => `${file}\n${reason}`)
  const lines = [...groups.values()].flatMap((tests) => {
    const { file, testsOfFile, reason } = tests[0]!
    if (tests.length === testsOfFile) return [`skipped: ${file}, all ${testsOfFile} tests: ${reason}`]
    return tests.map(({ name }) => `skipped: ${file} > ${name}: ${reason}`)
  })
  const again = repeated.map((test) => `passed at a later attempt only: ${test}`)
  return ['', ...again, ...lines, `${passed} passed, ${failed} failed, ${skipped.length} skipped`, ''].join('\n')
}
