import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningApp, startApp } from '#server/app'
import { readConfig } from '#server/config/readConfig'
import { COMMAND_NAMES, type CommandName } from '#server/match/commands'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { Reply } from '#shared/protocol/messages'
import { caller, openClass, type Student, type Teacher } from '#tests/support/classroom'
import { type Route, routesOf, watchApplications } from '#tests/support/routes'
import { createMatch, post, sit, temporaryFolder } from '#tests/support/servers'

/** What anybody may call: a route that is not here lets nobody in who has no token of what it is about. */
const OPEN = [
  'GET /livez',
  'GET /readyz',
  'GET /healthz',
  'GET /version',
  'GET /j/:code',
  'GET /api/scenarios',
  'GET /api/announcement',
  'GET /api/addresses',
  'GET /api/tables',
  'GET /api/tables/:id',
  'POST /api/tables',
  'POST /api/tables/:id/seats',
  'POST /api/matches',
  'POST /api/matches/:id/room',
  'GET /api/classes/code/:code',
  'POST /api/classes',
  'POST /api/classes/:id/students',
]
/** As a spectator, without a token: what everybody may see of a match; a wrong token opens not even that. */
const PUBLIC_VIEW = [
  'GET /api/matches/:id/events',
  'GET /api/matches/:id/stream',
  'GET /api/matches/:id/news',
  'GET /api/matches/:id/words',
  'POST /matchmake/joinById/:id',
]
const HEADERS = ['content-security-policy', 'permissions-policy', 'x-content-type-options', 'referrer-policy'] as const
const PASSWORD = 'a-password-of-the-host'
/** Said in the victims' class and nowhere else: whoever reads it has come too far. */
const CANARY = 'canary in the class'

const folder = temporaryFolder()
let app: RunningApp
let base = ''
let routes: readonly Route[] = []
let table: SeatTaken
let teacher: Teacher
let student: Student
let strangers: readonly string[] = []
let secrets: readonly string[] = []

beforeAll(async () => {
  const watched = watchApplications()
  const settings = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: folder.database }
  const secret = {
    BALANCE_HOST_PASSWORD: PASSWORD,
    BALANCE_METRICS: 'on',
    BALANCE_METRICS_TOKEN: 'figures-for-one-only',
  }
  app = await startApp(readConfig({ ...settings, ...secret }), pino({ level: 'silent' }))
  base = `http://127.0.0.1:${app.port}`
  await fetch(`${base}/healthz`)
  watched.stop()
  routes = [...watched.seen].flatMap(routesOf)
  const wish = {
    scenario: 'two-blocs',
    powers: 2,
    years: 3,
    timeControl: 'untimed',
    name: 'Ada',
    open: false,
    chatRule: 'free',
  }
  table = (await post(base, '/api/tables', wish)).json as SeatTaken
  const guest = (await post(base, `/api/tables/${table.lobby}/seats`, { name: 'Bob' })).json as SeatTaken
  await post(base, `/api/tables/${table.lobby}/start`, { token: table.token })
  teacher = await openClass(base, { naming: 'typed' })
  student = await teacher.enrol('Cleo')
  await teacher.act('form', { by: 'even' })
  await teacher.act('begin')
  await teacher.act('say', { text: CANARY })
  const other = await openClass(base)
  const elsewhere = await createMatch(base)
  const pupil = await other.enrol('Dora')
  strangers = [elsewhere.token, other.made.teacher, other.made.projector, pupil.enrolled.token, 'nonsense']
  const { words, token } = student.enrolled
  const theirs = [teacher.made.teacher, teacher.made.projector, token, words, CANARY]
  secrets = [table.token, guest.token, ...theirs, PASSWORD, 'figures-for-one-only', '"treasury"', '"estimate"']
})

afterAll(async () => {
  await app.stop()
  folder.remove()
})

const nameOf = ({ method, path }: Route): string => `${method} ${path}`

/** The path with what the victims have in the places of its names. */
function addressOf({ path }: Route): string {
  const own = path.startsWith('/api/classes') ? teacher.made.id : table.lobby
  const deps: Readonly<Record<string, string>> = { id: own, match: table.lobby, code: teacher.made.code }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(deps[name] ?? 'x'))
}

/** Bodies that come through the first checks of one call or another; every route gets each of them. */
const bodies = (token: string | undefined): readonly string[] => [
  '{}',
  '[]',
  '{',
  JSON.stringify({ token }),
  JSON.stringify({ protocol: 3, ...(token === undefined ? {} : { token }) }),
  JSON.stringify({ act: 'ready', window: 0, ready: true }),
  JSON.stringify({ act: 'close' }),
  JSON.stringify({ act: 'drain' }),
  JSON.stringify({ act: 'end', match: table.lobby }),
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
async function ask(route: Route, token?: string, body?: string): Promise<Answer> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const init = { method: route.method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) }
  const response = await fetch(`${base}${addressOf(route)}`, init)
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

