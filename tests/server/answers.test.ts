import { Ajv2020 } from 'ajv/dist/2020.js'
import { createParser } from 'eventsource-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { MATCH_EVENTS, viewSchema } from '#shared/protocol/messages'
import { changesSomething, methodOf, type Route } from '#shared/protocol/route'
import { ROUTES, type RouteBody, type RouteName, type RouteResponse } from '#shared/protocol/routes'
import { shareHashOf } from '#shared/protocol/share'
import { viewDecoder } from '#shared/protocol/viewStream'
import { callRoute, type RouteCall } from '#tests/support/callRoute'
import { CLASS } from '#tests/support/classroom'
import { startMailServer } from '#tests/support/noticeReceivers'
import { routeList } from '#tests/support/routes'
import { serverForTests } from '#tests/support/testServer'

const PASSWORD = 'a-password-of-the-host'
const FIGURES = 'figures-for-one-only'
const mail = await startMailServer()
afterAll(() => mail.stop())
const here = serverForTests({
  BALANCE_HOST_PASSWORD: PASSWORD,
  BALANCE_METRICS: 'on',
  BALANCE_METRICS_TOKEN: FIGURES,
  BALANCE_NOTICES: 'push,mail',
  BALANCE_SMTP_URL: mail.url,
  BALANCE_MAIL_FROM: 'game@host.example',
})
/** Routes that have been answered with success, and whose answers were what their rows say. */
const answered = new Set<RouteName>()
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
    ('file' in row ? row.file : '').split(';')[0],
  ])
  answered.add(route)
  return await response.text()
}

const SHARE = 'ad'.repeat(32)

/** One lobby of two people, begun. */
async function beginLobby() {
  const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', chatRule: 'free' } as const
  const { lobby: id, token, power } = await ask('POST /api/v1/lobbies', { body: { ...wish, name: 'Ada', open: true } })
  const params = { id }
  await ask('GET /api/v1/lobbies')
  await ask('POST /api/v1/quick-play', { body: { name: 'Quick', timeControl: 'live' } })
  const bob = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Bob' } })
  await ask('POST /api/v1/lobbies/:id/leave', { params, body: { token: bob.token } })
  await ask('POST /api/v1/lobbies/:id/bots', { params, body: { token, power: bob.power, bot: 'tit-for-tat' } })
  await ask('POST /api/v1/lobbies/:id/strength', { params, body: { token, strength: 'easy' } })
  const cleo = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Cleo' } })
  await ask('POST /api/v1/lobbies/:id/lock', { params, body: { token, locked: true } })
  await ask('POST /api/v1/lobbies/:id/lock', { params, body: { token, locked: false } })
  await ask('POST /api/v1/lobbies/:id/host', { params, body: { token, power: cleo.power } })
  await ask('POST /api/v1/lobbies/:id/host', { params, body: { token: cleo.token, power } })
  await ask('POST /api/v1/lobbies/:id/remove', { params, body: { token, power: cleo.power } })
  const dan = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Dan' } })
  const gone = await ask('POST /api/v1/lobbies', { body: { ...wish, name: 'Eve', open: false } })
  await ask('POST /api/v1/lobbies/:id/close', { params: { id: gone.lobby }, body: { token: gone.token } })
  const shareHash = shareHashOf(SHARE, id)
  await ask('POST /api/v1/lobbies/:id/share-hash', { params, body: { token, shareHash } })
  await ask('POST /api/v1/lobbies/:id/start', { params, body: { token } })
  await ask('GET /api/v1/lobbies/:id', { params })
  await ask('POST /api/v1/lobbies/:id/share', { params, body: { token, share: SHARE } })
  await ask('GET /api/v1/lobbies/:id', { params })
  return { params, token, power, other: dan }
}

/** Plays the whole match of one person against a bot over plain HTTP; every poll on the way is checked. */
async function playOut(): Promise<{ readonly id: string; readonly token: string }> {
  const body = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed', bots: ['tit-for-tat'] } as const
  const { match: id, token } = await ask('POST /api/v1/matches', { body })
  const params = { id }
  for (;;) {
    const { view } = await ask('GET /api/v1/matches/:id/news', { params, token })
    if (view?.observation.window.kind === 'ended') return { id, token }
    const window = view!.observation.window.number
    const command: RouteBody<'POST /api/v1/matches/:id/commands'> = { command: 'ready', window, ready: true }
    await ask('POST /api/v1/matches/:id/commands', { params, token, body: command, mark: `ready-${id}-${window}-mark` })
  }
}

