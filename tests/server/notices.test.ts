import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashToken } from '#server/lib/token'
import { findSeatAtTable } from '#server/lobby/appointments'
import { newCommitmentOpening } from '#server/match/luck'
import type { Match } from '#server/match/match'
import type { GatheredMatch } from '#server/match/matchSetup'
import { planAbsence } from '#server/match/plannedAbsence'
import { authenticate, type SeatedPrincipal } from '#server/match/principal'
import { createNotices } from '#server/notices/createNotices'
import { LEASE_MILLISECONDS, LINE_DEATH_MILLISECONDS } from '#server/notices/noticeSender'
import { NOTICE_GRACE_MILLISECONDS } from '#server/notices/outbox'
import { openDatabase } from '#server/store/database'
import { createLobbyStore } from '#server/store/sqlLobbyStore'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { createNoteStore } from '#server/store/sqlNoteStore'
import { createOutbox } from '#server/store/sqlOutbox'
import { powerId } from '#shared/ids'
import type { AskNotices, NoticeWay } from '#shared/protocol/notices'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import { at, HandClock } from '#tests/support/fakeStore'
import { matchesOver } from '#tests/support/matches'
import { needs } from '#tests/support/needs'
import { type Mail, pushDevice, type Receiver, startMailServer, startReceiver } from '#tests/support/noticeReceivers'
import { postgresPrograms, startPostgres } from '#tests/support/postgres'
import { smallWorld } from '#tests/support/smallWorld'

const HOUR = 3_600_000
/** Of a match whose first windows are all of planning. */
const SEED = 'quiet years'
const BASE = 'https://game.example/balance'
const READER = { language: 'en', zone: 'Asia/Tokyo' }
const WAYS: readonly NoticeWay[] = ['push', 'webhook', 'mail']

let receiver: Receiver
let mail: Awaited<ReturnType<typeof startMailServer>>
beforeEach(async () => {
  receiver = await startReceiver()
  mail = await startMailServer()
})
afterEach(() => {
  receiver.stop()
  mail.stop()
})

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Ada, who is host, and Bob, at a table of the small world. */
function gathered(id: string, timeControl: TimeControl): GatheredMatch {
  const powers = smallWorld.seatings['2']!.map(powerId)
  const seats = ['Ada', 'Bob'].map((name, seat) => ({
    power: powers[seat]!,
    name,
    tokenHash: hashToken(name),
    bot: 'tit-for-tat' as const,
  }))
  const rules = { years: 3, timeControl, chatRule: 'off', strength: 'normal', host: 0 } as const
  const luck = { seed: SEED, commitment: newCommitmentOpening(id) }
  return { id, scenario: smallWorld.id, ...rules, seats, luck }
}

/** A slow match of Ada and Bob on a server; what is told of it goes to hosts on loopback. */
async function setUp({
  ways = WAYS,
  timeControl = 'slow',
}: {
  readonly ways?: readonly NoticeWay[]
  readonly timeControl?: TimeControl
} = {}) {
  const database = await openDatabase(':memory:')
  const clock = new HandClock()
  const faults: unknown[] = []
  const parts = { clock, onFault: (fault: unknown) => faults.push(fault) }
  const matches = matchesOver(createMatchStore(database), parts)
  const settings = {
    notices: ways,
    noticeHosts: [receiver.host],
    smtpUrl: mail.url,
    mailFrom: 'game@host.example',
    publicUrl: 'https://game.example',
  }
  const outbox = createOutbox(database)
  const seatAtTable = findSeatAtTable(createLobbyStore(database))
  const process = () =>
    createNotices(settings, { ...parts, outbox, notes: createNoteStore(database), matches, seatAtTable })
  const { notices, sender } = await process()
  const begin = async (id: string) => {
    await matches.begin(gathered(id, timeControl))
    const match = (await matches.find(id))!
    match.viewers.hold()
    return match
  }
  const match = await begin('table')
  const device = pushDevice(receiver.host, 'ada')
  const push: AskNotices = { way: 'push', ...READER, endpoint: device.endpoint, keys: device.keys }
  const webhook: AskNotices = { way: 'webhook', ...READER, url: `http://${receiver.host}/hook`, format: 'json' }
  return {
    matches,
    match,
    begin,
    notices,
    sender,
    process,
    clock,
    outbox,
    faults,
    device,
    push,
    webhook,
    waysOf: (name: string, by = notices) => by.waysFor(match, authenticate(match, name) as SeatedPrincipal),
    ask: (name: string, wish: AskNotices, of: Match = match) =>
      notices.ask({ match: of, by: authenticate(of, name) as SeatedPrincipal, base: BASE }, wish),
    look: async (after: number) => {
      clock.advance(after)
      await settle()
      await sender.look()
    },
    async closeWindow(of: Match = match) {
      await of.closeWindow()
      await settle()
    },
    /** A page of the match, open; the returned function closes it. */
    page: (seat: number) =>
      match.subscribe({ viewer: { kind: 'power', power: match.state.powers[seat]!.id }, send: () => undefined }),
  }
}

