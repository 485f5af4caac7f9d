import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashToken } from '#server/lib/token'
import { findSeatAtTable, LATENESS_MILLISECONDS } from '#server/lobby/appointments'
import { SEAT_KEPT_MILLISECONDS } from '#server/lobby/lookers'
import { createNotices } from '#server/notices/createNotices'
import { APPOINTMENT_LEAD_MILLISECONDS, NOTICE_GRACE_MILLISECONDS } from '#server/notices/outbox'
import { openDatabase } from '#server/store/database'
import { createLobbyStore } from '#server/store/sqlLobbyStore'
import { createNoteStore } from '#server/store/sqlNoteStore'
import { createOutbox } from '#server/store/sqlOutbox'
import type { CreateLobby, LobbyFacts, SeatTaken, SetAppointment } from '#shared/protocol/lobby'
import type { AskTableNotices } from '#shared/protocol/notices'
import { HandClock } from '#tests/support/fakeStore'
import { lobbiesOver } from '#tests/support/lobbies'
import { pushDevice, type Receiver, startReceiver } from '#tests/support/noticeReceivers'
import { post } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.parse('2026-11-28T12:00:00Z')
const SATURDAY = { date: '2026-12-05', at: '20:00', zone: 'Europe/Berlin' }
const THEN = Date.parse('2026-12-05T19:00:00Z')
const WISH: CreateLobby = { scenario: 'two-blocs', powers: 4, years: 3, name: 'Ada', open: true }

const held = (taken: object): SeatTaken => {
  if ('problem' in taken) throw new Error(JSON.stringify(taken.problem))
  return taken as SeatTaken
}

/** Ada and Bob at a table of hers. */
async function tableOfTwo(wish: Partial<CreateLobby> = {}) {
  const [clock, database] = [new HandClock(), await openDatabase(':memory:')]
  clock.advance(NOW)
  const here = lobbiesOver(database, clock)
  const ada = held(await here.lobbies.create({ chatRule: 'off', strength: 'normal', ...WISH, ...wish } as never))
  const bob = held(await here.lobbies.takeSeat(ada.lobby, { name: 'Bob' }))
  const names = async ({ lobbies } = here) =>
    (await lobbies.find(ada.lobby))?.seats.flatMap(({ name }) => name ?? []) ?? 'no table'
  const appoint = (appointment: SetAppointment['appointment'], by = ada) =>
    here.lobbies.appoint(ada.lobby, by.token, appointment)
  /** What another host's new table clears away. */
  const clearAway = ({ lobbies } = here) =>
    lobbies.create({ chatRule: 'off', strength: 'normal', ...WISH, name: 'Zoe', open: false } as never)
  return {
    ...here,
    clock,
    database,
    ada,
    bob,
    names,
    appoint,
    clearAway,
    restarted: () => lobbiesOver(database, clock),
  }
}

