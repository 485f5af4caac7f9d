import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLti } from '#server/lti/createLti'
import { openDatabase, tableNames } from '#server/store/database'
import { createLtiStore } from '#server/store/sqlLtiStore'
import { createNoteStore } from '#server/store/sqlNoteStore'
import type { Enrolled } from '#shared/protocol/classroom'
import { caller, openClass, Student, type Teacher } from '#tests/support/classroom'
import { HandClock } from '#tests/support/fakeStore'
import { type Launching, LtiPlatformSimulator } from '#tests/support/ltiPlatform'
import { temporaryFolder } from '#tests/support/servers'
import { serve, type TestServer } from '#tests/support/testServer'

const PUBLIC = 'https://game.test'

const platform = new LtiPlatformSimulator()
const folder = temporaryFolder()
let server: TestServer
let teacher: Teacher

const settings = (grades = true) => ({
  BALANCE_DATABASE: folder.database,
  BALANCE_PUBLIC_URL: PUBLIC,
  BALANCE_LTI_PLATFORMS: JSON.stringify([platform.settings(grades)]),
})

beforeAll(async () => {
  await platform.start()
  server = await serve(settings())
  platform.setUp(PUBLIC, server.base)
  teacher = await openClass(server.base, { naming: 'typed' })
})
afterAll(async () => {
  await server.stop()
  platform.stop()
  folder.remove()
})

/** What is kept in a table. */
async function rowsOf(name: string): Promise<Readonly<Record<string, unknown>>[]> {
  const database = await openDatabase(folder.database)
  const rows = await database
    .selectFrom(name as 'lti_scores')
    .selectAll()
    .execute()
  await database.destroy()
  return rows as unknown as Readonly<Record<string, unknown>>[]
}

