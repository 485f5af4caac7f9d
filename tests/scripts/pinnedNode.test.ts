import { expect, test } from 'vitest'
import { runToEnd } from '#tests/support/commands'
import { wrongNode } from '../../scripts/pinnedNode.mjs'

/** Makes Node say that it is another version, before anything else runs. */
const AS_OLD = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`

test('an old Node is told the commands that use the right one; Node 24 and later will do', () => {
  expect(wrongNode('20.20.2')).toMatch(/^Node 20\.20\.2 is too old .*"npm test".*node scripts\/run\.mjs/)
  expect(wrongNode('23.11.0')).toBeDefined()
  for (const version of ['24.0.0', '24.21.0', '26.1.0']) expect(wrongNode(version)).toBeUndefined()
})

test('vitest run on an old Node reports it in one line and runs nothing', async () => {
  const args = ['--import', AS_OLD, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'tests/client/skin']
  const { code, output } = await runToEnd(process.execPath, args, {})
  expect(output).toBe(`${wrongNode('20.1.0')}\n`)
  expect(code).toBe(1)
})
