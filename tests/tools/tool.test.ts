import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runToEnd } from '#tests/support/commands'
import { ROOT, read } from '#tests/support/deployment'
import { TOOLS } from '#tools/tools'

const tool = (...args: string[]) => runToEnd(process.execPath, [join(ROOT, 'tools/tool.ts'), ...args], {})

describe('npm run tool', () => {
  test('lists every tool with one line', async () => {
    const { code, output } = await tool()
    const lines = output.trim().split('\n').slice(1)
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(Object.keys(TOOLS))
    for (const line of lines) expect(line.trim()).toMatch(/^\S+ {2,}\S.{10,90}$/)
    expect(code).toBe(0)
  })

  test('refuses a name it does not know, with the nearest it has', async () => {
    expect(await tool('bakup')).toEqual({
      code: 1,
      output: 'there is no tool bakup: is backup meant? "npm run tool" lists all of them\n',
    })
    expect((await tool('toString')).code).toBe(1)
  })

  test('passes arguments and the exit code on', async () => {
    const { code, output } = await tool('restore', 'one', 'two')
    expect([code, output]).toEqual([1, 'which backup? restore FILE [--force]\n'])
  })

  test.each(Object.entries(TOOLS))('%s is a file', (_name, { file }) => {
    expect(existsSync(join(ROOT, file))).toBe(true)
  })
})

test('npm has few scripts of its own, and each runs a file that is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  expect(Object.keys(scripts).length).toBeLessThanOrEqual(22)
  for (const [name, command] of Object.entries(scripts)) {
    expect(command, name).toMatch(/^node scripts\/run\.mjs /)
    for (const [file] of command.matchAll(/[\w/]+\.(ts|mjs)\b/g)) expect(existsSync(join(ROOT, file)), file).toBe(true)
  }
})
