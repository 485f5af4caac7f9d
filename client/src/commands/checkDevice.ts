import type { Problem } from '#shared/view/phrase'
import { tryStorage } from '../device/storage.ts'
import { createMatch, reachServer } from '../net/api.ts'
import { ApiError } from '../net/call.ts'
import { OPEN, VIEW_MILLISECONDS } from '../net/connection.ts'
import type { OpenTransport, TransportListener } from '../net/transport.ts'
import { TRANSPORT_KINDS } from '../store/rememberedTransport.ts'

/** What a device and its network are checked for; `socket` and `stream` are better, `poll` is enough. */
export const DEVICE_CHECKS = ['server', 'match', ...TRANSPORT_KINDS, 'storage', 'drawing'] as const
/** One of the checks. */
export type DeviceCheck = (typeof DEVICE_CHECKS)[number]
/** Checks without which the game cannot be played; the transports can replace each other. */
const REQUIRED_CHECKS: readonly DeviceCheck[] = ['server', 'match', 'drawing']

/** What came of a check: it works or fails, or could not be tried. What the server refuses is told in its own words. */
export interface DeviceCheckResult {
  readonly did: 'works' | 'fails' | 'untried'
  readonly refusal?: Problem
}

/** The results so far, by check. */
export type DeviceCheckResults = Readonly<Partial<Record<DeviceCheck, DeviceCheckResult>>>

/** What follows from all results; undefined while some are missing. `unknown`: the ways of the network were not tried. */
export function verdictOf(results: DeviceCheckResults): 'good' | 'fair' | 'bad' | 'unknown' | undefined {
  if (DEVICE_CHECKS.some((check) => results[check] === undefined)) return undefined
  const did = (check: DeviceCheck) => results[check]?.did
  if (results.match?.refusal !== undefined && did('drawing') === 'works') return 'unknown'
  const hasWay = TRANSPORT_KINDS.some((kind) => did(kind) === 'works')
  if (!hasWay || REQUIRED_CHECKS.some((check) => did(check) !== 'works')) return 'bad'
  return DEVICE_CHECKS.every((check) => did(check) === 'works') ? 'good' : 'fair'
}

/**
 * Runs all checks and reports each result as it comes. The ways of the network are tried on a match made for it, as a match
 * tries them: with the same transports and the same patience.
 */
export async function checkDevice(onResult: (check: DeviceCheck, result: DeviceCheckResult) => void): Promise<void> {
  const attempt = async <Value>(check: DeviceCheck, task: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      const value = await task()
      onResult(check, { did: 'works' })
      return value
    } catch (fault) {
      onResult(check, { did: 'fails', ...refusalIn(fault) })
      return undefined
    }
  }
  await attempt('storage', async () => tryStorage())
  await attempt('drawing', async () => tryDrawing())
  await attempt('server', reachServer)
  const setup = { scenario: 'first-lesson', powers: 2, timeControl: 'untimed' } as const
  const made = await attempt('match', () => createMatch(setup))
  for (const kind of TRANSPORT_KINDS) {
    if (made === undefined) onResult(kind, { did: 'untried' })
    else await attempt(kind, () => firstView(OPEN[kind], made.match, made.token))
  }
}

/** What the server said, if it said anything. */
const refusalIn = (fault: unknown): Pick<DeviceCheckResult, 'refusal'> =>
  fault instanceof ApiError && fault.status !== 0 ? { refusal: fault.problem } : {}

/** Resolves when this transport has delivered a view of the match and answered a request. @throws when it is too late */
async function firstView(open: OpenTransport, match: string, token: string): Promise<void> {
  let seen: () => void = () => undefined
  const view = new Promise<void>((resolve) => {
    seen = resolve
  })
  const listener: TransportListener = { view: seen, chat: ignore, facts: ignore, clock: ignore, lost: ignore }
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no view came in time')), VIEW_MILLISECONDS)
  })
  const opening = open(match, token, listener)
  const transport = await Promise.race([opening, late]).catch((fault: unknown) => {
    // One that comes after all is not needed any longer.
    opening.then(
      (tooLate) => tooLate.close(),
      () => undefined,
    )
    throw fault
  })
  try {
    await Promise.race([view, late])
    await Promise.race([transport.request('draft', { window: 0, orders: [] }), late])
  } finally {
    transport.close()
  }
}

const ignore = () => undefined

function tryDrawing(): void {
  if (document.createElement('canvas').getContext('2d') === null) throw new Error('no canvas')
}