describe('a table whose people have agreed to meet', () => {
  test('keeps its seats until a quarter of an hour after it, and is there for a day more; others have neither', async () => {
    const { names, appoint, clock, clearAway } = await tableOfTwo()
    expect(await appoint(SATURDAY)).toEqual({ ok: true })
    clock.advance(3 * DAY)
    await clearAway()
    expect(await names()).toEqual(['Ada', 'Bob'])
    clock.advance(THEN + LATENESS_MILLISECONDS - clock.now())
    expect(await names()).toEqual(['Ada', 'Bob'])
    clock.advance(1)
    await names()
    clock.advance(SEAT_KEPT_MILLISECONDS + 1)
    expect(await names()).toEqual([])
    clock.advance(THEN + DAY - clock.now())
    await clearAway()
    expect(await names()).toEqual([])
    clock.advance(1)
    await clearAway()
    expect(await names()).toBe('no table')
    const other = await tableOfTwo()
    await other.names()
    other.clock.advance(SEAT_KEPT_MILLISECONDS + 1)
    expect(await other.names()).toEqual([])
  })

  test('has all that after a restart too', async () => {
    const { names, appoint, clock, clearAway, restarted, ada } = await tableOfTwo()
    await appoint(SATURDAY)
    clock.advance(5 * DAY)
    const again = restarted()
    await clearAway(again)
    clock.advance(DAY)
    await clearAway(restarted())
    expect(await names(again)).toEqual(['Ada', 'Bob'])
    expect(await restarted().lobbies.find(ada.lobby)).toMatchObject({
      appointment: { at: THEN, zone: 'Europe/Berlin' },
      seats: [{ host: true }, {}, {}, {}],
    })
  })

  test('though it is not listed, frees the seats of those who have not come then, so that another is host', async () => {
    const { lobbies, names, appoint, clock, ada, bob } = await tableOfTwo({ open: false })
    await appoint(SATURDAY)
    clock.advance(THEN - NOW + LATENESS_MILLISECONDS - MINUTE)
    await lobbies.find(ada.lobby, bob.token)
    await names()
    clock.advance(2 * MINUTE)
    await names()
    clock.advance(MINUTE + SEAT_KEPT_MILLISECONDS - MINUTE)
    await lobbies.find(ada.lobby, bob.token)
    clock.advance(MINUTE)
    expect(await names()).toEqual(['Bob'])
    expect(await lobbies.start(ada.lobby, bob.token)).toMatchObject({ match: ada.lobby })
  })

  test('meets at another time, or not at all, when the host says so; then its day begins anew', async () => {
    const { lobbies, names, appoint, clock, ada, bob, clearAway } = await tableOfTwo()
    await appoint(SATURDAY)
    await appoint({ ...SATURDAY, date: '2026-12-06' })
    expect((await lobbies.find(ada.lobby))?.appointment?.at).toBe(THEN + DAY)
    expect(await appoint(undefined, bob)).toMatchObject({ problem: { key: 'problem.onlyHost' } })
    clock.advance(3 * DAY)
    expect(await appoint(undefined)).toEqual({ ok: true })
    expect((await lobbies.find(ada.lobby))?.appointment).toBeUndefined()
    await clearAway()
    expect(await names()).not.toBe('no table')
    clock.advance(DAY + 1)
    await clearAway()
    expect(await names()).toBe('no table')
  })

  test.each([
    [{ ...SATURDAY, date: '2026-11-27' }, 'appointmentPast', {}],
    [{ ...SATURDAY, date: '2026-11-28', at: '13:00' }, 'appointmentPast', {}],
    [{ ...SATURDAY, date: '2027-01-28' }, 'appointmentFar', { most: 60 }],
    [{ ...SATURDAY, zone: 'Europe/Atlantis' }, 'noSuchZone', { label: 'Europe/Atlantis' }],
  ])('is refused %j: %s', async (wish, key, args) => {
    const { lobbies, appoint, ada } = await tableOfTwo()
    expect(await appoint(wish)).toMatchObject({
      problem: { key: `problem.${key}`, ...(key === 'appointmentPast' ? {} : { args }) },
    })
    expect((await lobbies.find(ada.lobby))?.appointment).toBeUndefined()
  })

  test('is not one that begins by itself, or has begun', async () => {
    const { lobbies, appoint, ada } = await tableOfTwo()
    const quick = held(
      await lobbies.create({ chatRule: 'off', strength: 'normal', ...WISH } as never, undefined, MINUTE),
    )
    const meet = () => lobbies.appoint(quick.lobby, quick.token, SATURDAY)
    expect(await meet()).toMatchObject({ problem: { key: 'problem.beginsItself' } })
    await lobbies.start(ada.lobby, ada.token)
    expect(await appoint(SATURDAY)).toMatchObject({ problem: { key: 'problem.alreadyStarted' } })
  })

  test('is by the clocks of its zone on that day: where they are changed before it, the hour is the new one', async () => {
    const { lobbies, appoint, ada, clock } = await tableOfTwo({ open: false })
    clock.advance(Date.parse('2027-03-26T12:00:00Z') - NOW)
    const at = async (wish: SetAppointment['appointment']) => {
      expect(await appoint(wish)).toEqual({ ok: true })
      return new Date((await lobbies.find(ada.lobby))!.appointment!.at).toISOString()
    }
    expect(await at({ date: '2027-03-27', at: '20:00', zone: 'Europe/Berlin' })).toBe('2027-03-27T19:00:00.000Z')
    expect(await at({ date: '2027-03-28', at: '20:00', zone: 'Europe/Berlin' })).toBe('2027-03-28T18:00:00.000Z')
    expect(await at({ date: '2027-03-28', at: '02:30', zone: 'Europe/Berlin' })).toBe('2027-03-28T01:30:00.000Z')
  })

  test('stands in the list behind those that can begin now, the soonest first, and does not push them out', async () => {
    const { lobbies, appoint, ada } = await tableOfTwo()
    await appoint(SATURDAY)
    const meetings = []
    for (let days = 1; days <= 22; days++) {
      const wish = { chatRule: 'off', strength: 'normal', ...WISH, name: `H${days}` } as never
      const { lobby, token } = held(await lobbies.create(wish, `198.51.100.${days}`))
      const day = new Date(NOW + days * DAY).toISOString().slice(0, 10)
      await lobbies.appoint(lobby, token, { ...SATURDAY, date: day })
      meetings.push(lobby)
    }
    const now = held(await lobbies.create({ chatRule: 'off', strength: 'normal', ...WISH, name: 'Now' } as never))
    const listed = (await lobbies.listOpen()).map(({ id }) => id)
    expect(listed).toHaveLength(21)
    expect(listed[0]).toBe(now.lobby)
    expect(listed.slice(1, 7)).toEqual(meetings.slice(0, 6))
    expect(listed).toContain(ada.lobby)
    expect(listed).not.toContain(meetings.at(-1))
  })

  test('counts among the tables of its address for as long as it waits', async () => {
    const { lobbies, clock } = await tableOfTwo()
    const wish = { chatRule: 'off', strength: 'normal', ...WISH } as never
    for (const name of ['one', 'two']) {
      const { lobby, token } = held(await lobbies.create({ ...(wish as object), name } as never, '203.0.113.9'))
      await lobbies.appoint(lobby, token, SATURDAY)
    }
    clock.advance(3 * DAY)
    await lobbies.create({ ...(wish as object), open: false } as never)
    expect(await lobbies.create(wish, '203.0.113.9')).toMatchObject({ problem: { key: 'problem.tooManyOpenTables' } })
  })
})

