import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { text } from '#server/lib/texts'

const FOLDER = join(import.meta.dirname, '../../assets/lang/en')

test('every refusal has words when a page of the server itself says it, in whatever file they stand', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const { problem = {} } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as {
      problem?: Record<string, string>
    }
    for (const key of Object.keys(problem)) expect(text('en', `problem.${key}`), file).not.toBe(`problem.${key}`)
  }
})
