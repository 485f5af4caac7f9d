import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/store/database'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { MatchCreated, PollNews } from '#shared/protocol/match'
import type { Reply } from '#shared/protocol/messages'
import { needs, type Program } from '#tests/support/needs'
import { post } from '#tests/support/servers'
import { type OnPostgres, startAlone, startSideBySide } from '#tests/support/topology'

const MATCH = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed' }
/** Longer than a server may be silent before others take what it plays. */
const OUTAGE_MILLISECONDS = 6000
/** Longer than it takes any server to find out that it has been struck off the list. */
const SETTLED_MILLISECONDS = 3000

const TOPOLOGIES: readonly (readonly [string, readonly Program[], () => Promise<OnPostgres>])[] = [
  ['one server', ['PostgreSQL'], startAlone],
  ['two servers side by side', ['PostgreSQL', 'Redis'], () => startSideBySide(2)],
]

describe.each(TOPOLOGIES)('after PostgreSQL was away, %s', (_name, programs, start) => {
  describe('of real processes', needs(...programs), () => {
    let servers: OnPostgres
    beforeAll(async () => {
      servers = await start()
    })
    afterAll(async () => await servers?.stop())

    const each = <T>(ask: (base: string, index: number) => Promise<T>): Promise<readonly T[]> =>
      Promise.all(servers.games.map(({ base }, index) => ask(base, index)))
    const readiness = () => each(async (base) => (await fetch(`${base}/readyz`)).status)
    const everywhere = (status: number) => servers.games.map(() => status)
    const create = async (base: string) => await post(base, '/api/v1/matches', MATCH)
    const join = async (base: string, { match, token }: MatchCreated) =>
      (await post(base, `/matchmake/joinById/${match}`, { protocol: PROTOCOL_VERSION, token })).status

    /** Saves orders for so many lots of submarines in the first window. */
    async function draft(base: string, { match, token }: MatchCreated, lots: number): Promise<boolean> {
      const orders = [{ type: 'build', force: 'submarines', lots }]
      const response = await fetch(`${base}/api/v1/matches/${match}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ command: 'draft', window: 0, orders }),
      })
      const reply = (await response.json()) as Reply
      return response.ok && reply.ok
    }

    async function lotsOf(base: string, { match, token }: MatchCreated): Promise<unknown> {
      const headers = { authorization: `Bearer ${token}` }
      const news = (await (await fetch(`${base}/api/v1/matches/${match}/news`, { headers })).json()) as PollNews
      return news.view?.orders
    }

    async function countMatches(): Promise<number> {
      const database = await openDatabase(servers.database)
      const rows = await database.selectFrom('matches').select('id').execute()
      await database.destroy()
      return rows.length
    }

    test('everything opens again; until then /readyz says so, nothing refused is stored, all acknowledged is there', async () => {
      const made = await each(async (base) => (await create(base)).json as MatchCreated)
      expect(await each((base, n) => draft(base, made[n]!, 1))).toEqual(made.map(() => true))
      const again = await servers.killPostgres()
      await expect.poll(readiness, { timeout: 15_000 }).toEqual(everywhere(503))
      const end = Date.now() + OUTAGE_MILLISECONDS
      while (Date.now() < end) {
        expect(await each(async (base) => (await create(base)).status)).toEqual(everywhere(503))
        expect(await each((base, n) => draft(base, made[n]!, 2))).toEqual(made.map(() => false))
        expect(await readiness()).toEqual(everywhere(503))
        await pause(200)
      }
      await again()
      await expect.poll(readiness, { timeout: 15_000 }).toEqual(everywhere(200))
      expect(await countMatches()).toBe(made.length)
      await pause(SETTLED_MILLISECONDS)
      expect(await readiness()).toEqual(everywhere(200))
      const orders = [{ type: 'build', force: 'submarines', lots: 1 }]
      expect(await each((base, n) => lotsOf(base, made[n]!))).toEqual(made.map(() => orders))
      expect(await each((base, n) => join(base, made[n]!))).toEqual(everywhere(200))
      expect(await each((base, n) => draft(base, made[n]!, 3))).toEqual(made.map(() => true))
      expect(await each(async (base) => (await create(base)).status)).toEqual(everywhere(201))
      expect(servers.games.map(({ output }) => output()).join('')).not.toContain('another server has taken')
    })
  })
})
