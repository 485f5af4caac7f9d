import { expect, test } from 'vitest'
import { Metrics } from '#server/admin/metrics'
import { GRACE_MILLISECONDS } from '#server/classroom/supervisor'
import { readConfig } from '#server/config/readConfig'
import { loadScenarios } from '#server/lib/loadScenarios'
import { finishMatch } from '#server/match/finishMatch'
import { SOLE_OWNER } from '#server/match/ownership'
import { TIME_CONTROL_RULES } from '#server/match/timeControl'
import { createServices, type Services } from '#server/services'
import { type Database, openDatabase } from '#server/store/database'
import { createRateLimiters, memoryCounting } from '#server/web/rateLimiter'
import type { Board } from '#shared/protocol/classBoard'
import type { CreateClass, Enrolled } from '#shared/protocol/classroom'
import { CLASS } from '#tests/support/classroom'
import { HandClock } from '#tests/support/fakeStore'

const MINUTE = 60_000
const PLANNING = { kind: 'planning', seconds: 0, participants: [], number: 0 } as const

/** Lets everything that waits for no clock happen, writes and what follows from them too. */
async function settle(database: Database): Promise<void> {
  for (let turns = 0; turns < 40; turns++) {
    if (turns % 8 === 0) await database.settled()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** One process over a database, with a clock that is moved by hand. */
function processOn(database: Database, clock = new HandClock()) {
  const faults: unknown[] = []
  const services = createServices({
    database,
    scenarios: loadScenarios(),
    ownership: SOLE_OWNER,
    keepDays: 0,
    mostImports: 1,
    mostShared: 1,
    metrics: new Metrics(),
    limiters: createRateLimiters(memoryCounting, readConfig({})),
    clock,
    onFault: (fault) => faults.push(fault),
  })
  /** Passes time as it passes for a server: timers that are set on the way ring too. */
  const pass = async (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 1000) {
      clock.advance(Math.min(left, 1000))
      await settle(database)
    }
  }
  return { ...services, clock, faults, pass }
}

const objectsOf = ({ matches, classes }: Pick<Services, 'matches' | 'classes'>) => ({
  matches: [...matches.awake].length,
  classes: classes.live,
})

/** A class of four whose round has just begun in two worlds. */
async function begun(wish: Partial<CreateClass> = {}, rehearsal?: { readonly speed: number }) {
  const database = await openDatabase(':memory:')
  const server = processOn(database)
  const { classes } = server
  const made = await classes.create(
    { roster: [], ...CLASS, powers: 2, timeControl: 'year150', ...wish } as never,
    rehearsal,
  )
  if ('problem' in made) throw new Error(made.problem.key)
  const students: Enrolled[] = []
  for (const label of ['Ada', 'Bo', 'Cy', 'Di']) {
    const enrolled = await classes.enrol(made.id, { label }, 'here')
    if ('problem' in enrolled) throw new Error(enrolled.problem.key)
    await classes.studentView(made.id, enrolled.id)
    students.push(enrolled)
  }
  expect(await classes.dispatch(made.id, 'begin', {})).toEqual({ ok: true })
  await settle(database)
  const board = async () => (await classes.board(made.id))!
  const seatOf = async (student: number) => (await classes.studentView(made.id, students[student]!.id))!.seat!
  /** A student's connection to their match; returns how it ends. */
  const connect = async (student: number) => {
    const { match: id, power } = await seatOf(student)
    const match = (await server.matches.find(id))!
    const viewer = { kind: 'power', power: power as never } as const
    return match.subscribe({ viewer, role: 'holder', person: students[student]!.id, send: () => undefined })
  }
  /** One who comes late and is let in; gives their number. */
  const comeLate = async (label: string) => {
    const enrolled = await classes.enrol(made.id, { label }, 'here')
    if ('problem' in enrolled) throw new Error(enrolled.problem.key)
    expect(await classes.dispatch(made.id, 'admit', { student: enrolled.id })).toEqual({ ok: true })
    return students.push(enrolled) - 1
  }
  return { ...server, database, id: made.id, board, seatOf, connect, comeLate }
}

/** The board without what counts down by itself. */
const lasting = ({ worlds, ...rest }: Board) => ({ ...rest, worlds: worlds.map(({ closesIn: _, ...world }) => world) })

/** Until no caller looks, and no window waits for a student. */
const DESERTED = 2 * GRACE_MILLISECONDS

test('a round that is left playing takes no memory: its worlds sleep, then its class', async () => {
  const server = await begun()
  expect(objectsOf(server)).toEqual({ matches: 2, classes: 1 })
  await server.pass(DESERTED)
  expect(objectsOf(server)).toEqual({ matches: 0, classes: 1 })
  await server.pass(21 * MINUTE)
  expect(objectsOf(server)).toEqual({ matches: 0, classes: 0 })
  expect(server.faults).toEqual([])
})

test('the board shows the same before the sleep, after it, and after a restart', async () => {
  const server = await begun()
  const leave = await server.connect(0)
  await server.pass(DESERTED)
  leave()
  await server.pass(DESERTED)
  const before = await server.board()
  expect(before.worlds.flatMap(({ seats }) => seats.map(({ away }) => away))).toEqual([true, true, true, true])
  await server.pass(25 * MINUTE)
  expect(objectsOf(server)).toEqual({ matches: 0, classes: 0 })
  const after = await server.board()
  expect(lasting(after)).toEqual(lasting(before))
  expect(after.worlds.map(({ closesIn }) => closesIn)).toEqual(
    before.worlds.map(({ closesIn }) => Math.max(0, closesIn! - 25 * MINUTE)),
  )
  expect(objectsOf(server)).toEqual({ matches: 2, classes: 1 })
  expect(lasting((await processOn(server.database, server.clock).classes.board(server.id))!)).toEqual(lasting(before))
})

test('a board that is looked at keeps all worlds in memory, and no longer', async () => {
  const server = await begun()
  for (let looks = 0; looks < 30; looks++) {
    await server.board()
    await server.pass(5000)
    expect(objectsOf(server).matches).toBe(2)
  }
  await server.pass(9000)
  expect(objectsOf(server).matches).toBe(0)
})

test('a student who comes back to a sleeping world is awaited again, and its window closes in time', async () => {
  const server = await begun()
  await server.pass(DESERTED)
  const { match, world } = await server.seatOf(0)
  expect(objectsOf(server).matches).toBe(0)
  const glance = await server.connect(0)
  await server.pass(5000)
  glance()
  await server.pass(DESERTED)
  expect(objectsOf(server).matches).toBe(0)
  const leave = await server.connect(0)
  const numberOf = async () => (await server.store.load(match))!.state.windowNumber
  await server.pass(TIME_CONTROL_RULES.year150.open!(PLANNING as never) - 1000)
  expect(await numberOf()).toBe(0)
  expect(objectsOf(server).matches).toBe(1)
  await server.pass(2000)
  expect(await numberOf()).toBe(1)
  leave()
  await server.pass(DESERTED)
  expect(objectsOf(server).matches).toBe(0)
  expect((await server.board()).worlds[world]).toMatchObject({ number: 1 })
})

test('a window that ends in the half minute after all have left closes in time', async () => {
  const server = await begun({ timeControl: 'year60' })
  const leave = await server.connect(0)
  const { match } = await server.seatOf(0)
  await server.pass(50_000)
  leave()
  await server.pass(11_000)
  expect((await server.store.load(match))!.state.windowNumber).toBe(1)
  await server.pass(DESERTED)
  expect(objectsOf(server).matches).toBe(0)
})

test('what the teacher brings about and asks for is done in worlds that sleep', async () => {
  const server = await begun()
  await server.pass(DESERTED)
  const { match, world, power } = await server.seatOf(0)
  const { classes, id } = server
  const injections = [{ type: 'leak', power }] as never
  expect(await classes.dispatch(id, 'inject', { world, injections })).toEqual({ ok: true })
  await server.pass(25 * MINUTE)
  expect(objectsOf(server)).toEqual({ matches: 0, classes: 0 })
  expect((await server.board()).worlds[world]!.injections).toEqual(injections)
  await server.pass(25 * MINUTE)
  expect(await classes.dispatch(id, 'giveToBot', { world, power, bot: true })).toEqual({ ok: true })
  expect(await classes.dispatch(id, 'advance', { world })).toEqual({ ok: true })
  const events = (await server.store.events(match)).flatMap((window) => window.events)
  expect(events).toContainEqual(expect.objectContaining({ type: 'secretsLeaked', power }))
  await server.pass(GRACE_MILLISECONDS)
  expect(objectsOf(server).matches).toBe(0)
  expect(server.faults).toEqual([])
})

test('a world waits half a minute for a power whose leader has left, although an adviser is there', async () => {
  const server = await begun()
  const late = await server.comeLate('Eve')
  const { world, power, adviser } = await server.seatOf(late)
  expect(adviser).toBe(true)
  const led = [0, 1, 2, 3]
  const places = await Promise.all(led.map((student) => server.seatOf(student)))
  const leader = places.findIndex((place) => place.world === world && place.power === power)
  const other = places.findIndex((place) => place.world === world && place.power !== power)
  const leave = await server.connect(leader)
  await server.connect(other)
  await server.connect(late)
  const seat = async () => (await server.board()).worlds[world]!.seats.find((each) => each.power === power)!
  expect(await seat()).toMatchObject({ connected: true, awaited: true })
  leave()
  expect(await seat()).toMatchObject({ connected: false, awaited: true })
  await server.pass(GRACE_MILLISECONDS)
  expect(await seat()).toMatchObject({ away: true, awaited: false })
  // The adviser opens the page again: that is no sign of those who lead.
  await server.connect(late)
  await settle(server.database)
  expect(await seat()).toMatchObject({ away: true, awaited: false })
  await server.connect(leader)
  await settle(server.database)
  expect(await seat()).toMatchObject({ away: false, awaited: true })
})

test('a class of a rehearsal is as patient as its students are slow', async () => {
  const server = await begun({}, { speed: 4 })
  await server.connect(0)
  const { world, power } = await server.seatOf(0)
  const away = async () =>
    (await server.board()).worlds[world]!.seats.filter((seat) => seat.away).map((seat) => seat.power)
  await server.pass(GRACE_MILLISECONDS / 4 - 1000)
  expect(await away()).toEqual([])
  await server.pass(2000)
  expect(await away()).toHaveLength(1)
  expect(await away()).not.toContain(power)
})

test('a world that ends while its class sleeps is over for the class', async () => {
  const server = await begun()
  await server.pass(DESERTED + 25 * MINUTE)
  expect(objectsOf(server)).toEqual({ matches: 0, classes: 0 })
  const { match } = (await server.classStore.load(server.id))!.rounds[0]!.worlds[1]!
  expect(await server.matches.use((await server.matches.find(match))!, finishMatch)).toBe(true)
  await settle(server.database)
  const [first, second] = (await server.classStore.load(server.id))!.rounds[0]!.worlds
  expect([first!.ended, second!.ended?.outcome]).toEqual([undefined, 'peace'])
  expect((await server.board()).worlds.map(({ window }) => window)).toEqual(['planning', 'ended'])
})

test('an absence that cannot be written down is no absence, and is written down when it can be', async () => {
  const server = await begun()
  const { match } = await server.seatOf(0)
  await server.database.schema.alterTable('snapshots').renameTo('lost').execute()
  await server.pass(GRACE_MILLISECONDS + 1000)
  expect(server.faults.length).toBeGreaterThan(0)
  expect(
    server.matches
      .inMemory(match)!
      .seatFacts()
      .map(({ away }) => away),
  ).toEqual([false, false])
  await server.database.schema.alterTable('lost').renameTo('snapshots').execute()
  await server.pass(GRACE_MILLISECONDS)
  expect((await server.store.load(match))!.missed).toEqual([2, 2])
  expect(objectsOf(server).matches).toBe(0)
})
