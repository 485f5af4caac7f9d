import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ReplayEngine } from '#client/workers/replayEngine.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { openDatabase } from '#server/store/database'
import { createTranscriptStore } from '#server/store/sqlTranscriptStore'
import { parseRefusal } from '#shared/protocol/connection'
import { RULES_VERSION } from '#shared/ruleset/ruleset'
import { caller, openClass, Student, Teacher } from '#tests/support/classroom'
import { dropTranscripts, giveToRules, unfinishedIn } from '#tests/support/oldDatabase'
import {
  createMatch,
  freePort,
  playOut,
  type ServerProcess,
  sit,
  startServer,
  temporaryFolder,
} from '#tests/support/servers'

const OLD = RULES_VERSION - 1
const words = { key: 'problem.otherRules', args: { version: OLD, now: RULES_VERSION } }

let folder: ReturnType<typeof temporaryFolder>
let server: ServerProcess
const start = async () => startServer(await freePort(), { BALANCE_DATABASE: folder.database })
const scenarios = loadScenarios()

beforeEach(async () => {
  folder = temporaryFolder()
  server = await start()
})
afterEach(async () => {
  await server.kill('SIGKILL')
  folder.remove()
})

/** Ends the server; everything it has played is then of these rules for the next one. */
async function restartAs(version: number): Promise<void> {
  await server.kill('SIGTERM')
  giveToRules(folder.database, version)
  server = await start()
}

/** The next server does not have the rules of what was played. */
const upgrade = () => restartAs(OLD)
/** The next server has the rules of what was played again. */
const rollBack = () => restartAs(RULES_VERSION)

async function isTranscribed(match: string): Promise<boolean> {
  const database = await openDatabase(folder.database)
  const line = await createTranscriptStore(database).find(match)
  await database.destroy()
  return line !== undefined && line !== ''
}

async function fileOf(match: string) {
  const response = await fetch(`${server.base}/api/v1/matches/${match}/record`)
  const engine = new ReplayEngine(async (id) => scenarios.get(id))
  return { status: response.status, engine, opened: await engine.open(await response.text()) }
}

const refusalOf = async (match: string, token?: string) =>
  await sit(server.base, match, token).then(
    () => undefined,
    (fault: unknown) => parseRefusal((fault as Error).message),
  )

