import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printHead, printRows } from '#server/classroom/export/exportClass'
import type { ExportedWorld, ExportSource } from '#server/classroom/export/source'
import { turns } from '#server/classroom/export/tables/turns'
import { GRACE_MILLISECONDS, Supervisor } from '#server/classroom/supervisor'
import { loadScenarios } from '#server/lib/loadScenarios'
import { parseRecord } from '#shared/match/recordText'
import { openRecord, replayWindows } from '#shared/match/replay'
import { RULESET } from '#shared/ruleset/ruleset'
import { caller, openClass, type Student, Teacher } from '#tests/support/classroom'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { freePort, type ServerProcess, sit, startServer, temporaryFolder } from '#tests/support/servers'

const folder = temporaryFolder()
let port = 0
let server: ServerProcess

const start = async () => {
  server = await startServer(port, { BALANCE_DATABASE: folder.database })
}
beforeAll(async () => {
  port = await freePort()
  await start()
})
afterAll(async () => {
  await server.kill('SIGTERM')
  folder.remove()
})

const seatOf = async (student: Student) => (await student.mine()).seat!

async function enrolAll(teacher: Teacher, count: number): Promise<readonly Student[]> {
  return await Promise.all(Array.from({ length: count }, (_, n) => teacher.enrol(`Student ${n}`)))
}

