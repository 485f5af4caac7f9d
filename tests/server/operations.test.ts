import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { describeFault } from '#server/admin/describeFault'
import { createDrain } from '#server/admin/drain'
import { findUnready, watchHealth } from '#server/admin/health'
import { Metrics } from '#server/admin/metrics'
import { openDatabase } from '#server/store/database'
import { createMatch, post, type Seat, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const PASSWORD = 'a long password of the host'
const METRICS_TOKEN = 'metrics-token-of-this-test'

/** One server with everything it logs, for the tests of one block. */
function loggingServer(settings: Readonly<Record<string, string>> = {}) {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  return Object.assign(serverForTests({ BALANCE_HOST_PASSWORD: PASSWORD, ...settings }, log), { lines })
}

async function call(base: string, path: string, { token, body }: { token?: string; body?: object } = {}) {
  const response = await fetch(`${base}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined, headers: response.headers }
}

const enter = async (base: string): Promise<string> =>
  (await call(base, '/api/v1/host/login', { body: { password: PASSWORD } })).json.token

describe('health', () => {
  const here = loggingServer()

  test('the process, its readiness under both names, and what runs', async () => {
    expect((await call(here.base, '/livez')).json).toEqual({ ok: true })
    for (const path of ['/readyz', '/healthz']) {
      expect(await call(here.base, path)).toMatchObject({ status: 200, json: { ok: true } })
    }
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const { json } = await call(here.base, '/version')
    expect(json).toEqual({
      version,
      rules: expect.any(Number),
      protocol: expect.any(Number),
      schema: expect.any(String),
    })
    expect(json.schema).toMatch(/^\d{3}(-[a-z]+)+$/)
  })

  test('figures are served only where the setting is on', async () => {
    const { status, text } = await call(here.base, '/metrics')
    expect(status).toBe(404)
    expect(text).not.toContain('balance_')
  })

  test('a database that cannot be written is not ready, though the process lives', async () => {
    const database = await openDatabase(here.database)
    await database.schema.dropTable('notes').execute()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    for (const path of ['/readyz', '/healthz']) {
      expect(await call(here.base, path)).toMatchObject({ status: 503, json: { ok: false, fault: 'database' } })
    }
    expect((await call(here.base, '/livez')).status).toBe(200)
    const { json } = await call(here.base, '/api/v1/host/status', { token: await enter(here.base) })
    expect(json.servers[0].missing).toBe('database')
    await database.destroy()
  })

  test('names what is missing, does not wait for what hangs, and asks once for many callers', async () => {
    let asked = 0
    let redis: () => Promise<void> = () => new Promise(() => undefined)
    const checks = [
      { name: 'database', check: async () => void asked++ },
      { name: 'redis', check: () => redis() },
    ]
    const missing = watchHealth(checks)
    const drain = createDrain()
    const many = await Promise.all(Array.from({ length: 20 }, () => findUnready(missing, drain)))
    expect(many).toEqual(many.map(() => 'redis'))
    expect(asked).toBe(1)
    redis = async () => undefined
    expect(await findUnready(missing, drain)).toBeUndefined()
    await drain.set(true)
    expect(await findUnready(missing, drain)).toBe('draining')
  })
})

const figure = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')
      .at(-1) ?? Number.NaN,
  )

describe('figures', () => {
  const here = loggingServer({ BALANCE_METRICS: 'on', BALANCE_METRICS_TOKEN: METRICS_TOKEN })
  const read = async () => (await call(here.base, '/metrics', { token: METRICS_TOKEN })).text

  test('are for the bearer of the token', async () => {
    expect((await call(here.base, '/metrics')).status).toBe(403)
    expect((await call(here.base, '/metrics', { token: 'another-token-of-16' })).status).toBe(403)
    expect(await read()).toContain('nodejs_eventloop_lag_seconds')
  })

  test('move with what happens, and no label tells who or where', async () => {
    const before = await read()
    const { match, token } = await createMatch(here.base, { name: 'Ottoline' })
    const seat = await sit(here.base, match, token)
    const stream = new AbortController()
    // Held until the figures are read: a body that nothing refers to is closed when memory is swept.
    const open = await fetch(`${here.base}/api/v1/matches/${match}/stream`, { signal: stream.signal })
    await call(here.base, `/api/v1/matches/${match}/news`)
    await seat.draft(0, [{ type: 'build', force: 'silos', lots: 1 }])
    await seat.draft(0, [{ type: 'nonsense' }])
    await seat.ready(0)
    await seat.until(({ observation }) => observation.window.number > 0)
    await call(here.base, '/api/v1/matches/no-such-match-Ottoline/news')
    const after = await read()
    expect(open.bodyUsed).toBe(false)
    const gone = (name: string) => figure(after, name) - (figure(before, name) || 0)
    expect(gone('balance_matches{state="unfinished"}')).toBe(1)
    expect(figure(after, 'balance_matches{state="awake"}')).toBeGreaterThanOrEqual(1)
    expect(gone('balance_seats{state="human"}')).toBe(1)
    expect(gone('balance_seats{state="bot"}')).toBe(3)
    expect(gone('balance_connections{kind="socket"}')).toBe(1)
    expect(gone('balance_connections{kind="stream"}')).toBe(1)
    expect(gone('balance_connections{kind="poll"}')).toBe(1)
    expect(gone('balance_windows_closed_total')).toBeGreaterThanOrEqual(1)
    expect(gone('balance_window_resolve_seconds_count')).toBe(gone('balance_windows_closed_total'))
    expect(gone('balance_window_write_seconds_count')).toBe(gone('balance_windows_closed_total'))
    expect(gone('balance_command_seconds_count{command="draft"}')).toBe(2)
    expect(gone('balance_command_seconds_count{command="ready"}')).toBe(1)
    expect(gone('balance_orders_refused_total{problem="unknownOrder"}')).toBe(1)
    expect(gone('balance_database_seconds_count{statement="commit"}')).toBeGreaterThanOrEqual(2)
    expect(gone('balance_http_requests_total{method="POST",route="/api/v1/matches",status="201"}')).toBe(1)
    expect(gone('balance_http_requests_total{method="GET",route="/api/v1/matches/:id/news",status="404"}')).toBe(1)
    expect(gone('balance_bytes_out_total')).toBeGreaterThan(1000)
    expect(figure(after, 'balance_draining')).toBe(0)
    expect(figure(after, 'balance_queue')).toBe(0)
    for (const secret of [match, token, 'Ottoline', METRICS_TOKEN, '127.0.0.1', here.database]) {
      expect(after).not.toContain(secret)
    }
    stream.abort()
    await seat.room.leave()
  })

  test('faults are counted by kind and logged with the request they came from', async () => {
    const database = await openDatabase(here.database)
    await database.schema.dropTable('lobbies').execute()
    await database.destroy()
    const { status, headers } = await call(here.base, '/api/v1/lobbies')
    expect(status).toBe(500)
    const request = headers.get('x-request-id')
    expect(request).toMatch(/^[0-9a-f]{16}$/)
    const logged = here.lines.map((line) => JSON.parse(line)).filter((line) => line.request === request)
    expect(logged).toMatchObject([
      { level: 50, err: { message: expect.stringContaining('lobbies') } },
      { level: 30, method: 'GET', route: '/api/v1/lobbies', status: 500 },
    ])
    expect(await read()).toMatch(/balance_faults_total\{kind="\w+"\} 1/)
    expect(await read()).toContain('balance_database_faults_total{statement="select"} 1')
  })

  test('all stand in docs/hosting.md', () => {
    const metrics = new Metrics()
    const nobody = { matches: { awake: [], asleep: 0 }, classes: { live: 0 }, drain: createDrain() }
    metrics.watch({ ...nobody, unfinished: async () => [], sockets: () => 0, bytesOut: () => 0 }, false)
    expect(metrics.names.length).toBeGreaterThanOrEqual(13)
    const page = readFileSync('docs/hosting.md', 'utf8')
    expect(metrics.names.filter((name) => !page.includes(`| \`${name}\``))).toEqual([])
    expect(
      [...page.matchAll(/\| `(balance_\w+)`/g)]
        .map(([, name]) => name)
        .filter((name) => !metrics.names.includes(name!)),
    ).toEqual([])
  })
})

