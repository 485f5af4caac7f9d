import { Client, type Room, type SeatReservation } from '@colyseus/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { MatchCreated } from '#shared/protocol/match'
import { needs } from '#tests/support/needs'
import { post } from '#tests/support/servers'
import { type SideBySide, startSideBySide } from '#tests/support/topology'

const MATCH = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed' }
/** Colyseus' close code of a server that stops. */
const SERVER_SHUTDOWN = 4001

describe('after Redis was away', needs('PostgreSQL', 'Redis'), () => {
  let servers: SideBySide
  let base = ''
  beforeAll(async () => {
    servers = await startSideBySide(1)
    base = servers.games[0]!.base
  })
  afterAll(async () => await servers?.stop())

  const create = () => post(base, '/api/v1/matches', MATCH)
  /** A spectator's socket, opened without the proxy that leads to this server. */
  async function watch({ match }: MatchCreated): Promise<Room> {
    const { json } = await post(base, `/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION })
    const { publicAddress: _, ...reservation } = json as SeatReservation & { readonly publicAddress: string }
    const room = await new Client(base).consumeSeatReservation(reservation)
    room.reconnection.enabled = false
    room.onMessage('*', () => undefined)
    return room
  }
  const join = async ({ match, token }: MatchCreated) =>
    (await post(base, `/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION, token })).status
  const readiness = async () => (await fetch(`${base}/readyz`)).status
  async function countMatches(): Promise<number> {
    const database = await openDatabase(servers.database)
    const rows = await database.selectFrom('matches').select('id').execute()
    await database.destroy()
    return rows.length
  }

  test('a Redis that takes connections and answers none is as one that is away', async () => {
    const made = (await create()).json as MatchCreated
    const goOn = servers.stallRedis()
    const lost = join(made)
    await expect.poll(readiness, { timeout: 20_000 }).toBe(503)
    const refused = await create()
    expect([refused.status, await lost]).toEqual([503, 500])
    goOn()
    await expect.poll(readiness, { timeout: 10_000 }).toBe(200)
    expect(await join(made)).toBe(200)
  })

  test('rooms open again; until then /readyz says so, and what is refused is not stored', async () => {
    const before = await countMatches()
    const made = (await create()).json as MatchCreated
    expect(await join(made)).toBe(200)
    const watched = (await create()).json as MatchCreated
    const room = await watch(watched)
    const start = await servers.killRedis()
    // The outage lasts until a lookup of a room that waited for Redis has failed; a later one waits still.
    const lost = join(made)
    await expect.poll(readiness, { timeout: 10_000 }).toBe(503)
    expect(await lost).toBe(500)
    const [refused, ready] = await Promise.all([create(), readiness()])
    expect([refused.status, ready]).toEqual([503, 503])
    expect(await countMatches()).toBe(before + 2)
    const waiting = join(made)
    await start()
    await expect.poll(readiness, { timeout: 10_000 }).toBe(200)
    const anew = await create()
    expect(anew.status).toBe(201)
    expect([await join(anew.json as MatchCreated), await join(made)]).toEqual([200, 200])
    expect(await waiting).toBe(200)
    // Each match has one room still: a server that stops closes all of them, and waits for none that it has lost.
    const rooms = [room, await watch(watched)]
    const farewells = rooms.map((each) => new Promise((resolve) => each.onLeave(resolve)))
    expect(await servers.games[0]!.kill('SIGTERM')).toBe(0)
    expect(await Promise.all(farewells)).toEqual([SERVER_SHUTDOWN, SERVER_SHUTDOWN])
  })
})
