import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lobby } from '#server/lobby/lobby'
import type { MatchSetup } from '#server/match/matchSetup'
import { NO_CLOCK } from '#server/match/windowClock'
import { openDatabase } from '#server/store/database'
import { DatabaseInUseError, lockDatabase } from '#server/store/lockDatabase'
import { createPulse } from '#server/store/pulse'
import { createChatStore } from '#server/store/sqlChatStore'
import { createLobbyStore } from '#server/store/sqlLobbyStore'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { createSeatTransferStore } from '#server/store/sqlSeatTransferStore'
import { powerId } from '#shared/ids'
import { dealRng } from '#shared/match/matchRecord'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { createGame } from '#shared/state/createGame'
import { databasePlaces } from '#tests/support/databasePlaces'
import { needs } from '#tests/support/needs'
import { postgresPrograms, startPostgres } from '#tests/support/postgres'
import { createMatch, freePort, playOut, sit, startServer } from '#tests/support/servers'
import { smallWorld } from '#tests/support/smallWorld'

type Database = Awaited<ReturnType<typeof openDatabase>>

const PLACES = databasePlaces()

const opening = createGame(RULESET, smallWorld, { seats: 2, years: 3 }, dealRng(createRng('s')))

/** A match of one person and a bot. */
const DELEGATION = [
  { id: 'a', name: 'Eve', tokenHash: 'cd' },
  { id: 'b', name: 'Bo', tokenHash: 'ce', adviser: true as const },
]

const setup = (id: string): MatchSetup => ({
  id,
  scenario: smallWorld.id,
  rulesVersion: RULESET.version,
  seed: 's',
  years: 3,
  timeControl: 'live',
  chatRule: 'free',
  strength: 'easy',
  host: 1,
  commitment: {
    match: id,
    salt: '5a'.repeat(32),
    shared: { secret: '5e'.repeat(32), people: [{ seat: 0, shareHash: 'b0'.repeat(32) }] },
  },
  seats: [
    { power: opening.powers[0]!.id, people: [{ id: '1', name: 'Åse "Ω" 国', tokenHash: 'ab' }] },
    { power: opening.powers[1]!.id, bot: 'grim', people: [] },
  ],
})

const table = (id: string, code: string, more: Partial<Lobby> = {}): Lobby => ({
  id,
  code,
  scenario: smallWorld.id,
  years: 3,
  timeControl: 'live',
  chatRule: 'off',
  strength: 'hard',
  open: true,
  started: false,
  seats: [{ power: powerId('ash'), bot: 'grim' }],
  host: 0,
  ...more,
})

const nextWindow = (number: number) => ({
  record: { number, submissions: {}, events: [], hash: 'h' },
  state: { ...opening, windowNumber: number + 1 },
  memories: [{ seen: '✓' }, null],
  clock: NO_CLOCK,
  now: 50,
})

