import { beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '#shared/protocol/access'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { SeatTaken } from '#shared/protocol/lobby'
import { COMMAND_NAMES, type CommandName, type Reply } from '#shared/protocol/messages'
import { changesSomething, methodOf } from '#shared/protocol/route'
import type { RouteName } from '#shared/protocol/routes'
import { caller, openClass, type Student, type Teacher } from '#tests/support/classroom'
import { addressFor, type KeyedRoute, routeList } from '#tests/support/routes'
import { createMatch, post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

/** What anyone may call and is let in, as the tests know it: a route that is not here lets no stranger in. */
const OPEN: readonly RouteName[] = [
  'GET /livez',
  'GET /readyz',
  'GET /healthz',
  'GET /version',
  'GET /t/:code',
  'GET /m/:id',
  'GET /d/:id',
  'GET /r/:id',
  'GET /r/:id/:index/:perspective',
  'GET /j/:code',
  'GET /api/openapi.json',
  'GET /api/v1/scenarios',
  'GET /api/v1/scenarios/:id',
  'GET /api/v1/scenarios/:id/file',
  'GET /api/v1/announcement',
  'GET /api/v1/sign-on',
  'GET /api/v1/shared-scenarios',
  'GET /api/v1/shared-scenarios/:id',
  'POST /api/v1/shared-scenarios',
  'GET /api/v1/addresses',
  'GET /api/v1/lobbies',
  'GET /api/v1/lobbies/:id',
  'POST /api/v1/lobbies',
  'POST /api/v1/quick-play',
  'POST /api/v1/rehearsals',
  'POST /api/v1/lobbies/:id/seats',
  'POST /api/v1/matches',
  'POST /api/v1/matches/:id/room',
  'GET /api/v1/classes/code/:code',
  'POST /api/v1/classes',
  'POST /api/v1/classes/:id/students',
]
/** As a spectator, without a token: what is public of a match; a wrong token opens not even that. */
const PUBLIC_VIEW: readonly RouteName[] = [
  'GET /api/v1/matches/:id/events',
  'GET /api/v1/matches/:id/stream',
  'GET /api/v1/matches/:id/alive',
  'GET /api/v1/matches/:id/news',
  'GET /api/v1/matches/:id/chat',
  'POST /matchmake/joinById/:id',
]
/** What anyone may call, and is refused here: the match has not ended, the file is no record, and nobody has agreed to meet. */
const OPEN_LATER: readonly RouteName[] = [
  'GET /api/v1/matches/:id/record',
  'POST /api/v1/records',
  'GET /api/v1/lobbies/:id/appointment.ics',
  'GET /embed/r/:id',
  'GET /oembed',
]
/** Accesses that are found from the header; all others do not look at it. */
const BY_HEADER: readonly Access[] = [
  'viewer',
  'player',
  'holder',
  'teacher',
  'student',
  'classMember',
  'host',
  'staff',
  'operator',
]
/** Headers that are there and hold no token as it is asked for. */
const UNREADABLE = ['', 'nonsense', 'Bearer', 'Bearer two words', `Bearer ${'x'.repeat(201)}`, 'Bearerx'] as const
/** Headers of a proxy that asks for a password of its own. */
const OF_PROXIES = ['Basic YWRhOnNlY3JldA==', 'Digest username="ada"'] as const
const HEADERS = ['content-security-policy', 'permissions-policy', 'x-content-type-options', 'referrer-policy'] as const
const PASSWORD = 'a-password-of-the-host'
/** A number of a power's own books, or a belief about another: the document of the contract has their names only. */
const PRIVATE = [/"treasury":\[?-?\d/, /"estimate":\{"forces"/]
/** Text that is only in the victims' class: a response that contains it has leaked it. */
const CANARY = 'canary in the class'

const here = serverForTests({
  BALANCE_HOST_PASSWORD: PASSWORD,
  BALANCE_METRICS: 'on',
  BALANCE_METRICS_TOKEN: 'figures-for-one-only',
})
const routes = routeList()
let table: SeatTaken
let teacher: Teacher
let student: Student
let strangers: readonly string[] = []
let secrets: readonly string[] = []

beforeAll(async () => {
  const wish = {
    scenario: 'two-blocs',
    powers: 2,
    years: 3,
    timeControl: 'untimed',
    name: 'Ada',
    open: false,
    chatRule: 'free',
  }
  table = (await post(here.base, '/api/v1/lobbies', wish)).json as SeatTaken
  const guest = (await post(here.base, `/api/v1/lobbies/${table.lobby}/seats`, { name: 'Bob' })).json as SeatTaken
  await post(here.base, `/api/v1/lobbies/${table.lobby}/start`, { token: table.token })
  teacher = await openClass(here.base, { naming: 'typed' })
  student = await teacher.enrol('Cleo')
  await teacher.act('form', { by: 'even' })
  await teacher.act('begin')
  await teacher.act('say', { text: CANARY })
  const other = await openClass(here.base)
  const elsewhere = await createMatch(here.base)
  const pupil = await other.enrol('Dora')
  strangers = [elsewhere.token, other.made.teacher, other.made.projector, pupil.enrolled.token, 'nonsense']
  const { words, token } = student.enrolled
  const theirs = [teacher.made.teacher, teacher.made.projector, token, words, CANARY]
  secrets = [table.token, guest.token, ...theirs, PASSWORD, 'figures-for-one-only']
})

/** The path with what the victims have in the places of its names. */
function addressOf(key: RouteName): string {
  const own = key.includes(' /api/v1/classes') ? teacher.made.id : table.lobby
  const values: Readonly<Record<string, string>> = { id: own, match: table.lobby, code: teacher.made.code }
  return addressFor(key, (name) => values[name] ?? 'x')
}

/** Bodies that come through the first checks of one call or another; every route gets each of them, and its own. */
const bodies = ({ row }: KeyedRoute, token: string | undefined): readonly string[] => [
  '{}',
  JSON.stringify(row.example ?? {}),
  JSON.stringify({ ...(row.example as object | undefined), token }),
  '[]',
  '{',
  JSON.stringify({ token }),
  JSON.stringify({ protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) }),
  JSON.stringify({ command: 'ready', window: 0, ready: true }),
  JSON.stringify({ command: 'close' }),
  JSON.stringify({ command: 'drain' }),
  JSON.stringify({ command: 'end', match: table.lobby }),
  JSON.stringify({ password: token ?? 'a guess' }),
  JSON.stringify({ words: 'otter heron lynx puma', code: 'ABCDEFGH' }),
  JSON.stringify({ question: 'alarm', choice: 0 }),
]

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** An answer as far as it comes within a moment: streams never end. */
const ask = (key: RouteName, token?: string, body?: string): Promise<Answer> =>
  askAs(key, token === undefined ? undefined : `Bearer ${token}`, body)

/** The same with a header of any form. */
async function askAs(key: RouteName, authorization: string | undefined, body?: string): Promise<Answer> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(authorization === undefined ? {} : { authorization }),
  }
  const init = { method: methodOf(key), headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) }
  const response = await fetch(`${here.base}${addressOf(key)}`, init)
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  const text = isStream ? await firstOf(response) : await response.text()
  return { status: response.status, headers: response.headers, text }
}

