import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startBackups } from '#server/admin/backup/automatic'
import { backupsOf } from '#server/admin/backup/kept'
import { verify } from '#server/admin/verify'
import { openDatabase, openUnchanged } from '#server/store/database'
import { matchIds } from '#server/store/matchIds'
import { checkSqlite } from '#server/store/sqliteFile'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { openClass } from '#tests/support/classroom'
import { command } from '#tests/support/commands'
import { HandClock } from '#tests/support/fakeStore'
import { makeNewer, makeOldDatabase, type OldMatch } from '#tests/support/oldDatabase'
import { createMatch, freePort, playOut, playUntil, sit, startServer, temporaryFolder } from '#tests/support/servers'

const orders = [{ type: 'build', force: 'submarines', lots: 1 }] as const
const HOUR = 3_600_000
const COPIES = 4

let folder: ReturnType<typeof temporaryFolder>
let file = ''
const environment = () => ({ BALANCE_DATABASE: file, BALANCE_BACKUP_HOURS: '0' })
const backups = () => join(dirname(file), 'backups')
const start = async (more: Record<string, string> = {}) => startServer(await freePort(), { ...environment(), ...more })
const backUp = (...args: string[]) => command('backup', args, environment())
const restore = (...args: string[]) => command('restore', args, environment())
const made = () => join(backups(), readdirSync(backups())[0]!)

beforeEach(() => {
  folder = temporaryFolder()
  file = folder.database
})
afterEach(() => folder.remove())

/** Hashes of every window of every match, by match. */
async function hashesOf(where: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const database = await openUnchanged(where)
  const store = createMatchStore(database)
  const hashes: Record<string, readonly string[]> = {}
  for (const id of await matchIds(database)) hashes[id] = (await store.record(id))!.windows.map(({ hash }) => hash)
  await database.destroy()
  return hashes
}

describe('a backup of a running server', () => {
  test('brings every match and class back, hash for hash; tokens open what they opened', async () => {
    let server = await start()
    const over = await createMatch(server.base, { powers: 2, years: 2 })
    await playOut(await sit(server.base, over.match, over.token))
    const going = await createMatch(server.base, { years: 4 })
    const seat = await sit(server.base, going.match, going.token)
    await playUntil(seat, ({ observation }) => observation.window.kind === 'planning' && observation.year === 2)
    const before = seat.view().observation
    expect(await seat.draft(before.window.number, orders)).toEqual({ ok: true })
    const teacher = await openClass(server.base)
    const students = [await teacher.enrol('Ada'), await teacher.enrol('Bo')]
    await teacher.act('begin')
    const worlds = (await students[0]!.mine()).seat!
    const hashes = await hashesOf(file)

    const { code, output } = await backUp()
    expect([code, output]).toEqual([0, expect.stringMatching(/: 3 matches \(2 going on\), 1 class; looked through/)])
    expect(readdirSync(backups())).toEqual([
      expect.stringMatching(/^balance-\d{4}-\d\d-\d\dT\d{6}-\d{3}Z-v\d+\.\d+\.\d+\.sqlite$/),
    ])
    await seat.ready(before.window.number)
    await seat.until(({ observation }) => observation.window.number > before.window.number)

    expect(await restore(made())).toMatchObject({ code: 1, output: expect.stringContaining('is in use by another') })
    await server.kill('SIGTERM')
    const refused = await restore(made())
    expect([refused.code, refused.output]).toEqual([1, expect.stringMatching(/holds 3 matches .*: say --force/)])
    const restored = await restore(made(), '--force')
    expect([restored.code, restored.output]).toEqual([
      0,
      expect.stringMatching(/: 3 matches \(2 going on\), 1 class\./),
    ])
    expect(await hashesOf(file)).toEqual(hashes)
    expect(await verify(file)).toEqual({ over: 1, goingOn: 2, broken: [], foreign: [] })

    server = await start()
    const again = await sit(server.base, going.match, going.token)
    expect(again.view()).toMatchObject({ orders, observation: before })
    const student = await sit(server.base, worlds.match, students[0]!.enrolled.token)
    expect(student.view().observation.self?.id).toBeDefined()
    const board = await (
      await fetch(`${server.base}${teacher.path}/board`, {
        headers: { authorization: `Bearer ${teacher.made.teacher}` },
      })
    ).json()
    expect(board).toMatchObject({ students: [{ label: 'Ada' }, { label: 'Bo' }] })
    await server.kill('SIGTERM')

    const kept = /kept as (.*)\.$/m.exec(restored.output)![1]!
    expect((await hashesOf(kept))[going.match]!.length).toBeGreaterThan(hashes[going.match]!.length)
  })

  test('is one moment of it, also while all seats play: every copy verifies, with all that was acknowledged before', async () => {
    const server = await start()
    let copying = true
    const windows = new Map<string, number>()
    const play = async () => {
      while (copying) {
        const { match, token } = await createMatch(server.base, { powers: 2, years: 6 })
        const seat = await sit(server.base, match, token)
        for (let { window } = seat.view().observation; copying && window.kind !== 'ended'; ) {
          const { number } = window
          await seat.ready(number)
          window = (await seat.until(({ observation }) => observation.window.number > number)).observation.window
          windows.set(match, window.number)
          // Faster than people can, and slower than what counts as a flood.
          await pause(30)
        }
        await seat.room.leave()
      }
    }
    const playing = Promise.all([play(), play(), play()])
    for (let count = 0; count < COPIES; count++) {
      const acknowledged = new Map(windows)
      const copy = join(backups(), `copy${count}.sqlite`)
      expect(await backUp('--to', copy)).toMatchObject({ code: 0 })
      expect(await verify(copy)).toMatchObject({ broken: [], foreign: [] })
      const hashes = await hashesOf(copy)
      for (const [match, closed] of acknowledged) expect(hashes[match]?.length).toBeGreaterThanOrEqual(closed)
    }
    expect(windows.size).toBeGreaterThan(3)
    copying = false
    await playing
    await server.kill('SIGTERM')
  })

  test('never overwrites a file, and goes into a folder when told one', async () => {
    await (await openDatabase(file)).destroy()
    mkdirSync(backups())
    expect(await backUp('--to', backups())).toMatchObject({ code: 0 })
    const again = await backUp('--to', made())
    expect([again.code, again.output]).toEqual([1, expect.stringContaining('is there already: name another file')])
  })
})

