import { createParser } from 'eventsource-parser'
import { describe, expect, test } from 'vitest'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { Reply, ViewMessage } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { createMatch, post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

async function act(match: string, token: string, body: unknown): Promise<{ status: number; json: Reply }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${here.base}/api/v1/matches/${match}/commands`, init)
  return { status: response.status, json: (await response.json()) as Reply }
}

/** Listens to a match's stream; `views` fills as they come. */
async function stream(match: string, token?: string) {
  const stop = new AbortController()
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${here.base}/api/v1/matches/${match}/stream`, { headers, signal: stop.signal })
  const views: ViewMessage[] = []
  let raw = ''
  const read = viewDecoder()
  const parser = createParser({
    onEvent({ event, data }) {
      raw += data
      if (event === 'view') views.push(read(data))
    },
  })
  const text = new TextDecoder()
  const reading = (async () => {
    for await (const part of response.body ?? []) parser.feed(text.decode(part, { stream: true }))
  })().catch(() => undefined)
  return {
    status: response.status,
    views,
    raw: () => raw,
    ended: reading,
    async close() {
      stop.abort()
      await reading
    },
  }
}

describe('a match over plain HTTP', () => {
  test('acts are acknowledged and views come, as over a socket', async () => {
    const { match, token, power } = await createMatch(here.base, { powers: 2 })
    const listening = await stream(match, token)
    await expect.poll(() => listening.views.length).toBe(1)
    expect(listening.views[0]!.observation.self?.id).toBe(power)
    const orders = [{ type: 'build', force: 'silos', lots: 1 }]
    expect((await act(match, token, { command: 'draft', window: 0, orders })).json).toEqual({ ok: true })
    expect((await act(match, token, { command: 'ready', window: 0, ready: true })).json).toEqual({ ok: true })
    await expect.poll(() => listening.views.at(-1)!.observation.window.number).toBeGreaterThan(0)
    await listening.close()
  })

  test('a newer stream has the seat: the older is told, ends, and is written to no more', async () => {
    const { match, token } = await createMatch(here.base, { powers: 2 })
    const older = await stream(match, token)
    await expect.poll(() => older.views.length).toBe(1)
    const newer = await stream(match, token)
    await older.ended
    expect(older.raw().endsWith('{}')).toBe(true)
    await expect.poll(() => newer.views.length).toBe(1)
    await newer.close()
    expect((await fetch(`${here.base}/livez`)).status).toBe(200)
  })

  test('without a seat token nothing can be done, and only what is public is seen', async () => {
    const { match, token } = await createMatch(here.base, { powers: 2 })
    expect((await act(match, 'nonsense', { command: 'ready', window: 0, ready: true })).status).toBe(403)
    expect(
      (await post(here.base, `/api/v1/matches/${match}/commands`, { command: 'ready', window: 0, ready: true })).status,
    ).toBe(403)
    const gallery = await stream(match)
    await expect.poll(() => gallery.views.length).toBe(1)
    expect(gallery.views[0]!.observation.self).toBeUndefined()
    expect(gallery.raw()).not.toContain(token)
    expect(gallery.raw()).not.toContain('"estimate"')
    await gallery.close()
    expect((await stream(match, 'nonsense')).status).toBe(403)
    expect((await stream('nosuchmatch')).status).toBe(404)
  })

  test('bad acts are refused in words; a flood is slowed by seat', async () => {
    const { match, token } = await createMatch(here.base, { powers: 2 })
    for (const body of [
      {},
      { command: 'fly' },
      { command: 'draft', window: -1, orders: [] },
      { command: 'ready', window: 0 },
    ]) {
      expect((await act(match, token, body)).status).toBe(400)
    }
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => act(match, token, { command: 'draft', window: 0, orders: [] })),
    )
    expect(answers.some(({ status }) => status === 429)).toBe(true)
    expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
  })
})

describe('a class behind one address', () => {
  test('a hundred players join within seconds and none is refused', async () => {
    const wish = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', name: 'Ada', open: false }
    const tables = await Promise.all(
      Array.from({ length: 25 }, async () => (await post(here.base, '/api/v1/lobbies', wish)).json as SeatTaken),
    )
    const joins = await Promise.all(
      tables.flatMap(({ lobby: table }) =>
        ['Bob', 'Eve', 'Kim'].map((name) => post(here.base, `/api/v1/lobbies/${table}/seats`, { name })),
      ),
    )
    expect(joins.every(({ status }) => status === 200)).toBe(true)
    const starts = await Promise.all(
      tables.map(({ lobby: table, token }) => post(here.base, `/api/v1/lobbies/${table}/start`, { token })),
    )
    expect(starts.every(({ status }) => status === 200)).toBe(true)
    const holders = [...tables, ...joins.map(({ json }) => json as SeatTaken)]
    const seats = await Promise.all(holders.map(({ lobby: table, token }) => sit(here.base, table, token)))
    expect(seats).toHaveLength(100)
    expect(seats.every((seat) => seat.view().observation.self !== undefined)).toBe(true)
    for (const { room } of seats) await room.leave()
  })
})