/** A page, or where it leads, as a browser gets it. */
async function visit(path: string, form?: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
  const body = form && new URLSearchParams(form)
  const sent = { ...(body ? { method: 'POST', body } : {}), headers, redirect: 'manual' } as const
  const response = await fetch(`${server.base}${path}`, sent)
  const html = await response.text()
  return {
    status: response.status,
    html,
    policy: response.headers.get('content-security-policy') ?? '',
    location: response.headers.get('location') ?? '',
    fault: /data-fault="(\w+)"/.exec(html)?.[1],
    field: (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '',
  }
}

const beginSignIn = async (user = 'user-1') => (await visit(`/lti/login?${platform.loginQuery(user)}`)).location

const launch = async (launching: Launching = {}) =>
  visit('/lti/launch', { ...(await platform.signIn(await beginSignIn(launching.user), launching)) })

const launchIntoClass = (launching: Launching = {}) =>
  launch({ ...launching, custom: { class: teacher.made.code, ...launching.custom } })

/** Follows a launch to the student's place, as the game's page does by the words in its address. */
async function enter(launching: Launching = {}): Promise<Student> {
  const page = await launchIntoClass(launching)
  const entered = await visit('/lti/enter', { entry: page.field('entry') })
  expect(entered.status).toBe(303)
  const [, code, words = ''] = /^\.\.\/#\/join\/(\w+)\/([a-z-]+)$/.exec(entered.location)!
  expect(code).toBe(teacher.made.code)
  const { json } = await caller(server.base).post<Enrolled>(`${teacher.path}/rejoin`, {
    words: words.replaceAll('-', ' '),
  })
  const student = new Student(server.base, teacher.path, json)
  await student.mine()
  return student
}

describe('a launch', () => {
  test('leads to one place in the class under a name that the game gives, however often it is made', async () => {
    const first = await enter({ user: 'ada' })
    const again = await enter({ user: 'ada' })
    const other = await enter({ user: 'bob' })
    expect(again.enrolled.id).toBe(first.enrolled.id)
    expect(again.enrolled.label).toBe(first.enrolled.label)
    expect(other.enrolled.id).not.toBe(first.enrolled.id)
    expect(first.enrolled.label).toMatch(/^[A-Z]\w+ \w+$/i)
    expect((await teacher.board()).students.map(({ id }) => id).sort()).toEqual(
      [first.enrolled.id, other.enrolled.id].sort(),
    )
  })

  test('used twice at once, its page still gives one place', async () => {
    const entry = (await launchIntoClass({ user: 'twice' })).field('entry')
    const before = (await teacher.board()).students.length
    await Promise.all([1, 2].map(() => visit('/lti/enter', { entry })))
    expect((await teacher.board()).students.length).toBe(before + 1)
  })

  test('keeps nothing of the name and the mail that the platform sends, and no id of a person who is not graded', async () => {
    const { status } = await launchIntoClass({
      user: 'person-canary',
      claims: { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': undefined },
    })
    expect(status).toBe(200)
    await enter({
      user: 'person-canary',
      claims: { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': undefined },
    })
    const all = JSON.stringify(await Promise.all((await tableNames()).map((name) => rowsOf(name))))
    expect(all).toContain(teacher.made.code)
    expect(all).not.toMatch(/canary/i)
  })

  test('of somebody who teaches takes no place, and opens nothing', async () => {
    const page = await launchIntoClass({ user: 'teacher', roles: ['Instructor'] })
    expect([page.status, page.field('entry')]).toEqual([200, ''])
    expect(page.html).toContain(teacher.made.code)
    expect(page.html).not.toContain(teacher.made.teacher)
  })

  test('removed for good, an account comes in no more', async () => {
    const troll = await enter({ user: 'troll' })
    await teacher.act('remove', { student: troll.enrolled.id, keepOut: true })
    const page = await launchIntoClass({ user: 'troll' })
    const refused = await visit('/lti/enter', { entry: page.field('entry') })
    expect(refused.status).toBe(422)
    expect(refused.location).toBe('')
  })

  test('shows its page in a frame of its platform only, and lets its form go to the game only', async () => {
    const { policy, html } = await launchIntoClass()
    expect(policy).toContain(`frame-ancestors 'self' ${platform.base}`)
    expect(policy).toContain("form-action 'self'")
    expect(html).toContain('target="_blank"')
  })
})

describe('refused, each by name, with nobody let in', () => {
  const cases: readonly (readonly [why: string, fault: string, launching: Launching])[] = [
    ['signed with another key', 'signature', { forged: true }],
    ['expired', 'expired', { age: 20 * 60_000 }],
    ['of a foreign issuer', 'issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another tool', 'audience', { claims: { aud: 'tool-8' } }],
    ['for several tools, and not authorised for this one', 'audience', { claims: { aud: ['tool-7', 'tool-8'] } }],
    [
      'of another deployment',
      'deployment',
      { claims: { 'https://purl.imsglobal.org/spec/lti/claim/deployment_id': '2' } },
    ],
    ['of another nonce', 'nonce', { claims: { nonce: 'a-nonce-of-another-sign-in' } }],
    ['without a nonce', 'malformed', { claims: { nonce: undefined } }],
    ['of nobody', 'malformed', { claims: { sub: undefined } }],
    ['of another version', 'malformed', { claims: { 'https://purl.imsglobal.org/spec/lti/claim/version': '2.0' } }],
    ['of another kind', 'message', { claims: { 'https://purl.imsglobal.org/spec/lti/claim/message_type': 'Other' } }],
    ['to no class', 'unsetClass', { custom: { class: '' } }],
    ['to a class that is not there', 'noClass', { custom: { class: 'ZZZZZ' } }],
  ]
  test.each(cases)('a message %s: %s', async (_why, fault, launching) => {
    const before = (await teacher.board()).students.length
    const page = await launchIntoClass({ user: 'mallory', ...launching })
    expect([page.fault, page.status >= 400, page.field('entry')]).toEqual([fault, true, ''])
    expect((await teacher.board()).students.length).toBe(before)
  })

  test('a message that was used before, also after a restart', async () => {
    const form = { ...(await platform.signIn(await beginSignIn(), { custom: { class: teacher.made.code } })) }
    expect((await visit('/lti/launch', form)).status).toBe(200)
    expect((await visit('/lti/launch', form)).fault).toBe('replayed')
    await server.stop()
    server = await serve(settings())
    platform.setUp(PUBLIC, server.base)
    expect((await visit('/lti/launch', form)).fault).toBe('replayed')
  })

  test('a message with the state of another sign-in, and with one that this server has not made', async () => {
    const { id_token } = await platform.signIn(await beginSignIn(), { custom: { class: teacher.made.code } })
    const { state } = await platform.signIn(await beginSignIn())
    expect((await visit('/lti/launch', { id_token, state })).fault).toBe('nonce')
    expect((await visit('/lti/launch', { id_token, state: `${state}x` })).fault).toBe('state')
    expect((await visit('/lti/launch', { id_token })).fault).toBe('malformed')
  })

  test('a sign-in of a platform or a client that no host has set', async () => {
    for (const [name, value] of [
      ['iss', 'https://evil.example'],
      ['client_id', 'tool-8'],
    ] as const) {
      const query = platform.loginQuery()
      query.set(name, value)
      const page = await visit(`/lti/login?${query}`)
      expect([page.status, page.fault, page.location]).toEqual([400, 'unknownPlatform', ''])
    }
  })

  test('a page of another website that brings somebody into a class', async () => {
    const entry = (await launchIntoClass({ user: 'victim' })).field('entry')
    const page = await visit('/lti/enter', { entry }, { origin: 'https://evil.example' })
    expect([page.status, page.fault]).toEqual([400, 'state'])
    const state = new URL(await beginSignIn()).searchParams.get('state')!
    expect((await visit('/lti/enter', { entry: state })).fault).toBe('state')
  })

  test('says why in the language of the browser', async () => {
    const read = async (language: string) =>
      (await visit('/lti/launch', { id_token: 'x', state: 'y' }, { 'accept-language': language })).html
    expect(await read('en')).toContain('not begun here')
    expect(await read('zh-TW')).toContain('不是從這裡開始的')
    expect(await read('zh-CN')).toContain('不是从这里开始的')
  })
})

describe('a deep link', () => {
  const choose = (more: Launching = {}) => launch({ user: 'teacher', roles: ['Instructor'], deepLink: true, ...more })

  test('takes a class to the platform, with a column only where the teacher asks for one', async () => {
    const page = await choose()
    expect(page.status).toBe(200)
    const form = { choice: page.field('choice'), code: ` ${teacher.made.code.toLowerCase()} ` }
    const plain = await visit('/lti/deep-link', form)
    expect(plain.html).toContain(`action="${platform.base}/deep-link-return"`)
    expect(plain.policy).toContain(`form-action ${platform.base};`)
    const item = {
      type: 'ltiResourceLink',
      title: 'Delicate Balance',
      url: `${PUBLIC}/lti/launch`,
      custom: { class: teacher.made.code },
    }
    expect(await platform.takeDeepLink(plain.field('JWT'))).toEqual([item])
    const graded = await visit('/lti/deep-link', { ...form, graded: '1' })
    const lineItem = { scoreMaximum: 1, label: 'Delicate Balance', resourceId: teacher.made.id }
    expect(await platform.takeDeepLink(graded.field('JWT'))).toEqual([{ ...item, lineItem }])
  })

  test('is not for students, not where no link is taken, and leads to no class that is not there', async () => {
    expect((await choose({ roles: ['Learner'] })).fault).toBe('notTeacher')
    const settingsClaim = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'
    const back = { deep_link_return_url: `${platform.base}/deep-link-return`, accept_types: ['file'] }
    expect((await choose({ claims: { [settingsClaim]: back } })).fault).toBe('noLinks')
    const page = await choose()
    expect((await visit('/lti/deep-link', { choice: page.field('choice'), code: 'ZZZZZ' })).fault).toBe('noClass')
    const entry = (await launchIntoClass()).field('entry')
    expect((await visit('/lti/deep-link', { choice: entry, code: teacher.made.code })).fault).toBe('state')
  })
})

describe('who took part', () => {
  /** A sender of scores over the server's database, with a clock that is moved by hand. */
  async function sender(platforms = [platform.settings(true)]) {
    const database = await openDatabase(folder.database)
    const clock = new HandClock()
    clock.advance(Date.now())
    const faults: unknown[] = []
    const parts = { store: createLtiStore(database), notes: createNoteStore(database), clock }
    const unused = { classes: undefined as never, classStore: undefined as never }
    const learning = await createLti(platforms, { ...parts, ...unused, onFault: (fault) => faults.push(fault) })
    return { look: () => learning!.scores.look(), clock, faults, stop: () => database.destroy() }
  }

  test('is told once, as 1 of 1, of those who acted in a round that is over; through failures and two senders at once', async () => {
    teacher = await openClass(server.base, { naming: 'alias' })
    const [acts, idles] = [await enter({ user: 'acts' }), await enter({ user: 'idles' })]
    await teacher.act('begin')
    const { seat } = await acts.mine()
    const player = caller(server.base, acts.enrolled.token)
    const ready = { command: 'ready', window: 0, ready: true }
    expect((await player.post(`/api/v1/matches/${seat!.match}/commands`, ready)).status).toBe(200)
    expect((await idles.mine()).seat).toBeDefined()
    // The class is written while the round is played.
    await teacher.act('rename', { student: idles.enrolled.id, label: 'Renamed' })
    const early = await sender()
    await early.look()
    expect(platform.grades).toEqual([])
    await early.stop()
    await server.stop()

    server = await serve(settings(false))
    platform.setUp(PUBLIC, server.base)
    await rejoined().act('debrief')
    platform.refusals.push(503, 401)
    const [one, two] = [await sender(), await sender()]
    for (let turn = 0; turn < 5; turn++) {
      await Promise.all([one.look(), two.look()])
      for (const { clock } of [one, two]) clock.advance(10 * 60_000)
    }
    expect(platform.grades).toEqual([
      {
        column: '/columns/9/lineitem?type_id=3',
        body: {
          userId: 'acts',
          scoreGiven: 1,
          scoreMaximum: 1,
          activityProgress: 'Completed',
          gradingProgress: 'FullyGraded',
          timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        },
      },
    ])
    // Another round, another launch: it was told, and who it was is forgotten.
    await enter({ user: 'acts' })
    await rejoined().act('close')
    await Promise.all([one.look(), two.look()])
    expect(platform.grades).toHaveLength(1)
    await one.stop()
    await two.stop()
    const told = (await rowsOf('lti_scores')).filter((row) => row.took_part_at !== null)
    expect(told.map(({ target }) => target)).toEqual([null])
  })

  /** The teacher on the server that runs now. */
  const rejoined = () =>
    new (teacher.constructor as new (base: string, made: Teacher['made']) => Teacher)(server.base, teacher.made)

  test('is forgotten with the class', async () => {
    await fetch(`${server.base}${teacher.path}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${teacher.made.teacher}` },
    })
    expect((await rowsOf('lti_scores')).filter((row) => row.class_id === teacher.made.id)).toEqual([])
  })
})

describe('a server whose host has set no platform', () => {
  test('answers nothing below /lti, and says so', async () => {
    const off = await serve({}, pino({ level: 'silent' }))
    for (const [path, init] of [
      ['/lti/login', {}],
      ['/lti/keys', {}],
      ['/lti/launch', { method: 'POST', body: new URLSearchParams({ id_token: 'x', state: 'y' }) }],
    ] as const) {
      const response = await fetch(`${off.base}${path}`, init)
      expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('data-fault="off"')])
    }
    await off.stop()
  })
})