describe('a file that is no good backup', () => {
  test.each([
    ['made by a newer program', makeNewer, /made by a newer version of this program \(999-later\)/],
    ['damaged', spoil, /is no backup that can be used: (it is damaged|database disk image is malformed)/],
    ['cut short', (copy: string) => writeFileSync(copy, readFileSync(copy).subarray(0, 9000)), /no backup that can be/],
    ['something else', (copy: string) => writeFileSync(copy, 'x'.repeat(9000)), /file is not a database/],
    ['empty', (copy: string) => writeFileSync(copy, ''), /it holds no matches of this game/],
  ])('is refused, and the database stays as it is: %s', async (_what, spoilIt, told) => {
    const old = await makeOldDatabase(file)
    await (await openDatabase(file)).destroy()
    const copy = join(dirname(file), 'copy.sqlite')
    expect(await backUp('--to', copy)).toMatchObject({ code: 0 })
    spoilIt(copy, old)
    const before = readFileSync(file)
    const { code, output } = await restore(copy, '--force')
    expect([code, output]).toEqual([1, expect.stringMatching(told)])
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(dirname(file)).filter((name) => name.includes('replaced'))).toEqual([])
  })
})

/** Overwrites the head of a page in which a window of the match stands. */
function spoil(copy: string, { hash }: OldMatch): void {
  const bytes = readFileSync(copy)
  const page = Math.floor(bytes.indexOf(hash) / 4096) * 4096
  expect(page).toBeGreaterThan(0)
  bytes.fill(0xab, page, page + 8)
  writeFileSync(copy, bytes)
}

describe('a backup of an older program', () => {
  test('is restored, and brought up to date by the next start: its match goes on', async () => {
    const copy = join(dirname(file), 'old.sqlite')
    const old = await makeOldDatabase(copy)
    const { code, output } = await restore(copy)
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/restored from .*: 1 match \(1 going on\), 0 classes\.$/m),
    ])
    const server = await start()
    const seat = await sit(server.base, old.match, old.token)
    expect(seat.view().observation.window.number).toBe(old.windowNumber)
    await server.kill('SIGTERM')
    expect(await verify(file)).toMatchObject({ goingOn: 1, broken: [] })
  })
})