describe('figures without a token', () => {
  const here = loggingServer({ BALANCE_METRICS: 'on' })

  test('are for this machine, unless a proxy forwards another caller', async () => {
    expect((await call(here.base, '/metrics')).text).toContain('balance_matches')
    const forwarded = await fetch(`${here.base}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(forwarded.status).toBe(403)
  })
})

describe('the log', () => {
  const here = loggingServer()

  test('of a busy server at its most talkative names no person, no token, no code and no address', async () => {
    const { base } = here
    const names = ['Wilhelmina', 'Bartholomew', 'Xanthippe']
    const made = (
      await call(base, '/api/v1/lobbies', {
        body: {
          scenario: 'two-blocs',
          powers: 4,
          years: 3,
          timeControl: 'untimed',
          chatRule: 'free',
          open: true,
          name: names[0],
        },
      })
    ).json
    const { code } = (await call(base, `/api/v1/lobbies/${made.lobby}`)).json
    await call(base, `/api/v1/lobbies/${code}`)
    const sat = (await call(base, `/api/v1/lobbies/${made.lobby}/seats`, { body: { name: names[1] } })).json
    await call(base, `/api/v1/lobbies/${made.lobby}/start`, { body: { token: made.token } })
    const seat = await sit(base, made.lobby, made.token)
    await seat.room.request('chat', { said: { how: 'text', text: 'Tell Zebedee nothing' } })
    await seat.draft(0, [{ type: 'Zebedee' }])
    seat.room.send('Zebedee', { Zebedee: 1 })
    const { code: pass } = (
      await call(base, `/api/v1/matches/${made.lobby}/seat-transfers`, { token: sat.token, body: {} })
    ).json
    await call(base, '/api/v1/seat-transfers/claim', { body: { code: pass } })
    await call(base, '/api/v1/matches/Zebedee/news?after=Zebedee', { token: 'token-of-Zebedee' })
    await call(base, `/Zebedee/${made.token}`)
    await fetch(`${base}/api/v1/lobbies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"Zebedee',
    })
    await sit(base, made.lobby, 'token-of-Zebedee').catch(() => undefined)
    const schooled = (
      await call(base, '/api/v1/classes', {
        body: {
          scenario: 'two-blocs',
          powers: 4,
          perPower: 1,
          naming: 'typed',
          years: 3,
          timeControl: 'year60',
          chatRule: 'off',
        },
      })
    ).json
    const enrolled = (await call(base, `/api/v1/classes/${schooled.id}/students`, { body: { label: names[2] } })).json
    await call(base, `/api/v1/classes/${schooled.id}/me`, { token: enrolled.token })
    await call(base, `/api/v1/classes/${schooled.id}/rejoin`, { body: { words: enrolled.words } })
    const host = await enter(base)
    await call(base, '/api/v1/host/commands', {
      token: host,
      body: { command: 'announce', text: 'Zebedee, call home' },
    })
    await call(base, '/api/v1/host/login', { body: { password: 'Zebedee was here' } })
    await seat.room.leave()
    const all = here.lines.join('\n')
    const lines = here.lines.map((line) => JSON.parse(line))
    expect(lines.length).toBeGreaterThan(15)
    expect(lines).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        route: '/api/v1/matches/:id/seat-transfers',
        status: 200,
        match: made.lobby,
        request: expect.any(String),
        milliseconds: expect.any(Number),
      }),
    )
    expect(lines).toContainEqual(expect.objectContaining({ act: 'announce', done: true }))
    const secrets = [...names, 'Zebedee', code, pass, schooled.code, schooled.id, schooled.teacher, schooled.projector]
    secrets.push(made.token, sat.token, enrolled.token, enrolled.words, enrolled.id, host, PASSWORD, '127.0.0.1', '::1')
    for (const secret of secrets) {
      expect(secret, 'the test knows it').toBeTruthy()
      expect(all.includes(secret), `the log holds ${secret}`).toBe(false)
    }
  })

  test('leaves out what drivers add to a fault: a row that did not fit, with the names in it', () => {
    const fault = Object.assign(new Error('a row does not fit', { cause: new Error('deeper') }), {
      code: '23505',
      detail: 'Key (label)=(Zebedee) already exists.',
      parameters: ['Zebedee'],
    })
    expect(describeFault(fault)).toMatchObject({
      message: 'a row does not fit',
      code: '23505',
      cause: { message: 'deeper' },
    })
    expect(JSON.stringify(describeFault(fault))).not.toContain('Zebedee')
  })

  test('is silent about probes', async () => {
    const before = here.lines.length
    for (const path of ['/livez', '/readyz', '/healthz']) await call(here.base, path)
    await call(here.base, '/api/v1/scenarios')
    const routes = here.lines.slice(before).map((line) => JSON.parse(line).route)
    expect(routes).toEqual(['/api/v1/scenarios'])
  })
})

