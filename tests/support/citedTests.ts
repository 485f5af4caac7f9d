import { exists, read } from '#tests/support/deployment'
import { type Node, nodesOf, parseSource } from '#tests/support/sources'

/** A test that a page names as the one that holds what it says. */
export interface CitedTest {
  readonly file: string
  readonly title: string
}

const CITED = /`(tests\/[\w/.]+)`: “([^”]+)”/g

/** Every test that a text names, in the form `tests/…`: “title”. */
export const citedTestsIn = (text: string): readonly CitedTest[] =>
  [...text.matchAll(CITED)].map(([, file, title]) => ({ file: file!, title: title! }))

/** How many test files a text names, in that form or not. */
export const namedFilesIn = (text: string): number => [...text.matchAll(/`tests\/[\w/.]+\.test\.ts`/g)].length

/** Titles of the tests of a file as they are written, those of `test.each` with their slots. */
const titles = new Map<string, ReadonlySet<string>>()

/** Whether the file has a test of this title. */
export function isThere({ file, title }: CitedTest): boolean {
  if (!exists(file)) return false
  if (!titles.has(file)) titles.set(file, titlesOf(file))
  return titles.get(file)!.has(title)
}

function titlesOf(file: string): ReadonlySet<string> {
  const calls = [...nodesOf(parseSource(file, read(file)).ast)].filter(isTest)
  return new Set(calls.flatMap((call) => titleOf((call.arguments as Node[])[0])))
}

/** `test(…)`, `test.each(…)(…)` and the like; not `describe`, which holds nothing by itself. */
function isTest({ type, callee }: Node): boolean {
  if (type !== 'CallExpression') return false
  const { type: kind, name, callee: inner, object } = callee as Node
  if (kind === 'Identifier') return name === 'test'
  if (kind === 'MemberExpression') return (object as Node).name === 'test'
  return (
    kind === 'CallExpression' &&
    (inner as Node).type === 'MemberExpression' &&
    ((inner as Node).object as Node).name === 'test'
  )
}

function titleOf(first: Node | undefined): readonly string[] {
  if (first?.type === 'Literal') return [String(first.value)]
  if (first?.type !== 'TemplateLiteral') return []
  return [(first.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked).join('…')]
}
