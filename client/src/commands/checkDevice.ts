import { createMatch, reachServer } from '../net/api.ts'
import { openPoll } from '../net/pollTransport.ts'
import { openSocket } from '../net/socketTransport.ts'
import { openStream } from '../net/streamTransport.ts'
import type { OpenTransport, TransportListener } from '../net/transport.ts'

/** Things a device and its network must be able to do; `socket` and `stream` are better, `poll` is enough. */
export const DEVICE_CHECKS = ['server', 'socket', 'stream', 'poll', 'storage', 'drawing'] as const
export type DeviceCheck = (typeof DEVICE_CHECKS)[number]
/** Without these nobody can play; the other ways of the line stand in for each other. */
export const REQUIRED_CHECKS: readonly DeviceCheck[] = ['server', 'poll', 'drawing']

const PATIENCE_MILLISECONDS = 8000

/** Tries everything, on a real match made for it, and tells each result as it comes. */
export async function checkDevice(tell: (check: DeviceCheck, works: boolean) => void): Promise<void> {
  const attempt = async (check: DeviceCheck, task: () => Promise<unknown>) => {
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

/** Resolves when a view of the match has come this way and an act was answered. */
async function firstView(open: OpenTransport, match: string, token: string): Promise<void> {
  let seen: () => void = () => undefined
  const view = new Promise<void>((resolve) => {
    seen = resolve
  })
  const listener: TransportListener = { view: seen, chat: ignore, facts: ignore, clock: ignore, lost: ignore }
  const patience = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MILLISECONDS))
  const transport = await Promise.race([open(match, token, listener), patience])
  try {
    await Promise.race([view, patience])
    await Promise.race([transport.request('draft', { window: 0, orders: [] }), patience])
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