describe('the acceptance list of a class', () => {
  test('1 a hundred and twenty students behind one address come in at once: all have a seat, none is refused', async () => {
    const teacher = await openClass(server.base, { powers: 6 })
    const students = await enrolAll(teacher, 120)
    // Those who came first wait for the last, and their pages go on asking.
    await Promise.all(students.map((student) => student.mine()))
    expect(await teacher.act('begin')).toEqual({ ok: true })
    const seats = await Promise.all(students.map(seatOf))
    expect(new Set(seats.map(({ match, power }) => `${match} ${power}`)).size).toBe(120)
    expect((await teacher.board()).worlds).toHaveLength(20)
  })

  test('3 the server is killed in mid-turn: every seat, every acknowledged order and an unbroken log come back', async () => {
    const teacher = await openClass(server.base, { powers: 4, timeControl: 'year240' })
    const students = await enrolAll(teacher, 8)
    await teacher.act('begin')
    const orders = [{ type: 'build', force: 'silos', lots: 1 }]
    const places = await Promise.all(students.map(seatOf))
    const seats = await Promise.all(
      students.map(({ enrolled }, n) => sit(server.base, places[n]!.match, enrolled.token)),
    )
    expect(await Promise.all(seats.map((seat) => seat.draft(0, orders)))).toEqual(seats.map(() => ({ ok: true })))
    await server.kill('SIGKILL')
    await start()
    const back = await Promise.all(
      students.map(({ enrolled }, n) => sit(server.base, places[n]!.match, enrolled.token)),
    )
    expect(back.map((seat) => seat.view().orders)).toEqual(back.map(() => [expect.objectContaining(orders[0]!)]))
    const again = new Teacher(server.base, teacher.made)
    await again.act('debrief')
    const files = unzipSync(await again.zip())
    const log = strFromU8(files['events.jsonl']!).trim().split('\n')
    expect(log.filter((line) => line.includes('"did":"ordered"'))).toHaveLength(8)
    await Promise.all(back.map(({ room }) => room.leave()))
  })

  test('4 a server that is told to stop does so at once and in good order', async () => {
    const teacher = await openClass(server.base)
    const [ada] = await enrolAll(teacher, 2)
    await teacher.act('begin')
    const seat = await sit(server.base, (await seatOf(ada!)).match, ada!.enrolled.token)
    const gone = new Promise((resolve) => seat.room.onLeave(resolve))
    expect(await server.kill('SIGTERM')).toBe(0)
    await gone
    await start()
  })

  test('6 a third drops out: no window waits longer than half a minute for them, none of them fires', async () => {
    const log: string[] = []
    const { store, closed } = watchedStore(log)
    const clock = new HandClock()
    const { match } = openTestMatch(store, clock, { timeControl: 'year240', people: 4 })
    const stays = [0, 1, 2]
    for (const seat of stays) {
      const viewer = { kind: 'power', power: match.state.powers[seat]!.id } as const
      match.subscribe({ viewer, role: 'holder', person: '1', send: () => undefined })
    }
    const excused: string[] = []
    const faults: unknown[] = []
    const told = { onExcused: (power: string) => excused.push(power), onFault: (fault: unknown) => faults.push(fault) }
    const untold = { isWatched: () => false, onEnded: () => undefined, onAsleep: () => undefined }
    const supervisor = new Supervisor({ clock, grace: GRACE_MILLISECONDS, ...told, ...untold }, match)
    for (const seat of stays) await match.setReady(at(seat), { window: 0, ready: true })
    expect(match.state.windowNumber).toBe(0)
    clock.advance(30_000)
    await expect.poll(() => match.state.windowNumber).toBeGreaterThan(0)
    expect(excused).toEqual([match.state.powers[3]!.id])
    const { windowNumber: next } = match.state
    for (const seat of stays) await match.setReady(at(seat), { window: next, ready: true })
    await expect.poll(() => match.state.windowNumber).toBeGreaterThan(next)
    const absent = closed.flatMap(({ record }) => record.submissions[match.state.powers[3]!.id] ?? [])
    expect([absent, faults]).toEqual([[], []])
    supervisor.stop()
    await match.stop()
  })

  test('7 late students at any year, once they are let in: first bots’ powers, then advisers of the smallest delegation, evenly', async () => {
    const teacher = await openClass(server.base, { powers: 4, years: 6 })
    await enrolAll(teacher, 6)
    await teacher.act('begin')
    const places = []
    for (const year of [2, 4]) {
      await teacher.act('advance')
      const late = [await teacher.enrol(`Late ${year} 0`), await teacher.enrol(`Late ${year} 1`)]
      await teacher.act('admit', {})
      for (const student of late) places.push(await seatOf(student))
    }
    expect(places.map(({ adviser }) => adviser)).toEqual([false, false, true, true])
    expect(places[2]!.world).not.toBe(places[3]!.world)
  })

  test('9 the board is closed: the class goes on, and the board is there again', async () => {
    const teacher = await openClass(server.base, { powers: 2, years: 2 })
    const students = await enrolAll(teacher, 2)
    await teacher.act('begin')
    const { match } = await seatOf(students[0]!)
    const seats = await Promise.all(students.map(({ enrolled }) => sit(server.base, match, enrolled.token)))
    await Promise.all(seats.map((seat) => seat.ready(0)))
    await seats[0]!.until(({ observation }) => observation.window.number > 0)
    expect((await teacher.board()).worlds[0]).toMatchObject({ match })
    await Promise.all(seats.map(({ room }) => room.leave()))
  })

  test('10 the records of an export, played again, give its turns.csv to the byte', async () => {
    const teacher = await openClass(server.base, { powers: 4, years: 3 })
    await enrolAll(teacher, 5)
    await teacher.act('begin')
    await teacher.act('inject', { injections: [{ type: 'summit' }] })
    await teacher.act('advance')
    await teacher.act('debrief')
    const files = unzipSync(await teacher.zip())
    const worlds = Object.entries(files).flatMap(([name, bytes]) => {
      const [, round, world] = /records\/round(\d+)-world(\d+)\.jsonl/.exec(name) ?? []
      return world === undefined ? [] : [playedAgain(strFromU8(bytes), Number(round), Number(world))]
    })
    const source = {} as ExportSource
    const rows = worlds.map((world) => printRows(turns, turns.rows(world as ExportedWorld, source)))
    expect([printHead(turns), ...rows].join('')).toBe(strFromU8(files['turns.csv']!))
  })

  test('17 what a delegation drafts and says reaches no other power, by socket, stream or asking', async () => {
    const teacher = await openClass(server.base, { powers: 2, perPower: 2 })
    const students = await enrolAll(teacher, 4)
    await teacher.act('begin')
    const places = await Promise.all(students.map(seatOf))
    const mine = students.filter((_, n) => places[n]!.power === places[0]!.power)
    const rival = students.find((_, n) => places[n]!.power !== places[0]!.power)!
    const { match } = places[0]!
    const [ada, bo] = await Promise.all(mine.map(({ enrolled }) => sit(server.base, match, enrolled.token)))
    const spy = await sit(server.base, match, rival.enrolled.token)
    await ada!.draft(0, [{ type: 'statement', statement: { kind: 'doctrine', aim: 'minimal' } }])
    await ada!.draft(0, [{ type: 'build', force: 'bombers', lots: 1 }])
    await bo!.until(({ orders }) => orders.length === 1)
    const asked = await caller(server.base, rival.enrolled.token).get(`/api/v1/matches/${match}/news`)
    for (const told of [JSON.stringify(spy.view()), JSON.stringify(asked.json)]) {
      expect(told).not.toContain('"force":"bombers"')
      expect(told).not.toContain(mine[0]!.enrolled.id)
    }
    const guest = await caller(server.base).get(`/api/v1/matches/${match}/news`)
    expect(JSON.stringify(guest.json)).not.toContain(mine[0]!.enrolled.id)
    await Promise.all([ada!, bo!, spy].map(({ room }) => room.leave()))
  })
})

/** A world as the export had it, made from nothing but its record. */
function playedAgain(text: string, round: number, number: number): Pick<ExportedWorld, 'round' | 'number' | 'states'> {
  const parsed = parseRecord(text)
  if ('problem' in parsed) throw new Error(parsed.problem.key)
  const scenario = loadScenarios().get(parsed.record.scenario)!
  const opened = openRecord(RULESET, scenario, parsed.record)
  const played = [...replayWindows(opened, parsed.record.windows)]
  if (played.some(({ holds }) => !holds)) throw new Error('a hash does not hold')
  return { round, number, states: [opened.state, ...played.map(({ state }) => state)] }
}