describe('automatic backups', () => {
  const noted = () => {
    const lines: string[] = []
    const note = (...given: unknown[]) => void lines.push(given.map((each) => JSON.stringify(each)).join(' '))
    return { lines, log: { info: note, error: note } }
  }
  const settled = async (when: () => boolean) => {
    for (let turn = 0; turn < 500 && !when(); turn++) await pause(10)
    expect(when()).toBe(true)
  }

  test('a real server makes one by itself, and says nothing of it', async () => {
    const server = await start({ BALANCE_BACKUP_HOURS: '24' })
    await createMatch(server.base)
    await settled(() => backupsOf(file, 'automatic').length === 1).catch(() =>
      settled(() => backupsOf(file, 'automatic').length === 1),
    )
    await server.kill('SIGTERM')
    expect(checkSqlite(join(backups(), backupsOf(file, 'automatic')[0]!.name)).matches).toBe(1)
    expect(server.output()).not.toMatch(/backup/)
  })

  test('come every so many hours; the oldest of them go, and no other file', async () => {
    await (await openDatabase(file)).destroy()
    mkdirSync(backups())
    for (const name of ['mine.sqlite', 'balance-2020-01-01T000000-000Z-v0.1.0.sqlite'])
      writeFileSync(join(backups(), name), '')
    writeFileSync(join(backups(), 'automatic-1969-01-01T000000-000Z-v0.1.0.sqlite.part'), 'half')
    const clock = new HandClock()
    clock.advance(100 * HOUR)
    const { lines, log } = noted()
    const stop = startBackups({ database: file, backupHours: 6, backupKeep: 3, keepDays: 0, clock, log })
    const names = () => backupsOf(file, 'automatic').map(({ time }) => time / HOUR)
    for (let count = 1; count <= 5; count++) {
      clock.advance(count === 1 ? 5000 : 6 * HOUR)
      await settled(() => lines.length === count)
      await pause(20)
      clock.advance(60_000)
      await pause(20)
      expect(lines).toHaveLength(count)
    }
    await stop()
    expect(names()).toHaveLength(3)
    expect(readdirSync(backups())).toHaveLength(5)
    expect(existsSync(join(backups(), 'mine.sqlite'))).toBe(true)
  })

  test('older than everything else may be go too, but never the last', async () => {
    await (await openDatabase(file)).destroy()
    mkdirSync(backups())
    for (const day of ['01', '29'])
      writeFileSync(join(backups(), `automatic-1970-01-${day}T000000-000Z-v0.1.0.sqlite`), '')
    const clock = new HandClock()
    clock.advance(45 * 24 * HOUR)
    const { lines, log } = noted()
    const stop = startBackups({ database: file, backupHours: 24, backupKeep: 7, keepDays: 30, clock, log })
    clock.advance(5000)
    await settled(() => lines.length === 1)
    await stop()
    expect(backupsOf(file, 'automatic').map(({ time }) => Math.floor(time / HOUR / 24))).toEqual([45, 28])
  })

  test('that fail are said plainly, harm nothing, and are tried again an hour later', async () => {
    await (await openDatabase(file)).destroy()
    writeFileSync(backups(), 'in the way')
    const clock = new HandClock()
    clock.advance(100 * HOUR)
    const { lines, log } = noted()
    const stop = startBackups({ database: file, backupHours: 6, backupKeep: 3, keepDays: 0, clock, log })
    clock.advance(5000)
    await settled(() => lines.length === 1)
    expect(lines[0]).toMatch(/the automatic backup failed: .*Matches go on/)
    await pause(20)
    clock.advance(60_000)
    await pause(50)
    expect(lines).toHaveLength(1)
    clock.advance(HOUR)
    await settled(() => lines.length === 2)
    await stop()
  })

  test.each([
    ['0 hours', { backupHours: 0 }],
    ['PostgreSQL', { database: 'postgres://a@b/c' }],
    ['nothing that is kept', { database: ':memory:' }],
  ])('there are none for %s', (_what, more) => {
    const after = () => expect.unreachable('nothing is awaited')
    const clock = { now: () => 0, after }
    startBackups({ database: file, backupHours: 24, backupKeep: 7, keepDays: 30, clock, log: noted().log, ...more })
  })
})
