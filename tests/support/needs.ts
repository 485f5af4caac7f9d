import { spawnSync } from 'node:child_process'
import type { TestOptions } from 'vitest'
import { chromiumProgram } from '#tests/support/browser'
import { isNginxHere } from '#tests/support/nginx'
import { postgresPrograms } from '#tests/support/postgres'
import { redisProgram } from '#tests/support/redis'

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test is skipped. */
    missing?: string
  }
}

/** Programs that some tests need of the machine, and whether each is installed. */
const PROGRAMS = {
  Chromium: () => chromiumProgram() !== undefined,
  nginx: isNginxHere,
  PostgreSQL: () => postgresPrograms() !== undefined,
  Python: () => spawnSync('python3', ['--version']).status === 0,
  Redis: () => redisProgram() !== undefined,
} as const

export type Program = keyof typeof PROGRAMS

/** Why tests that need these programs cannot run; undefined when all of them are installed. */
export function whatIsMissing(...programs: readonly Program[]): string | undefined {
  const missing = programs.filter((program) => !PROGRAMS[program]())
  return missing.length === 0
    ? undefined
    : `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed`
}

/** Options of `test` or `describe` that skip where one of these programs is not installed, with the reason. */
export function needs(...programs: readonly Program[]): TestOptions {
  const missing = whatIsMissing(...programs)
  return missing === undefined ? {} : { skip: true, meta: { missing } }
}
