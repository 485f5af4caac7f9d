import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createParser } from 'eventsource-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEACHER_COMMANDS } from '#shared/protocol/classroom'
import { HOST_COMMANDS } from '#shared/protocol/host'
import { COMMAND_NAMES, MATCH_EVENTS, viewSchema } from '#shared/protocol/messages'
import { changesSomething, methodOf, type Route } from '#shared/protocol/route'
import { ROUTES, type RouteName, type RouteResponse } from '#shared/protocol/routes'
import { viewDecoder } from '#shared/protocol/viewStream'
import { callRoute, type RouteCall, textOf } from '#tests/support/callRoute'
import { beginLobby, EVERY_CALL, EVERY_CALL_SETTINGS } from '#tests/support/everyCall'
import { startMailServer } from '#tests/support/noticeReceivers'
import { routeList } from '#tests/support/routes'
import { serverForTests } from '#tests/support/testServer'

const mail = await startMailServer()
afterAll(() => mail.stop())
const forge = createServer((_request, response) => response.end('{"version":"9.0.0"}')).listen(0, '127.0.0.1')
afterAll(() => forge.close())
await once(forge, 'listening')
const here = serverForTests({
  ...EVERY_CALL_SETTINGS,
  BALANCE_NOTICES: 'push,mail',
  BALANCE_SMTP_URL: mail.url,
  BALANCE_VERSION_URL: `http://127.0.0.1:${(forge.address() as AddressInfo).port}`,
})
/** Routes that have been answered with success, and whose answers were what their rows say. */
const answered = new Set<RouteName>()
/** Commands that have been answered with success. */
const commanded = new Set<string>()
let fits: (route: RouteName, answer: unknown) => readonly string[]

beforeAll(async () => {
  fits = await publishedSchemas()
})

