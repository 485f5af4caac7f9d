import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { diagnose } from '#server/admin/doctor'
import { SignOn } from '#server/signOn/signOn'
import { pageOfSecret, type StaffRole } from '#shared/protocol/signOn'
import { callRoute } from '#tests/support/callRoute'
import { CLASS } from '#tests/support/classroom'
import { HandClock } from '#tests/support/fakeStore'
import { type Answering, OidcProviderSimulator } from '#tests/support/oidcProvider'
import { temporaryFolder } from '#tests/support/servers'
import { serve, type TestServer } from '#tests/support/testServer'

const PUBLIC = 'https://game.test'
const SECRET = 'secret-of-the-page'
const PASSWORD = 'what teachers here know'
const HOST = { sub: 'ada-1', claims: { groups: ['staff', 'game-hosts'], preferred_username: 'Ada Löwe' } }
const TEACHER = { sub: 'bob-2', claims: { groups: ['teachers'] } }
const NOBODY = { sub: 'eve-3', claims: { groups: ['user:carla-4', 'students'] } }

const provider = new OidcProviderSimulator()
const folder = temporaryFolder()
const lines: string[] = []
const log = pino(
  { level: 'trace' },
  new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  }),
)
let server: TestServer

const settings = () => ({
  BALANCE_DATABASE: folder.database,
  BALANCE_PUBLIC_URL: PUBLIC,
  BALANCE_PROXY_HOPS: '1',
  BALANCE_HOST_PASSWORD: 'the password of the host',
  BALANCE_TEACHER_PASSWORD: PASSWORD,
  BALANCE_SIGN_ON_HOSTS: 'game-hosts, user:carla-4',
  BALANCE_SIGN_ON_TEACHERS: 'teachers',
  ...provider.settings(),
})

beforeAll(async () => {
  await provider.start()
  provider.redirects = [`${PUBLIC}/sign-on/return`, `${PUBLIC}/school/game/sign-on/return`]
  server = await serve(settings(), log)
})
afterAll(async () => {
  await server.stop()
  provider.stop()
  folder.remove()
})
beforeEach(() => {
  provider.account = HOST
  provider.answering = {}
  provider.isDown = false
})