let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.stop())

const READER = { language: 'en', zone: 'Asia/Tokyo' }

/** The same table with notices; what is told goes to a host on loopback. */
async function toldTable(wish: Partial<CreateLobby> = {}) {
  const table = await tableOfTwo(wish)
  const { database, clock, matches, ada, bob } = table
  const outbox = createOutbox(database)
  const parts = { outbox, notes: createNoteStore(database), matches, clock, onFault: expect.unreachable }
  const seatAtTable = findSeatAtTable(createLobbyStore(database))
  const settings = { notices: ['push', 'webhook', 'mail'] as const, noticeHosts: [receiver.host] }
  const host = { smtpUrl: undefined, mailFrom: 'game@host.example', publicUrl: undefined }
  const process = () => createNotices({ ...settings, ...host }, { ...parts, seatAtTable })
  const { notices, sender } = await process()
  const device = pushDevice(receiver.host, 'bob')
  const push: AskTableNotices = { way: 'push', ...READER, endpoint: device.endpoint, keys: device.keys }
  const webhook: AskTableNotices = { way: 'webhook', ...READER, url: `http://${receiver.host}/hook`, format: 'json' }
  return {
    ...table,
    notices,
    outbox,
    process,
    device,
    ask: (by: SeatTaken, wished: AskTableNotices) => notices.askAt(ada.lobby, by.token, 'https://game.example', wished),
    push,
    webhook,
    pushes: () => receiver.received.map(({ body }) => device.read(body)),
    async look(at: number, by = sender) {
      clock.advance(at - clock.now())
      await by.look()
    },
    bob,
  }
}

const BEFORE = THEN - APPOINTMENT_LEAD_MILLISECONDS

