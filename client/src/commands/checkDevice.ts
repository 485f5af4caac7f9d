import { createMatch, reachServer } from '../net/api.ts'
import { openPoll } from '../net/pollTransport.ts'
import { openSocket } from '../net/socketTransport.ts'
import { openStream } from '../net/streamTransport.ts'
import type { OpenTransport, TransportListener } from '../net/transport.ts'

/** What a device and its network are checked for; `socket` and `stream` are better, `poll` is enough. */
export const DEVICE_CHECKS = ['server', 'socket', 'stream', 'poll', 'storage', 'drawing'] as const
/** One of the checks. */
export type DeviceCheck = (typeof DEVICE_CHECKS)[number]
/** Checks without which the game cannot be played; the transports can replace each other. */
export const REQUIRED_CHECKS: readonly DeviceCheck[] = ['server', 'poll', 'drawing']

const TIMEOUT_MILLISECONDS = 8000

/** Runs all checks, on a match created for them, and reports each result as it comes. */
export async function checkDevice(onResult: (check: DeviceCheck, works: boolean) => void): Promise<void> {
  const attempt = async (check: DeviceCheck, task: () => Promise<unknown>) => {
    onResult(
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
  const made = await createMatch({ scenario: 'first-lesson', powers: 2, timeControl: 'untimed' }).catch(() => undefined)
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

/** Resolves when this transport has delivered a view of the match and answered a request. @throws on a timeout */
async function firstView(open: OpenTransport, match: string, token: string): Promise<void> {
  let seen: () => void = () => undefined
  const view = new Promise<void>((resolve) => {
    seen = resolve
  })
  const listener: TransportListener = { view: seen, chat: ignore, facts: ignore, clock: ignore, lost: ignore }
  const timeout = new Promise<never>((_, reject) => setTimeout(reject, TIMEOUT_MILLISECONDS))
  const transport = await Promise.race([open(match, token, listener), timeout])
  try {
    await Promise.race([view, timeout])
    await Promise.race([transport.request('draft', { window: 0, orders: [] }), timeout])
  } finally {
    transport.close()
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