type SetUp = Awaited<ReturnType<typeof setUp>>
const pushes = ({ device }: SetUp) => receiver.received.map(({ body }) => device.read(body))
const hooks = () => receiver.received.map(({ body }) => JSON.parse(body.toString()))

/** Has mails sent to an address, whose owner gives the code back. */
async function askMail({ ask, notices }: SetUp, name: string, address: string, of?: Match) {
  const asked = await ask(name, { way: 'mail', ...READER, address }, of)
  if ('problem' in asked) throw new Error(asked.problem.key)
  const code = /code is (\w+)/.exec(mail.mails.at(-1)!.text)?.[1] ?? ''
  expect(await notices.confirm(asked.id, code)).toBe(true)
  mail.mails.length = 0
  return asked.id
}

describe('a window of a slow match', () => {
  test('tells a seat without an open page once, and a seat with one nothing', async () => {
    const table = await setUp()
    const bob = pushDevice(receiver.host, 'bob')
    await table.ask('Ada', table.push)
    await table.ask('Bob', { ...table.push, endpoint: bob.endpoint, keys: bob.keys } as AskNotices)
    table.page(1)
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS - 1)
    expect(receiver.received).toEqual([])
    for (let looks = 0; looks < 5; looks++) await table.look(2000)
    expect(pushes(table)).toEqual([
      {
        title: expect.stringMatching(/^Your turn – /),
        body: 'The match waits for you until Fri, Jan 2, 09:00 GMT+9.',
        tag: 'table',
        page: '#/match/table',
      },
    ])
    const [{ headers, path }] = receiver.received as [(typeof receiver.received)[number]]
    expect([path, headers.topic]).toEqual(['/push/ada', 'table'])
    expect(Number(headers.ttl)).toBeGreaterThan(23 * 3600)
    expect(table.faults).toEqual([])
  })

  test('reminds when a quarter of its time is left, of a clock that was lengthened too', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    await table.match.changeClock((clock) => ({ ...clock, closesAt: clock.closesAt! + 12 * HOUR }))
    await table.look(18 * HOUR)
    expect(pushes(table)).toHaveLength(1)
    await table.look(12 * HOUR)
    await table.look(2000)
    expect(pushes(table)).toHaveLength(2)
    expect(pushes(table)[1]).toMatchObject({ body: expect.stringMatching(/^Little time is left/), tag: 'table' })
  })

  test('tells nothing after the seat was taken up again, or is done, or another window is open', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    await table.closeWindow()
    const close = table.page(0)
    await table.look(NOTICE_GRACE_MILLISECONDS)
    await table.match.setReady(at(0), { window: table.match.state.windowNumber, ready: true })
    close()
    await table.look(20 * HOUR)
    expect(receiver.received).toEqual([])
    await table.closeWindow()
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    expect(pushes(table)).toHaveLength(1)
  })

  test('is told though a page that had been open is found gone only later: no notice is lost to a line that is dead', async () => {
    const table = await setUp()
    const { state } = table.match
    const ada = { viewer: { kind: 'power', power: state.powers[0]!.id }, role: 'holder', person: '1' } as const
    const polled = await setUp()
    await polled.ask('Ada', polled.push)
    await polled.match.poll(ada, undefined)
    await polled.closeWindow()
    for (let looks = 0; looks < 3; looks++) await polled.look(NOTICE_GRACE_MILLISECONDS)
    expect(receiver.received).toEqual([])
    for (let looks = 0; looks < 20; looks++) await polled.look(NOTICE_GRACE_MILLISECONDS)
    expect(receiver.received.splice(0)).toHaveLength(1)
    await table.ask('Ada', table.push)
    const close = table.page(0)
    table.clock.advance(1)
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    close()
    for (let looks = 0; looks < 20; looks++) await table.look(NOTICE_GRACE_MILLISECONDS)
    expect(receiver.received).toHaveLength(1)
  })

  test('is not told to one who came since it opened and has gone again; a reminder waits while a page is open', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    await table.closeWindow()
    await table.look(1)
    const close = table.page(0)
    await table.look(NOTICE_GRACE_MILLISECONDS)
    close()
    await table.look(LINE_DEATH_MILLISECONDS)
    expect(receiver.received).toEqual([])
    const closeAgain = table.page(0)
    await table.look(18 * HOUR)
    expect(receiver.received).toEqual([])
    closeAgain()
    await table.look(LINE_DEATH_MILLISECONDS)
    expect(pushes(table)).toEqual([expect.objectContaining({ body: expect.stringMatching(/^Little time is left/) })])
  })

  test('tells one who has said they are away nothing until they are back, and then once; a table is told of the others', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    await table.ask('Ada', table.webhook)
    const until = table.clock.now() + 10 * HOUR
    expect(await planAbsence(table.match, { seat: 0, person: '1' }, { until })).toEqual({ ok: true })
    await table.closeWindow()
    for (let looks = 0; looks < 3; looks++) await table.look(NOTICE_GRACE_MILLISECONDS)
    const told = receiver.received.splice(0)
    expect(told.map(({ path }) => path)).toEqual(['/hook'])
    expect(JSON.parse(told[0]!.body.toString())).toMatchObject({ waitingFor: ['Bob'] })
    await table.look(9 * HOUR)
    expect(receiver.received).toEqual([])
    await table.look(HOUR)
    await table.look(2000)
    expect(receiver.received.map(({ path }) => path)).toEqual(['/push/ada'])
  })

  test('tells a table once by its webhook, naming those it waits for', async () => {
    const table = await setUp()
    await table.ask('Ada', table.webhook)
    await table.closeWindow()
    for (let looks = 0; looks < 3; looks++) await table.look(NOTICE_GRACE_MILLISECONDS)
    expect(hooks()).toEqual([
      {
        game: 'Delicate Balance',
        text: expect.stringMatching(/: the match waits for Ada, Bob\. Until Fri, Jan 2, 09:00 GMT\+9\.$/),
        link: `${BASE}/m/table`,
        match: 'table',
        waitingFor: ['Ada', 'Bob'],
        closesAt: 24 * HOUR,
      },
    ])
  })

  test('tells an address by one mail a day, of all matches that wait, after its owner has said so', async () => {
    const table = await setUp()
    const other = await table.begin('second')
    const asked = await table.ask('Ada', { way: 'mail', ...READER, address: 'ada@home.example' })
    expect(asked).toMatchObject({ confirmed: false })
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    expect(mail.mails.map(({ text }) => /code is/.test(text))).toEqual([true])
    await askMail(table, 'Ada', 'ada@home.example')
    await askMail(table, 'Ada', 'ada@home.example', other)
    await table.closeWindow()
    await table.closeWindow(other)
    for (let looks = 0; looks < 3; looks++) await table.look(NOTICE_GRACE_MILLISECONDS)
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    const [only] = mail.mails as [Mail]
    expect([mail.mails.length, only.to]).toEqual([1, ['ada@home.example']])
    for (const id of ['table', 'second']) expect(only.text).toContain(`${BASE}/m/${id}`)
    expect(only.text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })
})