describe('a notice before people meet', () => {
  test('goes once to whoever asked, a quarter of an hour before, by their own clock; and not to others', async () => {
    const table = await toldTable()
    await table.appoint(SATURDAY)
    expect(await table.ask(table.bob, table.push)).toMatchObject({ confirmed: true })
    await table.look(BEFORE - 1)
    expect(receiver.received).toEqual([])
    for (const later of [0, 2000, MINUTE, HOUR]) await table.look(BEFORE + later)
    expect(table.pushes()).toEqual([
      {
        title: 'Soon – Two blocs',
        body: 'Your table meets at Sun, Dec 6, 04:00 GMT+9.',
        tag: table.ada.lobby,
        page: `#/table/${table.ada.lobby}`,
      },
    ])
  })

  test('goes to the chat of the table, with those who have a seat; only its host can name one', async () => {
    const table = await toldTable()
    await table.appoint(SATURDAY)
    expect(await table.ask(table.bob, table.webhook)).toMatchObject({ problem: { key: 'problem.onlyHost' } })
    await table.ask(table.ada, table.webhook)
    await table.look(BEFORE)
    const { code } = (await table.lobbies.find(table.ada.lobby)) as LobbyFacts
    expect(receiver.received.map(({ body }) => JSON.parse(body.toString()))).toEqual([
      {
        game: 'Delicate Balance',
        text: 'Two blocs: the table meets at Sun, Dec 6, 04:00 GMT+9. With seats: Ada, Bob.',
        link: `https://game.example/t/${code}`,
        match: table.ada.lobby,
        waitingFor: ['Ada', 'Bob'],
        beginsAt: THEN,
      },
    ])
  })

  test('follows the appointment: earlier, later, taken back and set anew, asked for before it was set', async () => {
    const table = await toldTable({ open: false })
    await table.ask(table.bob, table.push)
    await table.appoint(SATURDAY)
    await table.appoint({ ...SATURDAY, date: '2026-12-03' })
    await table.look(BEFORE - 2 * DAY)
    expect(receiver.received.splice(0)).toHaveLength(1)
    await table.appoint({ ...SATURDAY, date: '2026-12-04' })
    await table.look(BEFORE - 2 * DAY + HOUR)
    expect(receiver.received).toEqual([])
    await table.appoint(undefined)
    await table.look(BEFORE - DAY)
    expect(receiver.received).toEqual([])
    expect(await table.appoint(SATURDAY)).toEqual({ ok: true })
    await table.look(BEFORE)
    expect(receiver.received).toHaveLength(1)
  })

  test('is not sent to whoever has left the seat, when the match has begun, or long after people have met', async () => {
    const [left, begun, late] = [await toldTable(), await toldTable(), await toldTable()]
    for (const table of [left, begun, late]) {
      await table.appoint(SATURDAY)
      await table.ask(table.bob, table.push)
    }
    await left.lobbies.leave(left.ada.lobby, left.bob.token)
    await begun.lobbies.start(begun.ada.lobby, begun.ada.token)
    await left.look(BEFORE)
    await begun.look(BEFORE)
    await late.look(THEN + HOUR)
    expect(receiver.received).toEqual([])
  })

  test('is sent once more by another server when one ends between sending and writing so, and then never again', async () => {
    const table = await toldTable()
    await table.appoint(SATURDAY)
    await table.ask(table.bob, table.push)
    table.clock.advance(BEFORE - table.clock.now())
    const dying = await table.process()
    const { done } = table.outbox
    Object.assign(table.outbox, { done: () => Promise.reject(new Error('killed')) })
    await expect(dying.sender.look()).rejects.toThrow('killed')
    Object.assign(table.outbox, { done })
    for (let looks = 0; looks < 20; looks++) await table.look(table.clock.now() + 2000)
    expect(receiver.received).toHaveLength(2)
  })

  test('is gone with its table, and with the wish to be told; mail, which comes once a day, is not among the ways', async () => {
    const table = await toldTable()
    await table.appoint(SATURDAY)
    expect(await table.notices.waysAt(table.ada.lobby, table.ada.token)).toMatchObject({ ways: ['push', 'webhook'] })
    expect(await table.notices.waysAt(table.ada.lobby, table.bob.token)).toMatchObject({ ways: ['push'] })
    expect(await table.notices.waysAt(table.ada.lobby, 'no token')).toMatchObject({
      problem: { key: 'problem.wrongToken' },
    })
    const asked = await table.ask(table.bob, table.push)
    if ('problem' in asked) throw new Error(asked.problem.key)
    expect(await table.notices.stop(asked.id)).toBe(true)
    await table.ask(table.ada, table.webhook)
    await table.lobbies.closeAsHost(table.ada.lobby, table.ada.token)
    expect(await table.database.selectFrom('notice_targets').selectAll().execute()).toEqual([])
    expect(await table.database.selectFrom('notices').selectAll().execute()).toEqual([])
    await table.look(BEFORE)
    expect(receiver.received).toEqual([])
  })

  test('was asked for at a table of days: its match tells of its windows as well, and one played in one go does not', async () => {
    for (const timeControl of ['slow', 'live'] as const) {
      const table = await toldTable({ timeControl })
      await table.ask(table.bob, table.push)
      await table.lobbies.start(table.ada.lobby, table.ada.token)
      const match = (await table.matches.find(table.ada.lobby))!
      match.viewers.hold()
      for (let looks = 0; looks < 20; looks++) await table.look(table.clock.now() + NOTICE_GRACE_MILLISECONDS)
      expect(receiver.received.splice(0), timeControl).toHaveLength(timeControl === 'slow' ? 1 : 0)
      expect(match.seats.heldBy(hashToken(table.bob.token))).toBe(1)
    }
  })
})