async function firstOf(response: Response): Promise<string> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (!text.includes('event: view')) {
    const { value, done } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}

/** Everything a route answers to one token with every body; asked at once, while the victims still count as present. */
async function answersOf(route: KeyedRoute, token?: string): Promise<readonly Answer[]> {
  if (!changesSomething(route.key)) return [await ask(route.key, token)]
  return await Promise.all(bodies(route, token).map((body) => ask(route.key, token, body)))
}

/** Calls without a token and with every foreign one; no response may hold a secret, have status 5xx, or lack its headers. */
async function answerStrangers(
  asked: readonly KeyedRoute[],
  visit: (name: string, answer: Answer) => void,
): Promise<void> {
  const visits = asked.flatMap((route) => [undefined, ...strangers].map((token) => ({ route, token })))
  for (const { route, token } of visits) {
    const name = `${route.key}${token === undefined ? '' : ' by a stranger'}`
    for (const answer of await answersOf(route, token)) {
      expect(answer.status, name).toBeLessThan(500)
      const told = secrets.filter((secret) => answer.text.includes(secret))
      expect([...told, ...PRIVATE.filter((secret) => secret.test(answer.text))], name).toEqual([])
      expect(
        HEADERS.filter((header) => answer.headers.get(header) === null),
        name,
      ).toEqual([])
      visit(name, answer)
    }
  }
}

/** What the victims have, as they see it themselves. */
async function victims(): Promise<unknown> {
  const headers = { authorization: `Bearer ${table.token}` }
  const news = await (await fetch(`${here.base}/api/v1/matches/${table.lobby}/news`, { headers })).json()
  const { json: seats } = await caller(here.base).get(`/api/v1/lobbies/${table.lobby}`)
  const { phase, locked, worlds } = await teacher.board()
  return { news, seats, phase, locked, worlds, mine: await student.mine() }
}

