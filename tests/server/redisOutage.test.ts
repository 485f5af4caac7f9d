import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { MatchCreated } from '#shared/protocol/match'
import { needs } from '#tests/support/needs'
import { post } from '#tests/support/servers'
import { type SideBySide, startSideBySide } from '#tests/support/topology'

const MATCH = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed' }
/** Longer than the lookups of rooms that wait for Redis are kept before they fail. */
const OUTAGE_MILLISECONDS = 15_000

describe('after Redis was away', needs('PostgreSQL', 'Redis'), () => {
  let servers: SideBySide
  let base = ''
  beforeAll(async () => {
    servers = await startSideBySide(1)
    base = servers.games[0]!.base
  })
  afterAll(async () => await servers?.stop())

  const create = () => post(base, '/api/v1/matches', MATCH)
  const join = async ({ match, token }: MatchCreated) =>
    (await post(base, `/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION, token })).status
  const readiness = async () => (await fetch(`${base}/readyz`)).status
  async function countMatches(): Promise<number> {
    const database = await openDatabase(servers.database)
    const rows = await database.selectFrom('matches').select('id').execute()
    await database.destroy()
    return rows.length
  }

  test('rooms open again; until then /readyz says so, and what is refused is not stored', async () => {
    const made = (await create()).json as MatchCreated
    expect(await join(made)).toBe(200)
    const start = await servers.killRedis()
    const end = Date.now() + OUTAGE_MILLISECONDS
    const joins: Promise<number>[] = []
    await expect.poll(readiness, { timeout: 10_000 }).toBe(503)
    while (Date.now() < end) {
      joins.push(join(made))
      expect([(await create()).status, await readiness()]).toEqual([503, 503])
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    expect(await countMatches()).toBe(1)
    await start()
    await expect.poll(readiness, { timeout: 10_000 }).toBe(200)
    const anew = await create()
    expect(anew.status).toBe(201)
    expect([await join(anew.json as MatchCreated), await join(made)]).toEqual([200, 200])
    await Promise.all(joins)
  })
})