describe('after an upgrade to other rules', () => {
  test('a match that has ended is shown as it was told at its end', async () => {
    const { match, token } = await createMatch(server.base, { powers: 2, years: 2 })
    const end = await playOut(await sit(server.base, match, token))
    await expect.poll(() => isTranscribed(match), { timeout: 10_000 }).toBe(true)
    await upgrade()
    const { status, engine, opened } = await fileOf(match)
    expect([status, opened]).toMatchObject([200, { kind: 'story', ended: true, toldBy: RULES_VERSION }])
    if (opened.kind !== 'story') return
    const { reveal } = engine.view(opened.yearOf.length - 1, 'spectator').observation
    expect(reveal).toEqual(end.observation.reveal)
    expect(engine.debrief().reveal).toEqual(reveal)
    expect(await refusalOf(match, token)).toEqual(words)
  })

  test('a match that ended without its transcript gets it at the next start', async () => {
    const { match, token } = await createMatch(server.base, { powers: 2, years: 2 })
    await playOut(await sit(server.base, match, token))
    await expect.poll(() => isTranscribed(match), { timeout: 10_000 }).toBe(true)
    await server.kill('SIGTERM')
    dropTranscripts(folder.database)
    server = await start()
    await expect.poll(() => isTranscribed(match), { timeout: 10_000 }).toBe(true)
  })

  test('a slow match under way is closed in words that name the version, and what was played can be seen', async () => {
    const { match, token } = await createMatch(server.base, { powers: 2, years: 4, timeControl: 'slow' })
    const seat = await sit(server.base, match, token)
    await seat.ready(0)
    await expect.poll(() => seat.view().observation.window.number).toBeGreaterThan(0)
    await upgrade()
    expect(await refusalOf(match, token)).toEqual(words)
    const news = await fetch(`${server.base}/api/v1/matches/${match}/news`)
    expect([news.status, await news.json()]).toMatchObject([404, { problem: words }])
    const { status, opened } = await fileOf(match)
    expect([status, opened]).toMatchObject([200, { kind: 'eventsOnly' }])
    expect(unfinishedIn(folder.database)).toEqual([])
  })

  test('a match that was closed stays closed after a return to its version: no player acts in it, its record stays open', async () => {
    const { match, token } = await createMatch(server.base, { powers: 2, years: 4, timeControl: 'slow' })
    await upgrade()
    await rollBack()
    const closed = { key: 'problem.matchClosed' }
    expect(await refusalOf(match, token)).toMatchObject(closed)
    const ready = { command: 'ready', window: 0, ready: true }
    const { status, json } = await caller(server.base, token).post(`/api/v1/matches/${match}/commands`, ready)
    expect([status, json]).toMatchObject([404, { problem: closed }])
    expect((await fileOf(match)).status).toBe(200)
    expect(unfinishedIn(folder.database)).toEqual([])
  })

  test('a class under way keeps its people, and its teacher can go on to the debrief and to another round', async () => {
    const opened = await openClass(server.base)
    const student = await opened.enrol('Ann')
    expect(await opened.act('begin')).toEqual({ ok: true })
    const before = await student.mine()
    await upgrade()
    const teacher = new Teacher(server.base, opened.made)
    const again = new Student(server.base, teacher.path, student.enrolled)
    expect((await again.mine()).label).toBe(before.label)
    const board = await teacher.board()
    const match = board.worlds[0]!.match
    expect(await refusalOf(match, student.enrolled.token)).toEqual(words)
    expect(await teacher.act('debrief')).toEqual({ ok: true })
    const record = await fetch(`${server.base}${teacher.path}/worlds/${match}/record`, {
      headers: { authorization: `Bearer ${teacher.made.teacher}` },
    })
    expect(record.status).toBe(200)
    expect(Object.keys(unzipSync(await teacher.zip()))).toContain('records/round1-world1.jsonl')
    expect(await teacher.act('nextRound', { half: false })).toEqual({ ok: true })
    expect(await teacher.act('begin')).toMatchObject({})
    const next = (await teacher.board()).worlds[0]!.match
    expect((await caller(server.base).get(`/api/v1/matches/${next}/news`)).status).toBe(200)
  })
  test('worlds that shared their luck are over: their ids are told, and none plays in them', async () => {
    const opened = await openClass(server.base, { powers: 2 })
    const students: Student[] = []
    for (const label of ['Ann', 'Ben', 'Cem', 'Dea']) students.push(await opened.enrol(label))
    for (const act of ['begin', 'debrief']) expect(await opened.act(act)).toEqual({ ok: true })
    await opened.act('nextRound', { treatment: 'hotline', half: true })
    expect(await opened.act('begin')).toEqual({ ok: true })
    expect(await opened.act('advance')).toEqual({ ok: true })
    const { worlds } = await opened.board()
    expect(worlds.map(({ number }) => number > 0)).toEqual([true, true])
    expect((await opened.projection()).rounds.at(-1)!.map(({ match }) => match)).toEqual([undefined, undefined])
    await upgrade()
    const teacher = new Teacher(server.base, opened.made)
    const shown = async () => (await teacher.projection()).rounds.at(-1)!.map(({ match }) => match)
    await expect.poll(shown).toEqual(worlds.map(({ match }) => match))
    const again = students.map(({ enrolled }) => new Student(server.base, teacher.path, enrolled))
    expect((await Promise.all(again.map((student) => student.mine()))).map(({ ended }) => ended)).toEqual(
      students.map(() => true),
    )
    const late = await teacher.enrol('Eva')
    expect(await teacher.act('admit', { student: late.enrolled.id })).toEqual({ ok: true })
    expect((await late.mine()).seat).toBeUndefined()
    const left = (await teacher.board()).worlds.map(({ window, outcome, year, number }) => ({
      window,
      outcome,
      year,
      number,
    }))
    expect(left).toEqual(worlds.map(({ year, number }) => ({ window: 'ended', outcome: undefined, year, number })))
  })
})