describe('every answer is what the contract says', () => {
  test('of lists, and of what machines ask', async () => {
    await ask('GET /livez')
    await ask('GET /readyz')
    await ask('GET /healthz')
    await ask('GET /version')
    await ask('GET /api/v1/scenarios')
    await ask('GET /api/v1/addresses')
    await ask('GET /api/openapi.json')
    await fetchFile('GET /metrics', { token: FIGURES })
    await fetchFile('GET /j/:code', { params: { code: 'ABCDE' } })
    await fetchFile('GET /t/:code', { params: { code: 'ABCDEF' } })
    for (const key of ['GET /m/:id', 'GET /d/:id', 'GET /r/:id'] as const) await fetchFile(key, { params: { id: 'm' } })
    await fetchFile('GET /r/:id/:index/:perspective', { params: { id: 'm', index: '3', perspective: 'truth' } })
  })

  test('of lobbies, and of a match that is played', async () => {
    const { params, token, power, other } = await beginLobby()
    const command = (body: RouteBody<'POST /api/v1/matches/:id/commands'>) =>
      ask('POST /api/v1/matches/:id/commands', { params, token, body })
    await ask('POST /api/v1/matches/:id/room', { params })
    await ask('POST /matchmake/joinById/:id', { params, body: { protocol: PROTOCOL_VERSION, token } })
    const orders = [{ type: 'build', force: 'silos', lots: 1 }]
    await command({ command: 'draft', window: 0, orders })
    await command({ command: 'draft', window: 0, orders: [{ type: 'none' }] })
    await command({ command: 'approve', window: 0, slot: 'build.silos' })
    await command({ command: 'clock', window: 0, request: 'pause' })
    await command({ command: 'chat', said: { how: 'text', text: 'Hello' } })
    await command({ command: 'chat', said: { how: 'phrase', phrase: 'beware', about: other.power } })
    await command({ command: 'conduct', power: other.power, measure: 'silence', reason: 'flood', wish: true })
    const report = { power, reason: 'abuse' } as const
    await ask('POST /api/v1/matches/:id/reports', { params, token: other.token, body: report })
    const { view, chat } = await ask('GET /api/v1/matches/:id/news', { params, token, query: { chat: 0 } })
    expect(chat).toHaveLength(2)
    expect(view?.orders).toEqual(orders)
    await ask('GET /api/v1/matches/:id/news', { params })
    await ask('GET /api/v1/matches/:id/events', { params, token })
    await ask('GET /api/v1/matches/:id/chat', { params, token })
    await ask('GET /api/v1/matches/:id/turn', { params, token })
    await ask('POST /api/v1/matches/:id/guest-tokens', { params, token })
    const { code } = await ask('POST /api/v1/matches/:id/seat-transfers', { params, token: other.token })
    const { code: bundle } = await ask('POST /api/v1/seat-bundles', { body: { codes: [code] } })
    expect(await ask('POST /api/v1/seat-bundles/claim', { body: { code: bundle } })).toEqual({ codes: [code] })
    await ask('POST /api/v1/seat-transfers/claim', { body: { code } })
  })

  test('of notices, which the host of the server has turned on', async () => {
    const { params, token } = await beginLobby()
    const { ways } = await ask('GET /api/v1/matches/:id/notices', { params, token })
    expect(ways).toEqual(['push', 'mail'])
    const body = { way: 'mail', language: 'en', zone: 'UTC', address: 'ada@home.example' } as const
    const { id } = await ask('POST /api/v1/matches/:id/notices', { params, token, body })
    const code = /code is (\w+)/.exec(mail.mails[0]!.text)![1]!
    await ask('POST /api/v1/notices/:id/confirm', { params: { id }, body: { code } })
    await ask('POST /api/v1/notices/:id/stop', { params: { id } })
    expect(mail.mails).toHaveLength(1)
  })

  test('of a stream: each event is named, and its data is what its name says', async () => {
    const { params, token, other } = await beginLobby()
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

  test('of a match that has ended, and of its record', async () => {
    const { id, token } = await playOut()
    const params = { id }
    await ask('GET /api/v1/matches/:id/events', { params, token })
    await ask('POST /api/v1/matches/:id/rematch', { params, token })
    const body = await fetchFile('GET /api/v1/matches/:id/record', { params })
    await ask('POST /api/v1/records', { body })
  })

  test('of a class, to its teacher, its projector and its students', async () => {
    const made = await ask('POST /api/v1/classes', { body: { ...CLASS, perPower: 2, interestsOpen: 'atReveal' } })
    const params = { id: made.id }
    const { code, teacher: token } = made
    const act = (body: RouteBody<'POST /api/v1/classes/:id/commands'>) =>
      ask('POST /api/v1/classes/:id/commands', { params, token, body })
    await ask('GET /api/v1/classes/code/:code', { params: { code } })
    const join = (label: string) => ask('POST /api/v1/classes/:id/students', { params, body: { label } })
    const [ada, bob] = [await join('Ada'), await join('Bob')]
    for (const student of [ada, bob]) await ask('GET /api/v1/classes/:id/me', { params, token: student.token })
    await ask('POST /api/v1/classes/:id/answers', { params, token: ada.token, body: { question: 'alarm', choice: 0 } })
    const back = await ask('POST /api/v1/classes/:id/rejoin', { params, body: { words: bob.words } })
    await act({ command: 'form', by: 'even' })
    await act({ command: 'begin' })
    await act({ command: 'say', text: 'Begin.' })
    await act({ command: 'newWords', student: ada.id })
    const board = await ask('GET /api/v1/classes/:id/board', { params, token })
    await act({ command: 'lookAs', world: 0, power: board.powers[0]! })
    await ask('GET /api/v1/classes/:id/projection', { params, token: made.projector })
    const { seat } = await ask('GET /api/v1/classes/:id/me', { params, token: back.token })
    await ask('GET /api/v1/matches/:id/news', { params: { id: seat!.match }, token: back.token })
    const said = { command: 'chat', said: { how: 'phrase', phrase: 'greeting' } } as const
    await ask('POST /api/v1/matches/:id/commands', { params: { id: seat!.match }, token: ada.token, body: said })
    await ask('POST /api/v1/classes/:id/reports', { params, token: back.token, body: { number: 0 } })
    await act({ command: 'debrief' })
    const guess = { wanted: {}, frightened: 'none' }
    await ask('POST /api/v1/classes/:id/guesses', { params, token: ada.token, body: guess })
    await fetchFile('GET /api/v1/classes/:id/worlds/:match/record', {
      params: { ...params, match: seat!.match },
      token,
    })
    await fetchFile('GET /api/v1/classes/:id/export.zip', { params, token, query: { names: '1' } })
    const { students } = await ask('GET /api/v1/classes/:id/board', { params, token })
    expect(students.map(({ label }) => label)).toEqual(['Ada', 'Bob'])
    await ask('GET /api/v1/classes/:id/wall', { params, token })
    await ask('GET /api/v1/classes/:id/talk', { params, token })
    await ask('GET /api/v1/classes/:id/projection', { params, token })
    await ask('DELETE /api/v1/classes/:id', { params, token })
  })

  test('to the host', async () => {
    const { token } = await ask('POST /api/v1/host/login', { body: { password: PASSWORD } })
    await ask('POST /api/v1/host/commands', { token, body: { command: 'announce', text: 'We stop at noon.' } })
    await ask('GET /api/v1/announcement')
    await ask('GET /api/v1/host/server', { token })
    await ask('GET /api/v1/host/reports', { token })
    await ask('GET /api/v1/host/status', { token })
    await ask('POST /api/v1/host/logout', { token, body: { everywhere: false } })
  })

  test('and no route has been left out', () => {
    expect(routeList().flatMap(({ key }) => (answered.has(key) ? [] : [key]))).toEqual([])
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
