import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MARK_HEADER } from '#shared/protocol/connection'
import { COMMAND_NAMES, type CommandName, type Reply } from '#shared/protocol/messages'
import { callRoute } from '#tests/support/callRoute'
import { CLASS } from '#tests/support/classroom'
import { Relay } from '#tests/support/relay'
import { sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
let relay: Relay
const MARK = 'the-mark-of-one-act'
const LOBBY = { scenario: 'two-blocs', powers: 3, years: 3, timeControl: 'untimed', chatRule: 'free' } as const

beforeEach(async () => {
  relay = await Relay.to(here.port)
})
afterEach(() => relay.close())

const post = async (base: string, path: string, body: object, mark = MARK) => {
  const headers = { 'content-type': 'application/json', [MARK_HEADER]: mark }
  const response = await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, json: (await response.json()) as Record<string, never> }
}

/** Makes a call whose answer is lost on the way, and then the same once more. */
async function twice(path: string, body: object, again: object = body) {
  relay.fault = () => 'loseAnswer'
  await expect(post(relay.base, path, body)).rejects.toThrow()
  relay.fault = () => 'pass'
  return await post(relay.base, path, again)
}

const newLobby = async () =>
  await (await callRoute(here.base, 'POST /api/v1/lobbies', { body: { ...LOBBY, name: 'Ada', open: false } })).json()

describe('a call whose answer was lost', () => {
  test('enrols one student, who comes in by the second attempt, even under another name', async () => {
    const body = { ...CLASS, naming: 'typed' as const }
    const made = await (await callRoute(here.base, 'POST /api/v1/classes', { body })).json()
    const { json } = await twice(`/api/v1/classes/${made.id}/students`, { label: 'Bob' }, { label: 'Bobby' })
    expect(json).toMatchObject({ label: 'Bob', token: expect.any(String), words: expect.any(String) })
    const params = { id: made.id }
    const board = await callRoute(here.base, 'GET /api/v1/classes/:id/board', { params, token: made.teacher })
    expect((await board.json()).students).toMatchObject([{ label: 'Bob' }])
  })

  test('takes one seat, also where another one was pressed next', async () => {
    const { lobby: id } = await newLobby()
    const { seats } = await (await callRoute(here.base, 'GET /api/v1/lobbies/:id', { params: { id } })).json()
    const [, second, third] = seats.map(({ power }: { power: string }) => power)
    const { json } = await twice(
      `/api/v1/lobbies/${id}/seats`,
      { name: 'Bob', power: second },
      { name: 'Bob', power: third },
    )
    expect(json).toMatchObject({ power: second, token: expect.any(String) })
    const after = await (await callRoute(here.base, 'GET /api/v1/lobbies/:id', { params: { id } })).json()
    expect(after.seats.filter(({ name }: { name?: string }) => name === 'Bob')).toHaveLength(1)
  })

  test('makes one table, and one match, also by two presses at once', async () => {
    const body = { ...LOBBY, name: 'Ada', open: true }
    const { json } = await twice('/api/v1/lobbies', body)
    const { lobbies } = await (await callRoute(here.base, 'GET /api/v1/lobbies', {})).json()
    expect(lobbies.map(({ id }: { id: string }) => id)).toEqual([json.lobby])
    const setup = { scenario: 'two-blocs', powers: 2 }
    const both = await Promise.all([1, 2].map(() => post(here.base, '/api/v1/matches', setup, 'two-presses-at-once')))
    expect(both[0]).toEqual(both[1])
  })

  test('is answered alike by the server that was restarted meanwhile', async () => {
    const body = { ...LOBBY, name: 'Cleo', open: false }
    const first = await post(here.base, '/api/v1/lobbies', body, 'before-the-server-restarts')
    await here.restart()
    expect(await post(here.base, '/api/v1/lobbies', body, 'before-the-server-restarts')).toEqual(first)
  })
})

describe('a mark', () => {
  test('that was used for something else is refused in words', async () => {
    const mark = 'used-for-something-else'
    await post(here.base, '/api/v1/matches', { scenario: 'two-blocs', powers: 2 }, mark)
    expect(await post(here.base, '/api/v1/matches', { scenario: 'two-blocs', powers: 3 }, mark)).toMatchObject({
      status: 409,
      json: { problem: { key: 'problem.markUsed' } },
    })
  })

  test('opens nothing to a caller with another token', async () => {
    const made = await (await callRoute(here.base, 'POST /api/v1/classes', { body: CLASS })).json()
    const params = { id: made.id }
    const command = { params, body: { command: 'form', by: 'even' } as const, mark: 'of-the-teacher-alone' }
    await callRoute(here.base, 'POST /api/v1/classes/:id/commands', { ...command, token: made.teacher })
    const stranger = await callRoute(here.base, 'POST /api/v1/classes/:id/commands', { ...command, token: 'nonsense' })
    expect(stranger.status).toBe(403)
  })
})

describe('a message of a room sent again with its mark', () => {
  const INPUTS: Readonly<Record<CommandName, object>> = {
    draft: { window: 0, orders: [] },
    ready: { window: 0, ready: false },
    approve: { window: 0, slot: 'build.silos' },
    chat: { said: { how: 'text', text: 'Hello' } },
    clock: { window: 0, request: 'pause' },
    away: { until: 0 },
    admit: { request: 'abcdef', yes: true },
    conduct: { power: 'boreal', measure: 'silence', reason: 'abuse', wish: true },
  }

  test.each(COMMAND_NAMES)('%s has one outcome', async (command) => {
    const { lobby: id, token } = await newLobby()
    await callRoute(here.base, 'POST /api/v1/lobbies/:id/start', { params: { id }, body: { token } })
    const seat = await sit(here.base, id, token)
    const send = () => seat.room.request<object, Reply>(command, { ...INPUTS[command], mark: MARK })
    const first = await send()
    expect(await send()).toEqual(first)
    const news = await callRoute(here.base, 'GET /api/v1/matches/:id/news', { params: { id }, token })
    const { chat } = await news.json()
    expect(chat).toHaveLength(command === 'chat' ? 1 : 0)
    await seat.room.leave()
  })

  test('is answered as before even when its window has closed meanwhile', async () => {
    const { lobby: id, token } = await newLobby()
    await callRoute(here.base, 'POST /api/v1/lobbies/:id/start', { params: { id }, body: { token } })
    const seat = await sit(here.base, id, token)
    const draft = { window: 0, orders: [{ type: 'build', force: 'silos', lots: 1 }], mark: MARK }
    expect(await seat.room.request<object, Reply>('draft', draft)).toEqual({ ok: true })
    await seat.ready(0)
    await seat.until(({ observation }) => observation.window.number > 0)
    expect(await seat.room.request<object, Reply>('draft', draft)).toEqual({ ok: true })
    await seat.room.leave()
  })
})
