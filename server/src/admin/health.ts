import type { Drain } from './drain.ts'

/** Something the server cannot do without. */
export interface HealthCheck {
  /** One word, told to every caller. */
  readonly name: string
  /** @throws when it is not there */
  check(): Promise<void>
}

/** How long one answer is served again: asking often costs nothing. */
const HOLDS_MILLISECONDS = 1000
/** What takes longer than this counts as away. */
const PATIENCE_MILLISECONDS = 3000

/** Name of the first thing that is missing; undefined when everything is there. Asked often, it looks once a second. */
export type FindMissing = () => Promise<string | undefined>

/** Checks these, at most once a second. */
export function watchHealth(checks: readonly HealthCheck[]): FindMissing {
  let asked: { readonly until: number; readonly missing: Promise<string | undefined> } | undefined
  return () => {
    if (asked === undefined || asked.until < Date.now()) {
      asked = { until: Date.now() + HOLDS_MILLISECONDS, missing: firstMissing(checks) }
    }
    return asked.missing
  }
}

/** What keeps the server from taking new matches: that it drains, or the name of what is missing; undefined when nothing. */
export const findUnready = async (missing: FindMissing, drain: Drain): Promise<string | undefined> =>
  drain.on ? 'draining' : await missing()

async function firstMissing(checks: readonly HealthCheck[]): Promise<string | undefined> {
  const found = await Promise.all(checks.map(async ({ name, check }) => ((await isThere(check)) ? undefined : name)))
  return found.find((name) => name !== undefined)
}

async function isThere(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS)
  })
  const there = check().then(
    () => true,
    () => false,
  )
  return await Promise.race([there, tooLate]).finally(() => clearTimeout(timer))
}