/** A page of the server, or where it leads, as a browser behind the proxy gets it. */
async function visit(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${server.base}${path}`, { headers, redirect: 'manual' })
  const html = await response.text()
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    fault: /data-fault="(\w+)"/.exec(html)?.[1],
    html,
  }
}

const beginPath = (as: string) => `/sign-on/begin?for=${as}.${pageOfSecret(SECRET)}`
/** Follows the browser to the provider: the address of the server at which it comes back. */
async function meetProvider(as: StaffRole, headers = {}): Promise<string> {
  const { location } = await visit(beginPath(as), headers)
  const back = new URL((await fetch(location, { redirect: 'manual' })).headers.get('location') ?? '')
  return `${back.pathname}${back.search}`
}
const signOn = async (as: StaffRole, answering: Answering = {}) => {
  provider.answering = answering
  return await visit(await meetProvider(as))
}
const ticketIn = (location: string) => new URL(location, 'https://x/a/b').searchParams.get('signed-on') ?? ''
const exchange = (ticket: string, secret = SECRET) =>
  callRoute(server.base, 'POST /api/v1/sign-on', { body: { ticket, secret } })
const tokenOf = async (as: StaffRole) =>
  ((await (await exchange(ticketIn((await signOn(as)).location))).json()) as { token: string }).token
const statusOf = async (token: string) => (await callRoute(server.base, 'GET /api/v1/host/status', { token })).status
const openClass = async (token?: string, password?: string) =>
  (await callRoute(server.base, 'POST /api/v1/classes', { token, body: { ...CLASS, ...(password && { password }) } }))
    .status

describe('who signs on at a provider', () => {
  test('as a host runs the server, under a name in its log; the password opens it as before', async () => {
    const came = await signOn('host')
    expect(came.location).toMatch(/^\.\.\/\?signed-on=[\w.-]+#\/host$/)
    const token = await tokenOf('host')
    expect(await statusOf(token)).toBe(200)
    await callRoute(server.base, 'POST /api/v1/host/commands', { token, body: { command: 'announce', text: 'Hello' } })
    const upkeep = await (await callRoute(server.base, 'GET /api/v1/host/upkeep', { token })).json()
    expect(upkeep.acts.slice(0, 2)).toMatchObject([
      { act: 'announce', by: 'Ada Löwe' },
      { act: 'login', by: 'Ada Löwe' },
    ])
    const login = await callRoute(server.base, 'POST /api/v1/host/login', {
      body: { password: 'the password of the host' },
    })
    expect(await statusOf(((await login.json()) as { token: string }).token)).toBe(200)
  })

  test('as a teacher opens classes and nothing of the host’s; the teachers’ password opens them as before', async () => {
    provider.account = TEACHER
    const token = await tokenOf('teacher')
    expect([await openClass(token), await statusOf(token)]).toEqual([201, 403])
    expect([await openClass(), await openClass(undefined, PASSWORD), await openClass('nonsense')]).toEqual([
      422, 201, 422,
    ])
    expect((await signOn('host')).fault).toBe('noRole')
  })

  test('as a host may open classes; one person may be named; groups come from where the provider has them', async () => {
    expect(await openClass(await tokenOf('host'))).toBe(201)
    provider.account = { sub: 'carla-4' }
    expect(await statusOf(await tokenOf('host'))).toBe(200)
    provider.account = TEACHER
    expect((await signOn('teacher', { claimsElsewhere: true })).status).toBe(303)
  })

  test('below a path of a website comes back below it', async () => {
    const below = { 'x-forwarded-prefix': '/school/game' }
    const back = await meetProvider('host', below)
    expect(back).toMatch(/^\/school\/game\/sign-on\/return\?/)
    expect((await visit(back.replace('/school/game', ''), below)).location).toContain('../?signed-on=')
  })

  test('is offered as what the settings say', async () => {
    expect(await (await callRoute(server.base, 'GET /api/v1/sign-on')).json()).toEqual({ host: true, teacher: true })
  })
})

describe('refused, each by name, with nobody let in', () => {
  const cases: readonly (readonly [why: string, fault: string, status: number, answering: Answering])[] = [
    ['signed with another key', 'signature', 400, { forged: true }],
    ['of another issuer', 'issuer', 400, { claims: { iss: 'https://evil.example' } }],
    ['that another issuer has led back', 'issuer', 400, { back: { iss: 'https://evil.example' } }],
    ['for another program', 'audience', 400, { claims: { aud: 'game-8' } }],
    ['of another nonce', 'nonce', 400, { claims: { nonce: 'a-nonce-of-another-sign-on' } }],
    ['that has expired', 'expired', 400, { age: 20 * 60_000 }],
    ['with a code that the provider does not know', 'code', 400, { back: { code: 'guessed' } }],
    ['without a code', 'malformed', 400, { back: { code: '' } }],
    ['with a state that this server has not made', 'state', 400, { back: { state: 'x.y.z' } }],
    ['of somebody who refuses', 'denied', 400, { denied: true }],
  ]
  test.each(cases)('an answer %s: %s', async (_why, fault, status, answering) => {
    const came = await signOn('host', answering)
    expect([came.fault, came.status, came.location]).toEqual([fault, status, ''])
  })

  test('somebody without a role, also under the name of a group that looks like a person', async () => {
    provider.account = NOBODY
    for (const as of ['host', 'teacher'] as const) {
      const came = await signOn(as)
      expect([came.fault, came.status, came.location]).toEqual(['noRole', 403, ''])
    }
  })

  test('an answer that was used before, also after a restart; a code of another sign-on', async () => {
    const back = await meetProvider('host')
    expect((await visit(back)).status).toBe(303)
    expect((await visit(back)).fault).toBe('replayed')
    const [one, two] = [new URL(await meetProvider('host'), PUBLIC), new URL(await meetProvider('host'), PUBLIC)]
    two.searchParams.set('code', one.searchParams.get('code')!)
    // PKCE: the verifier of the one does not open the code of the other.
    expect((await visit(`${two.pathname}${two.search}`)).fault).toBe('code')
    await server.stop()
    server = await serve(settings(), log)
    expect((await visit(back)).fault).toBe('replayed')
  })

  test('a provider that is down, when a sign-on begins and when it ends; it is asked again by the next', async () => {
    const back = await meetProvider('host')
    provider.isDown = true
    expect([(await visit(back)).fault, (await visit(back)).fault]).toEqual(['provider', 'replayed'])
    await server.stop()
    server = await serve(settings(), log)
    const begun = await visit(beginPath('host'))
    expect([begun.fault, begun.status]).toEqual(['provider', 502])
    provider.isDown = false
    expect((await visit(beginPath('host'))).status).toBe(302)
  })

  test('roles and pages that there are none of, and servers on which nobody signs on', async () => {
    expect((await visit(beginPath('student'))).fault).toBe('malformed')
    expect((await visit('/sign-on/begin?for=host.x')).fault).toBe('malformed')
    const off = await serve()
    const answer = await fetch(`${off.base}${beginPath('host')}`)
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('data-fault="off"')])
    expect(await (await callRoute(off.base, 'GET /api/v1/sign-on')).json()).toEqual({ host: false, teacher: false })
    await off.stop()
  })

  test('says why in the language of the browser', async () => {
    const read = async (language: string) =>
      (await visit('/sign-on/return?state=x', { 'accept-language': language })).html
    expect(await read('en')).toContain('not begun here')
    expect(await read('de')).toContain('begann nicht hier')
  })
})

describe('what a sign-on leads back with', () => {
  test('opens nothing to a page that has not begun it', async () => {
    const { location } = await signOn('host')
    const stolen = await exchange(ticketIn(location), 'another')
    expect([stolen.status, (await stolen.json()).problem.key]).toEqual([403, 'problem.signOnAgain'])
    expect((await exchange(`${ticketIn(location)}x`)).status).toBe(403)
    expect(new URL(await meetProvider('host'), PUBLIC).searchParams.get('state')).not.toContain(SECRET)
  })

  test('is good for two minutes', async () => {
    const clock = new HandClock()
    const staffAuth = { keyFor: () => Buffer.alloc(32), admit: async () => 'token' }
    const roles = { signOnHosts: ['user:ada'], signOnTeachers: undefined }
    const way = new SignOn({ roles, provider: undefined, staffAuth, useOnce: async () => true, clock })
    const asked = { for: `host.${pageOfSecret(SECRET)}` }
    const { ticket } = await way.comeByProxy({ id: 'ada', name: 'ada', values: [] }, asked)
    clock.advance(119_000)
    expect(await way.read(ticket, SECRET)).toEqual({ role: 'host', name: 'ada' })
    clock.advance(2000)
    expect(await way.read(ticket, SECRET)).toBeUndefined()
  })

  test('a token that was signed off opens nothing; the provider is signed off from by its own page', async () => {
    provider.account = TEACHER
    const token = await tokenOf('teacher')
    expect((await callRoute(server.base, 'DELETE /api/v1/sign-on', { token })).status).toBe(200)
    expect(await openClass(token)).toBe(422)
    const { location } = await visit('/sign-on/leave')
    expect(location.startsWith(`${provider.base}/end-session?`)).toBe(true)
    expect(new URL(location).searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC}/`)
  })

  test('nothing of it is ever in the log', async () => {
    const token = await tokenOf('host')
    const { location } = await signOn('host', { forged: true })
    expect(location).toBe('')
    expect(provider.secrets.length).toBeGreaterThan(20)
    const said = lines.join('')
    expect(said).toContain('a sign-on was refused')
    for (const secret of [...provider.secrets, token, SECRET, provider.clientSecret]) expect(said).not.toContain(secret)
  })
})