const isIn = (status: number) => status < 400 && status !== 302

describe('every call of the web server', () => {
  test('is known here: what the contract opens to anyone is what these tests open', () => {
    expect(routes.length).toBeGreaterThan(40)
    const open = routes.filter(({ row }) => ['anyone', 'visitor', 'viewer'].includes(row.who)).map(({ key }) => key)
    expect(open.toSorted()).toEqual([...OPEN, ...PUBLIC_VIEW, ...OPEN_LATER].toSorted())
  })

  test('opens nothing to whoever has no token, or a stranger’s; fails for none; carries every header', async () => {
    const before = await victims()
    const opened = new Set<string>()
    await answerStrangers(
      routes.filter(({ key }) => !OPEN.includes(key)),
      (name, { status }) => {
        if (isIn(status)) opened.add(name)
      },
    )
    expect([...opened].filter((name) => !PUBLIC_VIEW.some((open) => open === name))).toEqual([])
    expect(await victims()).toEqual(before)
  })

  test('that any caller may make tells no secret either, and never answers 5xx', async () => {
    let answers = 0
    await answerStrangers(
      routes.filter(({ key }) => OPEN.includes(key)),
      () => answers++,
    )
    expect(answers).toBeGreaterThan(OPEN.length * strangers.length)
  })

  test.each(UNREADABLE)('takes the header %j for a token that opens nothing, never for none', async (header) => {
    const before = await victims()
    for (const { key, row } of routes) {
      if (!BY_HEADER.includes(row.who)) continue
      const body = changesSomething(key) ? JSON.stringify(row.example ?? {}) : undefined
      const [unreadable, wrong] = [await askAs(key, header, body), await ask(key, 'nonsense', body)]
      expect([unreadable.status, unreadable.text], key).toEqual([403, wrong.text])
    }
    expect(await victims()).toEqual(before)
  })

  test.each(OF_PROXIES)('takes the header %j of a proxy for none', async (header) => {
    for (const { key, row } of routes) {
      if (!BY_HEADER.includes(row.who) || changesSomething(key)) continue
      const [behind, none] = [await askAs(key, header), await ask(key, undefined)]
      expect(behind.status, key).toBe(none.status)
    }
  })

  test('lets its owner in: what is kept from strangers is there', async () => {
    const { status, text } = await ask('GET /api/v1/classes/:id/me', student.enrolled.token)
    expect([status, text.includes(CANARY)]).toEqual([200, true])
    expect((await ask('GET /api/v1/matches/:id/stream', table.token)).text).toMatch(PRIVATE[0]!)
    expect((await ask('GET /api/v1/classes/:id/board', teacher.made.teacher)).status).toBe(200)
    expect((await ask('GET /metrics', 'figures-for-one-only')).status).toBe(200)
  })
})

describe('every message of a room', () => {
  const RIGHT: Readonly<Record<CommandName, object>> = {
    draft: { window: 0, orders: [] },
    ready: { window: 0, ready: true },
    approve: { window: 0, slot: 'build silos' },
    chat: { said: { how: 'text', text: 'Hello' } },
    clock: { window: 0, request: 'pause' },
    away: { until: 0 },
    admit: { request: 'abcdef', yes: true },
    conduct: { power: 'boreal', measure: 'silence', reason: 'flood', wish: true },
  }

  test.each(COMMAND_NAMES)('%s does nothing for a spectator, nor for a stranger over plain HTTP', async (command) => {
    const before = await victims()
    const spectator = await sit(here.base, table.lobby)
    expect(JSON.stringify(spectator.view())).not.toMatch(/"treasury"|"estimate"/)
    const reply = await spectator.room.request<object, Reply>(command, RIGHT[command])
    expect(reply).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.spectator' } }] })
    for (const token of [undefined, ...strangers]) {
      const { status, json } = await caller(here.base, token).post(`/api/v1/matches/${table.lobby}/commands`, {
        command,
        ...RIGHT[command],
      })
      expect(status).toBe(403)
      expect(json).toMatchObject({ problem: { key: 'problem.wrongToken' } })
    }
    await spectator.room.leave()
    expect(await victims()).toEqual(before)
  })

  test('a stranger’s token opens no socket', async () => {
    for (const token of strangers) await expect(sit(here.base, table.lobby, token)).rejects.toThrow()
  })
})