const here = serverForTests({ BALANCE_PROXY_HOPS: '1' })
const tomorrow = () => new Date(Date.now() + DAY).toISOString().slice(0, 10)

describe('over HTTP', () => {
  const meeting = async (name = 'Ada') => {
    const made = held((await post(here.base, '/api/v1/lobbies', { ...WISH, name })).json as object)
    const appointment = { date: tomorrow(), at: '20:00', zone: 'Asia/Taipei' }
    const body = { token: made.token, appointment }
    const { json } = await post(here.base, `/api/v1/lobbies/${made.lobby}/appointment`, body)
    expect(json).toEqual({ ok: true })
    return made
  }
  const fileOf = (id: string, headers: Record<string, string> = {}) =>
    fetch(`${here.base}/api/v1/lobbies/${id}/appointment.ics`, { headers })

  test('the appointment is a file for calendars, in the reader’s language, below the path of another website too', async () => {
    const { lobby } = await meeting('Ada, “;\\” & Söhne')
    const { code } = (await (await fetch(`${here.base}/api/v1/lobbies/${lobby}`)).json()) as LobbyFacts
    const proxied = {
      'accept-language': 'zh-TW',
      'x-forwarded-host': 'school.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/balance',
    }
    const response = await fileOf(code, proxied)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain(`delicate-balance-${code}.ics`)
    const file = await response.text()
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const lines = file.replaceAll('\r\n ', '').split('\r\n')
    expect(lines).toContain(`DTSTART:${tomorrow().replaceAll('-', '')}T120000Z`)
    expect(lines).toContain(`UID:${lobby}@delicate-balance`)
    expect(lines).toContain(`URL:https://school.example/balance/t/${code}`)
    expect(lines.find((line) => line.startsWith('SUMMARY:'))).toContain('Ada\\, “\\;\\\\” & Söhne')
    expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toMatch(/房間代碼/)
    const [none, nowhere] = [await post(here.base, '/api/v1/lobbies', WISH), await fileOf('nosuch')]
    expect((await fileOf((none.json as SeatTaken).lobby)).status).toBe(404)
    expect(nowhere.status).toBe(404)
  })

  test.each([
    ['en', /^\w{3}, \w{3} \d+, 20:00 GMT\+8 · 3 of 4 seats free/],
    ['zh-TW', /20:00.*席中還有/],
    ['zh-CN', /20:00.*席中还有/],
  ])('the preview of a link to the table tells it in %s, by the host’s clocks', async (asked, words) => {
    const { lobby } = await meeting()
    const html = await (await fetch(`${here.base}/t/${lobby}`, { headers: { 'accept-language': asked } })).text()
    expect(/<meta name="description" content="([^"]*)">/.exec(html)?.[1]).toMatch(words)
  })

  test('a day that is none, a time that is none, and another’s token are refused with their reason', async () => {
    const { lobby, token } = await meeting()
    const meet = async (change: object, by = token) => {
      const appointment = { date: tomorrow(), at: '20:00', zone: 'UTC', ...change }
      return await post(here.base, `/api/v1/lobbies/${lobby}/appointment`, { token: by, appointment })
    }
    expect(await meet({ date: '2026-02-30' })).toMatchObject({
      status: 400,
      json: { problem: { key: 'problem.malformedRequest', args: { field: 'appointment.date' } } },
    })
    expect(await meet({ at: '24:00' })).toMatchObject({ json: { problem: { args: { field: 'appointment.at' } } } })
    expect(await meet({}, 'nonsense')).toMatchObject({ json: { problem: { key: 'problem.wrongToken' } } })
  })
})