for (const place of PLACES) {
  describe(`what a store promises, kept by ${place.name}`, place.options, () => {
    let where = ''
    let database: Database

    beforeAll(async () => {
      where = await place.begin()
      database = await openDatabase(where)
    })
    afterAll(async () => {
      await database.destroy()
      await place.end()
    })

    test('a match comes back as it was made', async () => {
      const counted = { settledByVote: true, overruled: 1, extensions: [0, 2] }
      const clock = {
        closesAt: 1_800_000_000_123,
        extended: true,
        overtime: 5,
        timeBanks: [7, 0],
        pauseVotes: [1],
        ...counted,
      }
      const store = createMatchStore(database)
      await store.create(setup('made'), opening, 1, clock)
      const back = await store.load('made')
      expect(back).toEqual({
        setup: setup('made'),
        state: opening,
        memories: [],
        drafts: [],
        clock,
      })
      expect(await store.load('never')).toBeUndefined()
      expect(await store.unfinished()).toContain('made')
    })

    test('the last draft of a seat counts, and only in its window', async () => {
      const store = createMatchStore(database)
      await store.create(setup('drafts'), opening, 1, NO_CLOCK)
      const lots = (n: number) => [{ type: 'build', force: 'silos', lots: n } as const]
      await store.commit([
        {
          kind: 'draft',
          match: 'drafts',
          window: opening.windowNumber,
          draft: { seat: 0, orders: lots(1), marks: {}, readyBy: [], proposals: [] },
        },
      ])
      await store.commit([
        {
          kind: 'draft',
          match: 'drafts',
          window: opening.windowNumber,
          draft: { seat: 0, orders: lots(2), marks: {}, readyBy: ['1'], proposals: [] },
        },
      ])
      await store.commit([
        {
          kind: 'draft',
          match: 'drafts',
          window: opening.windowNumber + 1,
          draft: { seat: 0, orders: lots(3), marks: {}, readyBy: ['1'], proposals: [] },
        },
      ])
      const back = await store.load('drafts')
      expect(back?.drafts).toEqual([{ seat: 0, orders: lots(2), marks: {}, readyBy: ['1'], proposals: [] }])
      expect(back?.clock).toEqual(NO_CLOCK)
    })

    test('a clock that was changed stays changed', async () => {
      const store = createMatchStore(database)
      await store.create(setup('stopped'), opening, 1, { ...NO_CLOCK, closesAt: 9 })
      const stopped = { ...NO_CLOCK, left: 4, timeBanks: [1, 2] }
      await store.commit([{ kind: 'clock', match: 'stopped', clock: stopped }])
      expect((await store.load('stopped'))?.clock).toEqual(stopped)
    })

    test('a closed window is all there, with position, memories and clock, and its drafts are gone', async () => {
      const store = createMatchStore(database)
      await store.create(setup('closed'), opening, 1, NO_CLOCK)
      await store.commit([
        {
          kind: 'draft',
          match: 'closed',
          window: opening.windowNumber,
          draft: { seat: 0, orders: [], marks: {}, readyBy: ['1'], proposals: [] },
        },
      ])
      const closed = nextWindow(opening.windowNumber)
      await store.commit([{ kind: 'window', match: 'closed', ...closed, clock: { ...NO_CLOCK, closesAt: 5 } }])
      const back = await store.load('closed')
      expect(back).toMatchObject({ state: closed.state, memories: closed.memories, drafts: [], clock: { closesAt: 5 } })
      expect((await store.record('closed'))?.windows).toEqual([closed.record])
      expect(await store.events('closed')).toEqual([{ number: opening.windowNumber, events: [] }])
    })

    test('who is away stays away', async () => {
      const store = createMatchStore(database)
      await store.create(setup('away-long'), opening, 1, NO_CLOCK)
      expect((await store.load('away-long'))?.missed).toBeUndefined()
      await store.commit([{ kind: 'window', match: 'away-long', ...nextWindow(opening.windowNumber), missed: [2, 0] }])
      expect((await store.load('away-long'))?.missed).toEqual([2, 0])
    })

    test('a window closes once: the same again changes nothing, another is refused and leaves nothing behind', async () => {
      const store = createMatchStore(database)
      await store.create(setup('twice'), opening, 1, NO_CLOCK)
      const closed = nextWindow(opening.windowNumber)
      await store.commit([{ kind: 'window', match: 'twice', ...closed }])
      const state = { ...closed.state, year: 9 }
      await store.commit([{ kind: 'window', match: 'twice', ...closed, state }])
      const other = { ...closed, state, record: { ...closed.record, hash: 'other' } }
      await expect(store.commit([{ kind: 'window', match: 'twice', ...other }])).rejects.toThrow('closed otherwise')
      expect((await store.load('twice'))?.state).toEqual(closed.state)
      expect((await store.record('twice'))?.windows).toHaveLength(1)
    })

    test('an ended match is no longer unfinished, and its seed no longer in play', async () => {
      const store = createMatchStore(database)
      await store.create({ ...setup('ended'), seed: 'its own' }, opening, 1, NO_CLOCK)
      expect(await store.isInPlay('its own')).toBe(true)
      const closed = nextWindow(opening.windowNumber)
      const state = { ...closed.state, window: { kind: 'ended' as const, seconds: 0, participants: [] } }
      await store.commit([{ kind: 'window', match: 'ended', ...closed, state }])
      expect(await store.unfinished()).not.toContain('ended')
      expect(await store.isInPlay('its own')).toBe(false)
    })

    test('seats change hands, with substitutes and guests; a rematch and who asks for a seat are noted', async () => {
      const store = createMatchStore(database)
      await store.create(setup('hands'), opening, 1, NO_CLOCK)
      const { seats } = setup('hands')
      const held = { power: seats[1]!.power, people: DELEGATION, guestHash: 'ef' }
      const seat = { ...held, substitute: { name: 'Sub', tokenHash: '01', hearsFrom: 7 } }
      await store.commit([{ kind: 'seat', match: 'hands', seat: 1, setup: seat }])
      await store.commit([{ kind: 'next', match: 'hands', lobby: 'table' }])
      const asked = { power: seats[0]!.power, name: 'Bob', tokenHash: '02', state: 'asked', yes: [1], no: [] } as const
      const requests = [{ id: 'r', ...asked }]
      await store.commit([{ kind: 'requests', match: 'hands', requests }])
      expect((await store.load('hands'))?.setup).toEqual({
        ...setup('hands'),
        seats: [seats[0], seat],
        next: 'table',
        requests,
      })
      await store.commit([{ kind: 'seat', match: 'hands', seat: 1, setup: held }])
      expect((await store.load('hands'))?.setup.seats[1]).toEqual(held)
    })

    test('matches out of use are deleted with all their rows, others stay', async () => {
      const store = createMatchStore(database)
      await store.create(setup('old'), opening, 1000, NO_CLOCK)
      await store.create(setup('played'), opening, 1000, NO_CLOCK)
      await store.commit([
        {
          kind: 'draft',
          match: 'old',
          window: opening.windowNumber,
          draft: { seat: 0, orders: [], marks: {}, readyBy: ['1'], proposals: [] },
        },
      ])
      await createChatStore(database).add('old', {
        number: 0,
        year: 1,
        from: powerId('ash'),
        said: { how: 'phrase', phrase: 'no' },
      })
      await store.commit([{ kind: 'window', match: 'old', ...nextWindow(opening.windowNumber), now: 1500 }])
      await store.commit([{ kind: 'window', match: 'played', ...nextWindow(opening.windowNumber), now: 3000 }])
      expect(await store.forgetBefore(2000)).toBeGreaterThan(0)
      expect(await store.load('old')).toBeUndefined()
      expect(await createChatStore(database).all('old')).toEqual([])
      expect(await store.load('played')).toBeDefined()
    })

    test('a code that moves a seat works once, in its time, and only the last one of a seat', async () => {
      const passes = createSeatTransferStore(database)
      await createMatchStore(database).create(setup('moving'), opening, 1, NO_CLOCK)
      const pass = { match: 'moving', seat: 0, person: '1' }
      await passes.add('FIRST', pass, 100)
      await passes.add('SECOND', pass, 100)
      expect(await passes.use('FIRST', 50)).toBeUndefined()
      expect(await passes.use('SECOND', 50)).toEqual(pass)
      expect(await passes.use('SECOND', 50)).toBeUndefined()
      // Another of the same seat has a code of their own.
      await passes.add('HERS', pass, 100)
      await passes.add('HIS', { ...pass, person: '2' }, 100)
      expect(await passes.use('HERS', 50)).toEqual(pass)
      expect(await passes.use('HIS', 50)).toEqual({ ...pass, person: '2' })
      await passes.add('LATE', pass, 100)
      expect(await passes.use('LATE', 101)).toBeUndefined()
    })

    test('words come back in order', async () => {
      const talk = createChatStore(database)
      await createMatchStore(database).create(setup('talk'), opening, 1, NO_CLOCK)
      const word = (number: number) => ({
        number,
        year: 1,
        from: powerId('ash'),
        said: { how: 'text' as const, text: `ä "${number}" 国` },
      })
      for (const number of [0, 1, 2, 10]) await talk.add('talk', word(number))
      expect(await talk.all('talk')).toEqual([0, 1, 2, 10].map(word))
      await expect(talk.add('talk', word(1))).rejects.toThrow()
    })

    test('tables are found by id and code, listed newest first, and forgotten', async () => {
      const tables = createLobbyStore(database)
      await tables.create(table('t1', 'AAAAAA'), 10)
      await tables.create(table('t2', 'BBBBBB'), 20)
      await tables.create(table('t3', 'CCCCCC', { open: false }), 30)
      expect((await tables.open(10)).map(({ id }) => id)).toEqual(['t2', 't1'])
      await tables.save(table('t2', 'BBBBBB', { started: true }))
      expect((await tables.open(10)).map(({ id }) => id)).toEqual(['t1'])
      expect((await tables.byCode('CCCCCC'))?.id).toBe('t3')
      await tables.forgetBefore(25)
      expect(await tables.load('t1')).toBeUndefined()
      expect((await tables.load('t2'))?.started).toBe(true)
      await expect(tables.create(table('t4', 'CCCCCC'), 40)).rejects.toThrow()
    })

    test('the time no server lived is added to every open clock', async () => {
      const store = createMatchStore(database)
      await store.create(setup('clock'), opening, 1, { ...NO_CLOCK, closesAt: 1000 })
      const pulse = createPulse(database)
      await pulse.beat(10_000)
      await pulse.resume(70_000)
      expect((await store.load('clock'))?.clock.closesAt).toBe(61_000)
    })

    test('a machine whose clock was set back meanwhile gives no window more time than it had', async () => {
      const store = createMatchStore(database)
      await store.create(setup('back'), opening, 1, { ...NO_CLOCK, closesAt: 101_000 })
      const pulse = createPulse(database)
      await pulse.beat(100_000)
      await pulse.resume(40_000)
      expect((await store.load('back'))?.clock.closesAt).toBe(41_000)
    })

    test('everything is there for the next process', async () => {
      await createMatchStore(database).create(setup('next'), opening, 1, NO_CLOCK)
      const next = await openDatabase(where)
      expect((await createMatchStore(next).load('next'))?.setup).toEqual(setup('next'))
      await next.destroy()
    })

    test('a real server plays a match on it, and goes on after it was killed', async () => {
      const port = await freePort()
      const setting = where.startsWith('postgres') ? 'DATABASE_URL' : 'BALANCE_DATABASE'
      let server = await startServer(port, { [setting]: where })
      const { match, token } = await createMatch(server.base)
      let seat = await sit(server.base, match, token)
      const { number } = seat.view().observation.window
      await seat.ready(number)
      await seat.until(({ observation: { window, self } }) => {
        return window.number > number && window.participants.some((power) => power === self?.id)
      })
      const before = seat.view().observation
      await server.kill('SIGKILL')
      server = await startServer(port, { [setting]: where })
      seat = await sit(server.base, match, token)
      expect(seat.view().observation).toEqual(before)
      expect((await playOut(seat)).observation.reveal).toBeDefined()
      await server.kill('SIGTERM')
    })

    test('one server at a time', async () => {
      const unlock = await lockDatabase(where, () => undefined)
      await expect(lockDatabase(where, () => undefined)).rejects.toThrow(DatabaseInUseError)
      await unlock()
      const next = await lockDatabase(where, () => undefined)
      await next()
    })
  })
}

