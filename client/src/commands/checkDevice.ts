import { createMatch, reachServer } from '../net/api.ts'
import type { Ears, OpenCarrier } from '../net/carrier.ts'
import { openPoll } from '../net/pollCarrier.ts'
import { openSocket } from '../net/socketCarrier.ts'
import { openStream } from '../net/streamCarrier.ts'

/** Things a device and its network must be able to do; `socket` and `stream` are better, `poll` is enough. */
export const CHECKS = ['server', 'socket', 'stream', 'poll', 'storage', 'drawing'] as const
export type Check = (typeof CHECKS)[number]
/** Without these nobody can play; the other ways of the line stand in for each other. */
export const NEEDED: readonly Check[] = ['server', 'poll', 'drawing']

const PATIENCE_MILLISECONDS = 8000

/** Tries everything, on a real match made for it, and tells each result as it comes. */
export async function checkDevice(tell: (check: Check, works: boolean) => void): Promise<void> {
  const attempt = async (check: Check, task: () => Promise<unknown>) => {
    tell(
      check,
      await task().then(
        () => true,
        () => false,
      ),
    )
  }
  await attempt('storage', async () => tryStorage())
  await attempt('drawing', async () => tryDrawing())
  await attempt('server', reachServer)
  const made = await createMatch({ scenario: 'first-lesson', powers: 2, tempo: 'untimed' }).catch(() => undefined)
  for (const [check, open] of [
    ['socket', openSocket],
    ['stream', openStream],
    ['poll', openPoll],
  ] as const) {
    await attempt(check, async () => {
      if (made === undefined) throw new Error('no match could be made')
      await firstView(open, made.match, made.token)
    })
  }
}

/** Resolves when a view of the match has come this way and an act was answered. */
async function firstView(open: OpenCarrier, match: string, token: string): Promise<void> {
  let seen: () => void = () => undefined
  const view = new Promise<void>((resolve) => {
    seen = resolve
  })
  const ears: Ears = { view: seen, word: ignore, facts: ignore, clock: ignore, lost: ignore }
  const patience = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MILLISECONDS))
  const carrier = await Promise.race([open(match, token, ears), patience])
  try {
    await Promise.race([view, patience])
    await Promise.race([carrier.request('draft', { window: 0, orders: [] }), patience])
  } finally {
    carrier.close()
  }
}

const ignore = () => undefined

function tryStorage(): void {
  localStorage.setItem('balance.check', '1')
  localStorage.removeItem('balance.check')
}

function tryDrawing(): void {
  if (document.createElement('canvas').getContext('2d') === null) throw new Error('no canvas')
}