/** How an answer differs from the schema that the server's own document publishes for it. */
async function publishedSchemas() {
  const { paths, components } = (await ask('GET /api/openapi.json')) as unknown as OpenApi
  const ajv = new Ajv2020({ strict: false })
  return (route: RouteName, answer: unknown): readonly string[] => {
    const path = route.slice(route.indexOf(' ') + 1).replaceAll(/:(\w+)/g, '{$1}')
    const { responses } = paths[path]![methodOf(route).toLowerCase()]!
    const { schema } = responses[statusOf(route)]!.content['application/json']
    const validate = ajv.compile({ ...schema, components })
    validate(answer)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>
  readonly components: object
}
type Responses = Readonly<
  Record<number, { readonly content: { readonly 'application/json': { readonly schema: object } } }>
>

function statusOf(route: RouteName): number {
  const row = ROUTES[route]
  return 'status' in row ? row.status : 200
}

/**
 * Calls a route that must succeed, and checks its answer against its row and against the published document. What changes
 * something is sent again with its mark, as by a page that got no answer: it is answered with the very same.
 */
async function ask<Name extends RouteName>(route: Name, given: RouteCall<Name> = {}): Promise<RouteResponse<Name>> {
  const row: Route = ROUTES[route]
  const input = changesSomething(route) ? { mark: newMark(), ...given } : given
  const response = await callRoute(here.base, route, input)
  const json: unknown = await response.json()
  expect(response.status, `${route} ${JSON.stringify(json)}`).toBe(statusOf(route))
  expect(response.headers.get('cache-control'), route).toBe('no-store')
  if ('answer' in row) expect(row.answer.safeParse(json).error, route).toBeUndefined()
  if (fits) expect(fits(route, json), route).toEqual([])
  answered.add(route)
  const { command } = (given.body ?? {}) as { readonly command?: string }
  if (command !== undefined) commanded.add(command)
  if (changesSomething(route)) {
    const again = await callRoute(here.base, route, input)
    expect(again.status, `${route} again`).toBe(response.status)
    if (row.repeat !== 'harmless') expect(await again.json(), `${route} again`).toEqual(json)
  }
  return json as RouteResponse<Name>
}

let marks = 0
const newMark = (): string => `a-mark-of-the-tests-${marks++}`

/** Fetches a file, which must be of its row's type. */
async function fetchFile<Name extends RouteName>(route: Name, input: RouteCall<Name>): Promise<string> {
  const row = ROUTES[route]
  const response = await callRoute(here.base, route, input)
  expect([response.status, response.headers.get('content-type')?.split(';')[0]], route).toEqual([
    200,
    ('file' in row ? row.file : 'text/event-stream').split(';')[0],
  ])
  answered.add(route)
  return await textOf(response)
}

describe('every answer is what the contract says', () => {
  test.each(Object.entries(EVERY_CALL))('of %s', async (_, chapter) => {
    await chapter({ base: here.base, ask, fetchFile })
  })

  test('of notices by mail, whose address has to be confirmed', async () => {
    const { params, token } = await beginLobby({ ask })
    const body = { way: 'mail', language: 'en', zone: 'UTC', address: 'ada@home.example' } as const
    const { id } = await ask('POST /api/v1/matches/:id/notices', { params, token, body })
    const code = /code is (\w+)/.exec(mail.mails[0]!.text)![1]!
    await ask('POST /api/v1/notices/:id/confirm', { params: { id }, body: { code } })
    expect(mail.mails).toHaveLength(1)
  })

  test('of the newest version, which another server tells', async () => {
    const body = { password: EVERY_CALL_SETTINGS.BALANCE_HOST_PASSWORD }
    const { token } = await ask('POST /api/v1/host/login', { body })
    expect((await ask('POST /api/v1/host/newest', { token })).newest).toBe('9.0.0')
  })

  test('of a stream: each event is named, and its data is what its name says', async () => {
    const { params, token, other } = await beginLobby({ ask })
    const response = await callRoute(here.base, 'GET /api/v1/matches/:id/stream', { params, token })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    const names = new Set<string>()
    const decode = viewDecoder()
    const parser = createParser({
      onEvent({ event = '', data }) {
        names.add(event)
        const schema = MATCH_EVENTS[event as keyof typeof MATCH_EVENTS]
        expect(schema.safeParse(JSON.parse(data)).error, event).toBeUndefined()
        if (event === 'view') expect(viewSchema.safeParse(decode(data)).error).toBeUndefined()
      },
    })
    const text = new TextDecoder()
    const listening = (async () => {
      for await (const part of response.body!) parser.feed(text.decode(part, { stream: true }))
    })()
    const said = { how: 'text', text: 'Hello' } as const
    const hello = { params, token: other.token, body: { command: 'chat', said } } as const
    await ask('POST /api/v1/matches/:id/commands', hello)
    const draft = { command: 'draft', window: 0, orders: [] } as const
    await ask('POST /api/v1/matches/:id/commands', { params, token, body: draft })
    await expect.poll(() => names.size).toBe(3)
    const newer = await callRoute(here.base, 'GET /api/v1/matches/:id/stream', { params, token })
    await listening
    expect([...names].toSorted()).toEqual(Object.keys(MATCH_EVENTS).toSorted())
    await newer.body!.cancel()
    answered.add('GET /api/v1/matches/:id/stream')
  })

  test('and no route has been left out, nor any command that a route carries', () => {
    expect(routeList().flatMap(({ key }) => (answered.has(key) ? [] : [key]))).toEqual([])
    const named = [...COMMAND_NAMES, ...Object.keys(TEACHER_COMMANDS), ...Object.keys(HOST_COMMANDS)]
    expect(named.filter((name) => !commanded.has(name))).toEqual([])
  })
})

describe('a mark', () => {
  test.each(['', 'short', 'x'.repeat(65), 'not URL-safe: 16 or more'])(
    'of another form is refused: “%s”',
    async (mark) => {
      const body = { scenario: 'two-blocs', powers: 2 }
      const response = await callRoute(here.base, 'POST /api/v1/matches', { body, mark })
      const { problem } = (await response.json()) as { problem: unknown }
      expect([response.status, problem]).toEqual([
        400,
        { key: 'problem.malformedRequest', args: { field: 'idempotency-key' } },
      ])
      const { match: id, token } = await ask('POST /api/v1/matches', { body })
      const command = { command: 'ready', window: 0, ready: false, mark } as const
      const refused = await callRoute(here.base, 'POST /api/v1/matches/:id/commands', {
        params: { id },
        token,
        body: command,
      })
      expect(refused.status).toBe(400)
    },
  )
})
