import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Acts } from '#server/lib/acts'
import { createRateLimiters, memoryCounting, rateLimiterWith } from '#server/web/rateLimiter'
import { type Refused, refused } from '#server/web/refuse'
import { type RouteRules, registerRoutes } from '#server/web/registerRoutes'
import type { RouteHandlers } from '#server/web/routeHandlers'
import { type Counter, createTryLimiter } from '#server/web/tryLimiter'
import type { RouteTable } from '#shared/protocol/route'
import { fakeActStore } from '#tests/support/fakeActStore'

const answer = z.unknown()
const TABLE = {
  'POST /echo/:id': {
    summary: '',
    who: 'anyone',
    query: z.object({ most: z.coerce.number().default(7) }),
    body: z.strictObject({ text: z.string() }),
    example: {},
    answer,
    status: 201,
  },
  'POST /join': {
    summary: '',
    who: 'anyone',
    body: z.strictObject({ a: z.string() }),
    example: {},
    malformed: 'malformedJoin',
    answer,
  },
  'POST /begin': { summary: '', who: 'anyone', begins: 'here', answer },
  'GET /secret': { summary: '', who: 'host', answer },
  'POST /codes': {
    summary: '',
    who: 'anyone',
    limits: ['matches'],
    body: z.strictObject({}),
    example: {},
    answer,
  },
  'GET /guess': { summary: '', who: 'anyone', limits: ['classCodes'], answer },
  'GET /page': { summary: '', who: 'anyone', file: 'text/plain' },
} as const satisfies RouteTable

interface Granted {
  readonly anyone: object
  readonly host: { readonly token: string }
}

const HANDLERS: RouteHandlers<typeof TABLE, Granted> = {
  'POST /echo/:id': ({ params, query, body, mark }) => ({ params, query, body, mark }),
  'POST /join': () => ({}),
  'POST /begin': () => ({ begun: true }),
  'GET /secret': ({ token }) => ({ token }),
  'POST /codes': () => ({}),
  'GET /guess': ({ request }) => (request.query.right === '1' ? { right: true } : refused(404, 'noSuchClass')),
  'GET /page': ({ response }) => {
    response.type('text/plain').send('page')
    return undefined
  },
}

/** Counts for as long as the tests run. */
function counter(): Counter {
  const counts = new Map<string, number>()
  const change = async (key: string, by: number) => {
    const now = (counts.get(key) ?? 0) + by
    counts.set(key, now)
    return now
  }
  return { add: async (key) => ({ count: await change(key, 1), share: 1, takeBack: () => change(key, -1) }) }
}

let base = ''
let draining: Refused | undefined
const server = express().set('trust proxy', 1)
const settings = { requestsPerMinute: 1000, matchesPerMinute: 1000 }
const limiters = createRateLimiters(memoryCounting, settings)
/** Smaller limits than the contract's, for few calls. */
const small = {
  ...limiters,
  matches: rateLimiterWith(memoryCounting)({ name: 'matches', points: 10, seconds: 60 }),
  classCodes: createTryLimiter({ byAddress: counter(), inAll: counter(), most: { byAddress: 2, inAll: 3 } }),
}
const anyone = () => ({})
const authorise = { anyone, host: () => ({ token: 'x' }) } as unknown as RouteRules['authorise']
let listening: ReturnType<typeof server.listen>

beforeAll(async () => {
  const mayBegin = async () => draining
  registerRoutes<typeof TABLE, Granted>(server, TABLE, HANDLERS, {
    limiters: small,
    authorise,
    limitKey: () => 'key',
    mayBegin,
    onBegun: () => undefined,
    acts: new Acts({ store: fakeActStore(), clock: Date }),
  })
  listening = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  base = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
})
afterAll(() => void listening.close())
beforeEach(() => {
  draining = undefined
})

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await response.text()
  const json = text.startsWith('{') ? (JSON.parse(text) as { problem?: { key: string } }) : text
  return { status: response.status, json, headers: response.headers }
}

describe('a registered route', () => {
  test('gives its handler the checked parts of the call and the mark of the act, and answers with its status', async () => {
    const mark = 'one-mark-for-every-attempt'
    const { status, json, headers } = await call('POST', '/echo/a%20b', { text: 'x' }, { 'idempotency-key': mark })
    expect(status).toBe(201)
    expect(json).toEqual({ params: { id: 'a b' }, query: { most: 7 }, body: { text: 'x' }, mark })
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await call('POST', '/echo/x?most=3', { text: 'x' })).json).toEqual({
      params: { id: 'x' },
      query: { most: 3 },
      body: { text: 'x' },
    })
  })

  test.each([
    ['/echo/x', {}, 'text'],
    ['/echo/x', { text: 'x', more: 1 }, ''],
    ['/echo/x?most=many', { text: 'x' }, 'most'],
    [`/echo/${'x'.repeat(65)}`, { text: 'x' }, 'id'],
  ])('refuses what does not fit by the name of its field: %s %o', async (path, body, field) => {
    expect(await call('POST', path, body)).toMatchObject({
      status: 400,
      json: { problem: { key: 'problem.malformedRequest', args: { field } } },
    })
  })

  test('refuses a mark of another form, and names its own problem where a row has one', async () => {
    const wrong = await call('POST', '/echo/x', { text: 'x' }, { 'idempotency-key': 'too short' })
    expect(wrong).toMatchObject({ status: 400, json: { problem: { args: { field: 'idempotency-key' } } } })
    expect(await call('POST', '/join', { b: 1 })).toMatchObject({
      status: 400,
      json: { problem: { key: 'problem.malformedJoin' } },
    })
  })

  test('begins nothing while it may not', async () => {
    expect((await call('POST', '/begin')).json).toEqual({ begun: true })
    draining = refused(503, 'serverDrains')
    expect(await call('POST', '/begin')).toMatchObject({
      status: 503,
      json: { problem: { key: 'problem.serverDrains' } },
    })
  })

  test('hands its handler what the access grants', async () => {
    expect((await call('GET', '/secret')).json).toEqual({ token: 'x' })
  })

  test('is limited by every call, also by those that do not fit', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await call('POST', '/codes', n % 2 === 0 ? {} : { no: 1 })).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? 200 : 400)), 429, 429])
  })

  test('counts wrong tries by address, and then refuses the right one too: guessing gains nothing', async () => {
    const guess = async (address: string, query = '') =>
      (await call('GET', `/guess${query}`, undefined, { 'x-forwarded-for': address })).status
    for (let n = 0; n < 5; n++) expect(await guess('192.0.2.1', '?right=1')).toBe(200)
    expect([await guess('192.0.2.1'), await guess('192.0.2.1'), await guess('192.0.2.1')]).toEqual([404, 404, 429])
    expect(await guess('192.0.2.1', '?right=1')).toBe(429)
    expect([await guess('192.0.2.2'), await guess('192.0.2.2')]).toEqual([404, 429])
    expect(await guess('192.0.2.2', '?right=1')).toBe(429)
    // All together have failed too often: who has not failed opens it all the same.
    expect(await guess('192.0.2.3', '?right=1')).toBe(200)
    expect(await guess('192.0.2.3', '?right=1')).toBe(200)
  })

  test('that answers with a file writes it itself', async () => {
    expect(await call('GET', '/page')).toMatchObject({ status: 200, json: 'page' })
  })
})