describe('a notice', () => {
  test('that fails is sent again later, and given up after six tries', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    receiver.status = 503
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    await table.look(14_000)
    expect(receiver.received).toHaveLength(1)
    await table.look(2000)
    expect(receiver.received).toHaveLength(2)
    for (let looks = 0; looks < 10; looks++) await table.look(HOUR)
    expect(receiver.received).toHaveLength(6)
  })

  test('whose device is gone is the last for it', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    receiver.status = 410
    for (let windows = 0; windows < 3; windows++) {
      await table.closeWindow()
      await table.look(NOTICE_GRACE_MILLISECONDS)
    }
    expect(receiver.received).toHaveLength(1)
  })

  test('is sent by one of two servers, and again when that one ended before it wrote so', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    await table.closeWindow()
    table.clock.advance(NOTICE_GRACE_MILLISECONDS)
    const other = await table.process()
    await Promise.all([table.sender.look(), other.sender.look()])
    expect(receiver.received).toHaveLength(1)
    await table.closeWindow()
    table.clock.advance(NOTICE_GRACE_MILLISECONDS)
    const now = table.clock.now()
    const [due] = await table.outbox.due(now, 1)
    expect(await table.outbox.lease(due!.id, 'of a server that ends', now, now + LEASE_MILLISECONDS)).toBe(true)
    await other.sender.look()
    expect(receiver.received).toHaveLength(1)
    table.clock.advance(LEASE_MILLISECONDS)
    await other.sender.look()
    await table.look(HOUR)
    expect(receiver.received).toHaveLength(2)
  })

  test('goes nowhere when its seat has moved to another token', async () => {
    const table = await setUp()
    await table.ask('Ada', table.push)
    await table.match.places.change(({ all }) => ({
      seat: 0,
      setup: { ...all[0]!, people: [{ ...all[0]!.people[0]!, tokenHash: hashToken('new') }] },
    }))
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    expect(receiver.received).toEqual([])
  })

  test('follows no redirect', async () => {
    const table = await setUp()
    await table.ask('Ada', table.webhook)
    receiver.status = 302
    await table.closeWindow()
    await table.look(NOTICE_GRACE_MILLISECONDS)
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook'])
  })
})

