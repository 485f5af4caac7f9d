import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createRateLimiters, memoryRateLimiter } from '#server/web/rateLimiter'
import { type Refused, refused } from '#server/web/refuse'
import { type RouteRules, registerRoutes } from '#server/web/registerRoutes'
import type { RouteHandlers } from '#server/web/routeHandlers'
import type { RouteTable } from '#shared/protocol/route'

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
    limits: ['hostPasswords'],
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

let base = ''
let draining: Refused | undefined
const server = express()
const settings = { requestsPerMinute: 1000, matchesPerMinute: 1000 }
const limiters = createRateLimiters(memoryRateLimiter, settings)
/** A thousand wrong codes a minute are too many to try here. */
const fewCodes = { ...limiters, classCodes: memoryRateLimiter({ name: 'classCodes', points: 2, seconds: 60 }) }
const anyone = () => ({})
const authorise = { anyone, host: () => ({ token: 'x' }) } as unknown as RouteRules['authorise']
let listening: ReturnType<typeof server.listen>

beforeAll(async () => {
  const mayBegin = async () => draining
  registerRoutes<typeof TABLE, Granted>(server, TABLE, HANDLERS, {
    limiters: fewCodes,
    authorise,
    limitKey: () => 'key',
    mayBegin,
    onBegun: () => undefined,
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

  test('is limited by refusals alone where its limit says so: what is right stays open', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 4; n++) statuses.push((await call('GET', '/guess')).status)
    expect(statuses).toEqual([404, 404, 429, 429])
    expect(await call('GET', '/guess?right=1')).toMatchObject({ status: 200, json: { right: true } })
  })

  test('that answers with a file writes it itself', async () => {
    expect(await call('GET', '/page')).toMatchObject({ status: 200, json: 'page' })
  })
})