describe('the host’s page', () => {
  const here = loggingServer()
  const act = (token: string, body: object) => call(here.base, '/api/v1/host/commands', { token, body })

  test('opens to nobody without the password', async () => {
    const wrong = { status: 403, json: { problem: { key: 'problem.wrongPassword' } } }
    expect(await call(here.base, '/api/v1/host/login', { body: { password: `${PASSWORD}.` } })).toMatchObject(wrong)
    expect((await call(here.base, '/api/v1/host/login', { body: {} })).status).toBe(400)
    for (const token of [undefined, 'x', PASSWORD]) {
      const asked = token === undefined ? {} : { token }
      expect(await call(here.base, '/api/v1/host/status', asked)).toMatchObject(wrong)
      for (const body of [
        { command: 'drain', server: '' },
        { command: 'announce', text: 'x' },
        { command: 'end', match: 'x' },
      ]) {
        expect(await call(here.base, '/api/v1/host/commands', { ...asked, body })).toMatchObject(wrong)
      }
    }
    expect((await call(here.base, '/readyz')).status).toBe(200)
    expect((await call(here.base, '/api/v1/announcement')).json).toEqual({ text: '' })
  })

  test('shows what is played and how the server does, and names nobody', async () => {
    const { match, token } = await createMatch(here.base, { name: 'Ottoline' })
    const seat = await sit(here.base, match, token)
    const { json, text } = await call(here.base, '/api/v1/host/status', { token: await enter(here.base) })
    const [server, ...others] = json.servers
    expect(others).toEqual([])
    expect(server.matches).toContainEqual({
      id: match,
      scenario: 'two-blocs',
      timeControl: 'untimed',
      inClass: false,
      year: expect.any(Number),
      years: 3,
      window: 'planning',
      human: 1,
      away: 0,
      bot: 3,
      connected: 1,
    })
    expect(json.announcement).toBe('')
    expect(server).toMatchObject({
      url: '',
      draining: false,
      connections: { socket: 1 },
      versions: { schema: expect.any(String) },
    })
    expect(server.load.rss).toBeGreaterThan(1e7)
    for (const secret of ['Ottoline', token]) expect(text).not.toContain(secret)
    await seat.room.leave()
  })

  test('drains: nothing new begins, what runs goes on, and it can be taken back', async () => {
    const { match, token } = await createMatch(here.base)
    const table = (
      await call(here.base, '/api/v1/lobbies', {
        body: { scenario: 'two-blocs', powers: 4, chatRule: 'off', open: false, name: 'A' },
      })
    ).json
    const seat: Seat = await sit(here.base, match, token)
    const host = await enter(here.base)
    expect((await act(host, { command: 'drain', server: '' })).json).toEqual({ ok: true })
    expect(await call(here.base, '/readyz')).toMatchObject({ status: 503, json: { ok: false, fault: 'draining' } })
    expect((await call(here.base, '/livez')).status).toBe(200)
    for (const path of [
      '/api/v1/matches',
      '/api/v1/lobbies',
      '/api/v1/classes',
      `/api/v1/lobbies/${table.lobby}/start`,
      `/api/v1/matches/${match}/rematch`,
    ]) {
      expect(await post(here.base, path, {})).toMatchObject({
        status: 503,
        json: { problem: { key: 'problem.serverDrains' } },
      })
    }
    expect(await seat.draft(0, [{ type: 'build', force: 'silos', lots: 1 }])).toEqual({ ok: true })
    expect(await seat.ready(0)).toEqual({ ok: true })
    await seat.until(({ observation }) => observation.window.number > 0)
    await act(host, { command: 'undrain', server: '' })
    expect((await createMatch(here.base)).match).toBeTruthy()
    expect((await call(here.base, '/readyz')).status).toBe(200)
    await seat.room.leave()
  })

  test('ends a match with the year that runs, once', async () => {
    const { match, token } = await createMatch(here.base, { years: 10 })
    const seat = await sit(here.base, match, token)
    const host = await enter(here.base)
    expect((await act(host, { command: 'end', match })).json).toEqual({ ok: true })
    const { observation } = await seat.until((view) => view.observation.window.kind === 'ended')
    expect(observation.year).toBeLessThan(10)
    expect((await act(host, { command: 'end', match })).json.problem.key).toBe('problem.matchEnded')
    expect((await act(host, { command: 'end', match: 'nosuchmatch' })).json.problem.key).toBe('problem.noSuchMatch')
    await seat.room.leave()
  })

  test('announces one line to all pages, through a restart, until it is taken back', async () => {
    expect((await act(await enter(here.base), { command: 'announce', text: 'two\nlines' })).status).toBe(400)
    await act(await enter(here.base), { command: 'announce', text: ' We stop at noon. ' })
    expect((await call(here.base, '/api/v1/announcement')).json).toEqual({ text: 'We stop at noon.' })
    await here.stop()
    await here.start()
    expect((await call(here.base, '/api/v1/announcement')).json).toEqual({ text: 'We stop at noon.' })
    await act(await enter(here.base), { command: 'takeBack' })
    expect((await call(here.base, '/api/v1/announcement')).json).toEqual({ text: '' })
  })

  test('lets nobody try passwords: after ten in a minute even the right one is refused', async () => {
    const tries = []
    for (let n = 0; n < 12; n++)
      tries.push((await call(here.base, '/api/v1/host/login', { body: { password: `guess ${n}` } })).status)
    expect(tries).toContain(403)
    expect(tries.slice(-2)).toEqual([429, 429])
    expect((await call(here.base, '/api/v1/host/login', { body: { password: PASSWORD } })).status).toBe(429)
  })
})

describe('without a password of its own', () => {
  const here = loggingServer({ BALANCE_HOST_PASSWORD: '' })

  test('the server makes one, which opens, and does not log it', async () => {
    const password = here.hostPassword ?? ''
    expect(password).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect((await call(here.base, '/api/v1/host/login', { body: { password } })).json.token).toBeTruthy()
    expect(here.lines.join('\n')).not.toContain(password)
  })
})
