import { expect, test } from 'vitest'
import { type Node, nodesOf, parseSource, readSources, type Source } from '#tests/support/sources'

/** Elements of the page (not components) that carry a `title`: a tooltip that touch, keyboard and many readers never get. */
const tooltipsIn = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ path, ast }) =>
    [...nodesOf(ast)].flatMap(({ type, name, attributes }) => {
      if (type !== 'JSXOpeningElement' || !/^[a-z]/.test(String((name as Node).name ?? ''))) return []
      const titled = (attributes as Node[]).some((attribute) => (attribute.name as Node | undefined)?.name === 'title')
      return titled ? [`${path}: <${String((name as Node).name)}>`] : []
    }),
  )

test('nothing lives in a tooltip', () => {
  expect(tooltipsIn(readSources('client/src'))).toEqual([])
})

test.each([
  ['<p title="why">x</p>', 1],
  ['<p title={why()}>x</p>', 1],
  ['<Section title="why">x</Section>', 0],
  ['<p aria-label="why">x</p>', 0],
])('bites: %s', (jsx, count) => {
  expect(tooltipsIn([parseSource('client/src/x.tsx', `export const x = ${jsx}`)])).toHaveLength(count)
})
