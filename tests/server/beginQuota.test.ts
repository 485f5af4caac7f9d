import { describe, expect, test } from 'vitest'
import { callRoute } from '#tests/support/callRoute'
import { openClass, type Teacher } from '#tests/support/classroom'
import { createMatch, playOut, post, sit } from '#tests/support/servers'
import { serve } from '#tests/support/testServer'

async function withServer(settings: Record<string, string>, task: (base: string) => Promise<void>): Promise<void> {
  const { base, stop } = await serve({ BALANCE_PROXY_HOPS: '1', ...settings })
  await task(base)
  await stop()
}

const MATCH = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed' } as const
const LOBBY = { ...MATCH, name: 'Ada', open: true, chatRule: 'free' } as const

/** Asks for a new match or lobby from an address; resolves with the problem's key, undefined when it has begun. */
async function begin(base: string, address: string, path: string, body: object): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address }
  const answer = await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const { problem } = (await answer.json()) as { problem?: { key: string } }
  return problem?.key
}

describe('unfinished matches and waiting lobbies', () => {
  test('are capped by the address they were begun from; one that ends makes room', () =>
    withServer({ BALANCE_MOST_MATCHES_PER_ADDRESS: '3' }, async (base) => {
      const { match, token } = await createMatch(base, { ...MATCH })
      expect(await begin(base, '127.0.0.1', '/api/v1/lobbies', LOBBY)).toBeUndefined()
      expect(await begin(base, '127.0.0.1', '/api/v1/matches', MATCH)).toBeUndefined()
      expect(await begin(base, '127.0.0.1', '/api/v1/matches', MATCH)).toBe('problem.tooManyUnfinished')
      expect(await begin(base, '127.0.0.1', '/api/v1/lobbies', LOBBY)).toBe('problem.tooManyUnfinished')
      expect(await begin(base, '192.0.2.1', '/api/v1/matches', MATCH)).toBeUndefined()
      await playOut(await sit(base, match, token))
      expect(await begin(base, '127.0.0.1', '/api/v1/matches', MATCH)).toBeUndefined()
      expect(await begin(base, '127.0.0.1', '/api/v1/matches', MATCH)).toBe('problem.tooManyUnfinished')
    }))

  test('have the worlds of classes among them: a round counts where its teacher is, and in all', () =>
    withServer({ BALANCE_MOST_MATCHES_PER_ADDRESS: '3', BALANCE_MOST_MATCHES: '5' }, async (base) => {
      const classOf = async (students: number): Promise<Teacher> => {
        const teacher = await openClass(base, { powers: 2 })
        for (let number = 0; number < students; number++) await teacher.enrol(`Student ${number}`)
        return teacher
      }
      const [full, next] = [await classOf(8), await classOf(2)]
      expect(await full.act('begin')).toEqual({ ok: true })
      expect((await full.board()).worlds).toHaveLength(4)
      expect(await next.act('begin')).toMatchObject({ problem: { key: 'problem.tooManyUnfinished' } })
      expect((await next.board()).phase).toBe('joining')
      expect(await begin(base, '127.0.0.1', '/api/v1/matches', MATCH)).toBe('problem.tooManyUnfinished')
      expect(await begin(base, '192.0.2.1', '/api/v1/matches', MATCH)).toBeUndefined()
      expect(await begin(base, '192.0.2.1', '/api/v1/matches', MATCH)).toBe('problem.serverFull')
      expect(await full.act('debrief')).toEqual({ ok: true })
      await expect.poll(() => next.act('begin')).toEqual({ ok: true })
    }))

  test('are capped in all, from however many addresses; what runs goes on', () =>
    withServer({ BALANCE_MOST_MATCHES: '3' }, async (base) => {
      const { match, token } = await createMatch(base, { ...MATCH })
      expect(await begin(base, '192.0.2.1', '/api/v1/matches', MATCH)).toBeUndefined()
      expect(await begin(base, '192.0.2.2', '/api/v1/lobbies', LOBBY)).toBeUndefined()
      expect(await begin(base, '192.0.2.3', '/api/v1/matches', MATCH)).toBe('problem.serverFull')
      expect(await begin(base, '192.0.2.4', '/api/v1/lobbies', LOBBY)).toBe('problem.serverFull')
      expect((await post(base, '/api/v1/classes', {})).json).toMatchObject({ problem: { key: 'problem.serverFull' } })
      const ready = { command: 'ready', window: 0, ready: true } as const
      const acted = await callRoute(base, 'POST /api/v1/matches/:id/commands', {
        params: { id: match },
        token,
        body: ready,
      })
      expect(await acted.json()).toEqual({ ok: true })
    }))
})