/** Everything a route answers to one token with every body. */
async function answersOf(route: Route, token?: string): Promise<readonly Answer[]> {
  if (route.method === 'GET') return [await ask(route, token)]
  const answers: Answer[] = []
  for (const body of bodies(token)) answers.push(await ask(route, token, body))
  return answers
}

/** Asks as nobody and as every stranger; whatever is answered must hold no secret, be no fault of ours, and have its headers. */
async function answerStrangers(asked: readonly Route[], visit: (name: string, answer: Answer) => void): Promise<void> {
  const visits = asked.flatMap((route) => [undefined, ...strangers].map((token) => ({ route, token })))
  for (const { route, token } of visits) {
    const name = `${nameOf(route)}${token === undefined ? '' : ' by a stranger'}`
    for (const answer of await answersOf(route, token)) {
      expect(answer.status, name).toBeLessThan(500)
      expect(
        secrets.filter((secret) => answer.text.includes(secret)),
        name,
      ).toEqual([])
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
  const news = await (await fetch(`${base}/api/matches/${table.lobby}/news`, { headers })).json()
  const { json: seats } = await caller(base).get(`/api/tables/${table.lobby}`)
  const { phase, locked, worlds } = await teacher.board()
  return { news, seats, phase, locked, worlds, mine: await student.mine() }
}

const isIn = (status: number) => status < 400 && status !== 302

describe('every call of the web server', () => {
  test('is known here', () => {
    const names = routes.map(nameOf)
    expect(names.length).toBeGreaterThan(30)
    for (const name of [...OPEN, ...PUBLIC_VIEW]) expect(names).toContain(name)
  })

  test('opens nothing to whoever has no token, or a stranger’s; fails for none; carries every header', async () => {
    const before = await victims()
    const opened = new Set<string>()
    await answerStrangers(
      routes.filter((each) => !OPEN.includes(nameOf(each))),
      (name, { status }) => {
        if (isIn(status)) opened.add(name)
      },
    )
    expect([...opened].filter((name) => !PUBLIC_VIEW.includes(name))).toEqual([])
    expect(await victims()).toEqual(before)
  })

  test('that anybody may make tells no secret either, and fails for nobody', async () => {
    let answers = 0
    await answerStrangers(
      routes.filter((each) => OPEN.includes(nameOf(each))),
      () => answers++,
    )
    expect(answers).toBeGreaterThan(OPEN.length * strangers.length)
  })

  test('lets its owner in: what is kept from strangers is there', async () => {
    const { status, text } = await ask({ method: 'GET', path: '/api/classes/:id/me' }, student.enrolled.token)
    expect([status, text.includes(CANARY)]).toEqual([200, true])
    expect((await ask({ method: 'GET', path: '/api/matches/:id/stream' }, table.token)).text).toContain('"treasury"')
    expect((await ask({ method: 'GET', path: '/api/classes/:id/board' }, teacher.made.teacher)).status).toBe(200)
    expect((await ask({ method: 'GET', path: '/metrics' }, 'figures-for-one-only')).status).toBe(200)
  })
})

describe('every message of a room', () => {
  const RIGHT: Readonly<Record<CommandName, object>> = {
    draft: { window: 0, orders: [] },
    ready: { window: 0, ready: true },
    approve: { window: 0, slot: 'build silos' },
    say: { said: { how: 'text', text: 'Hello' } },
    clock: { window: 0, request: 'pause' },
  }

  test.each(COMMAND_NAMES)('%s does nothing for a spectator, nor for a stranger over plain HTTP', async (act) => {
    const before = await victims()
    const spectator = await sit(base, table.lobby)
    expect(JSON.stringify(spectator.view())).not.toMatch(/"treasury"|"estimate"/)
    const reply = await spectator.room.request<object, Reply>(act, RIGHT[act])
    expect(reply).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.spectator' } }] })
    for (const token of [undefined, ...strangers]) {
      const { status, json } = await caller(base, token).post(`/api/matches/${table.lobby}/acts`, {
        act,
        ...RIGHT[act],
      })
      expect(status).toBe(403)
      expect(json).toMatchObject({ problem: { key: 'problem.wrongToken' } })
    }
    await spectator.room.leave()
    expect(await victims()).toEqual(before)
  })

  test('a stranger’s token opens no socket', async () => {
    for (const token of strangers) await expect(sit(base, table.lobby, token)).rejects.toThrow()
  })
})