describe('to be told is refused', () => {
  const refused = (why: string) => ({ problem: expect.objectContaining({ key: `problem.${why}` }) })

  test('in live tempo, of a way that is off, of a webhook to all but the host, of private addresses', async () => {
    const live = await setUp({ timeControl: 'live' })
    expect(await live.ask('Ada', live.push)).toEqual(refused('noticesSlowOnly'))
    const off = await setUp({ ways: ['webhook'] })
    expect([off.waysOf('Ada'), off.waysOf('Bob'), live.waysOf('Ada')].map(({ ways }) => ways)).toEqual([
      ['webhook'],
      [],
      [],
    ])
    expect(await off.ask('Ada', off.push)).toEqual(refused('noticesOff'))
    expect(await off.ask('Bob', off.webhook)).toEqual(refused('onlyHost'))
    for (const url of ['https://10.0.0.1/x', 'http://chat.example/x', 'https://localhost/x']) {
      expect(await off.ask('Ada', { ...off.webhook, url } as AskNotices), url).toEqual(refused('noticeAddress'))
    }
  })

  test('beyond four devices of a seat; the same device again is the same', async () => {
    const table = await setUp()
    const at = (name: string) =>
      table.ask('Ada', { ...table.push, endpoint: `${table.device.endpoint}${name}` } as never)
    for (const name of ['1', '2', '3', '3', '4']) expect(await at(name)).toMatchObject({ confirmed: true })
    expect(await at('5')).toEqual(refused('tooManyNotices'))
  })
})

test('what is ended is told nothing more', async () => {
  const table = await setUp()
  const asked = await table.ask('Ada', table.webhook)
  if ('problem' in asked) throw new Error(asked.problem.key)
  await table.closeWindow()
  await table.notices.stop(asked.id)
  await table.look(NOTICE_GRACE_MILLISECONDS)
  expect(receiver.received).toEqual([])
})

test('the keys of push are made once, whichever server is first', async () => {
  const table = await setUp()
  const [one, other] = await Promise.all([table.process(), table.process()])
  const keys = [table.notices, one.notices, other.notices].map((notices) => table.waysOf('Ada', notices).pushKey)
  expect(keys[0]).toMatch(/^[\w-]{80,}$/)
  expect(new Set(keys).size).toBe(1)
})

test('the outbox is the same on PostgreSQL', needs('PostgreSQL'), async () => {
  const postgres = await startPostgres(postgresPrograms()!)
  const database = await openDatabase(postgres.address)
  try {
    const outbox = createOutbox(database)
    const clock = new HandClock()
    const matches = matchesOver(createMatchStore(database), {
      clock,
      onFault: (fault) => expect.unreachable(String(fault)),
    })
    await matches.begin(gathered('table', 'slow'))
    const reader = { language: 'en', zone: 'UTC', base: '' } as const
    const target = { id: 'one', match: 'table', tokenHash: hashToken('Ada'), address: 'ada@home.example' }
    await outbox.add({ ...target, detail: { way: 'mail', ...reader } }, 1, 'hash')
    expect([await outbox.confirm('one', 'other'), await outbox.confirm('one', 'hash')]).toEqual([false, true])
    expect(await outbox.count('table', hashToken('Ada'), 'mail')).toBe(1)
    await (await matches.find('table'))!.closeWindow()
    const due = () => outbox.due(10 * NOTICE_GRACE_MILLISECONDS, 9)
    const [notice] = await due()
    expect(notice).toMatchObject({ kind: 'opened', tries: 0, target })
    expect([await outbox.lease(notice!.id, 'a', 1, 1e9), await outbox.lease(notice!.id, 'b', 1, 1e9)]).toEqual([
      true,
      false,
    ])
    expect(await due()).toEqual([])
    await outbox.postpone(notice!.id, 'a', 2, 1)
    expect(await due()).toMatchObject([{ tries: 1 }])
    await outbox.noteMailed('ada@home.example', 77)
    expect(await outbox.mailedAt('ada@home.example')).toBe(77)
    expect([await outbox.remove('one'), await outbox.remove('one'), await due()]).toEqual([true, false, []])
    const lobbies = createLobbyStore(database)
    expect(await lobbies.running(5)).toEqual([])
  } finally {
    await database.destroy()
    await postgres.stop()
  }
})