describe('who a proxy says has signed on', () => {
  const PROXY = {
    BALANCE_PROXY_HOPS: '1',
    BALANCE_TRUST_USER_HEADER: 'Remote-User',
    BALANCE_TRUST_GROUPS_HEADER: 'Remote-Groups',
    BALANCE_SIGN_ON_HOSTS: 'game-hosts,user:carla',
    BALANCE_SIGN_ON_TEACHERS: 'teachers',
  }
  /** Where a caller is led who brings these headers. */
  async function led(as: StaffRole, headers: readonly (readonly [string, string])[], more = {}, path = beginPath(as)) {
    const here = await serve({ ...PROXY, ...more })
    const sent = new Headers()
    for (const [name, value] of headers) sent.append(name, value)
    const response = await fetch(`${here.base}${path}`, { headers: sent, redirect: 'manual' })
    const fault = /data-fault="(\w+)"/.exec(await response.text())?.[1]
    const ticket = ticketIn(response.headers.get('location') ?? '')
    const body = { ticket, secret: SECRET }
    const got = ticket === '' ? undefined : await callRoute(here.base, 'POST /api/v1/sign-on', { body })
    const role = ((await got?.json()) as { role: string } | undefined)?.role
    await here.stop()
    return fault ?? role
  }

  test('comes in by group or by name', async () => {
    expect(
      await led('host', [
        ['Remote-User', 'ada'],
        ['Remote-Groups', 'staff,game-hosts'],
      ]),
    ).toBe('host')
    expect(await led('host', [['remote-user', 'carla']])).toBe('host')
    expect(
      await led('teacher', [
        ['Remote-User', 'bob'],
        ['Remote-Groups', 'staff|teachers'],
      ]),
    ).toBe('teacher')
    expect(
      await led('host', [
        ['Remote-User', 'bob'],
        ['Remote-Groups', 'teachers'],
      ]),
    ).toBe('noRole')
    expect(
      await led('host', [
        ['Remote-User', 'eve'],
        ['Remote-Groups', 'user:carla'],
      ]),
    ).toBe('noRole')
  })

  test('is nobody when the caller is not that proxy', async () => {
    const elsewhere = { BALANCE_TRUSTED_PROXIES: '192.0.2.7,10.0.0.0/8' }
    expect(await led('host', [['Remote-User', 'carla']], elsewhere)).toBe('off')
    expect(
      await led(
        'host',
        [
          ['Remote-User', 'carla'],
          ['X-Forwarded-For', '192.0.2.7'],
        ],
        elsewhere,
      ),
    ).toBe('off')
  })

  test('is believed at one address, written in one way: no other spelling slips past the rule of a proxy', async () => {
    for (const other of [
      '/Sign-On/begin',
      '/sign-on/BEGIN',
      '/sign-on/begin/',
      '/sign-on/%62egin',
      '/sign-on//begin',
    ]) {
      const path = beginPath('host').replace('/sign-on/begin', other)
      expect(['off', undefined], other).toContain(await led('host', [['Remote-User', 'carla']], {}, path))
    }
  })

  test('is nobody without the header, and where it names two', async () => {
    expect(await led('host', [['Remote-Groups', 'game-hosts']])).toBe('off')
    expect(await led('host', [['Other-User', 'carla']])).toBe('off')
    expect(await led('host', [['Remote-User', 'carla, eve']])).toBe('noRole')
  })
})

describe('the doctor', () => {
  const found = async (more: object) => {
    const all = await diagnose({ ...settings(), BALANCE_DATABASE: ':memory:', ...more })
    return all.find(({ about }) => about === 'sign-on')
  }
  test('says whether the provider answers, and as whom', async () => {
    expect(await found({})).toMatchObject({ state: 'well' })
    provider.isDown = true
    expect(await found({})).toMatchObject({ state: 'mend', words: expect.stringContaining('cannot be reached') })
    provider.isDown = false
    provider.saysIssuer = 'https://other.example'
    expect(await found({})).toMatchObject({ state: 'mend', words: expect.stringContaining('another issuer') })
    provider.saysIssuer = undefined
    expect(await found({ BALANCE_OIDC_CLIENT_ID: undefined, BALANCE_OIDC_CLIENT_SECRET: undefined })).toBeUndefined()
  })
})
