import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeatTaken } from '#shared/protocol/lobby'
import { callRoute } from '#tests/support/callRoute'
import { type Receiver, startReceiver } from '#tests/support/noticeReceivers'
import { freePort, post, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'

const { database, remove } = temporaryFolder()
let receiver: Receiver
let server: ServerProcess

const start = async () => {
  server = await startServer(await freePort(), {
    BALANCE_DATABASE: database,
    BALANCE_NOTICES: 'webhook',
    BALANCE_NOTICE_HOSTS: receiver.host,
  })
}

beforeAll(async () => {
  receiver = await startReceiver()
  await start()
})
afterAll(async () => {
  await server.kill('SIGTERM')
  receiver.stop()
  remove()
})

/** A slow match of Ada and Bob, of which a webhook is told; both are away. */
async function beginTold() {
  const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'slow', name: 'Ada', open: false }
  const ada = (await post(server.base, '/api/v1/lobbies', wish)).json as SeatTaken
  const params = { id: ada.lobby }
  const bob = (await post(server.base, `/api/v1/lobbies/${ada.lobby}/seats`, { name: 'Bob' })).json as SeatTaken
  const begun = await callRoute(server.base, 'POST /api/v1/lobbies/:id/start', { params, body: { token: ada.token } })
  expect(await begun.json()).toEqual({ match: ada.lobby })
  const url = `http://${receiver.host}/hook`
  const told = await callRoute(server.base, 'POST /api/v1/matches/:id/notices', {
    params,
    token: ada.token,
    body: { way: 'webhook', language: 'en', zone: 'UTC', url, format: 'json' },
  })
  expect(told.status).toBe(200)
  /** Both are ready: the window closes. */
  const closeWindow = async (window: number) => {
    for (const { token } of [ada, bob]) {
      const body = { command: 'ready', window, ready: true } as const
      const done = await callRoute(server.base, 'POST /api/v1/matches/:id/commands', { params, token, body })
      expect(await done.json()).toEqual({ ok: true })
    }
  }
  return { closeWindow }
}

test('a window is told of once though the server is killed after it closed, and twice at most when killed as it tells', async () => {
  const { closeWindow } = await beginTold()
  await closeWindow(0)
  await server.kill('SIGKILL')
  expect(receiver.received).toEqual([])
  const killed = new Promise<void>((resolve) => {
    receiver.onReceived = () => {
      receiver.onReceived = () => undefined
      void server.kill('SIGKILL').then(() => resolve())
    }
  })
  await start()
  await killed
  expect(receiver.received).toHaveLength(1)
  await start()
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 6000))
  expect(receiver.received).toHaveLength(2)
})