/** Time enough to take the lock again, which is tried several times a second. */
const LOCKED_AGAIN_MILLISECONDS = 1500

describe('a PostgreSQL that goes away', needs('PostgreSQL'), () => {
  test('refuses while it is gone and goes on when it is back, with the lock', async () => {
    const server = await startPostgres(postgresPrograms()!)
    const faults: unknown[] = []
    let lost = false
    const unlock = await lockDatabase(server.address, () => {
      lost = true
    })
    const database = await openDatabase(server.address, (fault) => faults.push(fault))
    const store = createMatchStore(database)
    await store.create(setup('away'), opening, 1, NO_CLOCK)
    await server.crash()
    await expect(
      store.commit([
        {
          kind: 'draft',
          match: 'away',
          window: 0,
          draft: { seat: 0, orders: [], marks: {}, readyBy: ['1'], proposals: [] },
        },
      ]),
    ).rejects.toThrow()
    await server.start()
    await store.commit([
      {
        kind: 'draft',
        match: 'away',
        window: opening.windowNumber,
        draft: { seat: 0, orders: [], marks: {}, readyBy: ['1'], proposals: [] },
      },
    ])
    expect((await store.load('away'))?.drafts).toHaveLength(1)
    await pause(LOCKED_AGAIN_MILLISECONDS)
    await expect(lockDatabase(server.address, () => undefined)).rejects.toThrow(DatabaseInUseError)
    expect(lost).toBe(false)
    await unlock()
    await database.destroy()
    await server.stop()
  })
})
