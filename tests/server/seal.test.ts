import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Projection } from '#shared/protocol/classBoard'
import type { PollNews } from '#shared/protocol/match'
import { caller, openClass, type Student, Teacher } from '#tests/support/classroom'
import { createMatch, playOut, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

/** A class whose two worlds share their luck, one rule apart; the first has a student of its own at least. */
async function pairOfWorlds() {
  const teacher = await openClass(here.base)
  const students: Student[] = []
  for (const label of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) students.push(await teacher.enrol(label))
  await teacher.act('begin')
  await teacher.act('debrief')
  await teacher.act('nextRound', { treatment: 'hotline', half: true })
  await teacher.act('begin')
  const places = await Promise.all(students.map((student) => student.mine()))
  const inFirst = students[places.findIndex(({ seat }) => seat?.world === 0)]!
  return { teacher, inFirst, matches: (await teacher.board()).worlds.map(({ match }) => match) }
}

async function endWorld(teacher: Teacher, world: number): Promise<void> {
  await teacher.act('inject', { world, injections: [{ type: 'lastYear' }] })
  while ((await teacher.board()).worlds[world]!.window !== 'ended') await teacher.act('advance', { world })
}

/** The first view of a stream, as text. */
async function streamed(match: string, token?: string): Promise<string> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const reader = (await fetch(`${here.base}/api/v1/matches/${match}/stream`, { headers })).body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (!/event: view\ndata: .*\n\n/.test(text)) text += decoder.decode((await reader.read()).value, { stream: true })
  await reader.cancel()
  return text
}

/** Everything an ended match answers, by path, to its own student and to a spectator. */
async function answersOf(match: string, student: Student, teacher: Teacher): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {}
  for (const token of [undefined, student.enrolled.token]) {
    const who = token === undefined ? 'spectator' : 'student'
    for (const path of ['news', 'events', 'chat', 'record']) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      answers[`${path} ${who}`] = await (
        await fetch(`${here.base}/api/v1/matches/${match}/${path}`, { headers })
      ).text()
    }
    answers[`stream ${who}`] = await streamed(match, token)
    const seat = await sit(here.base, match, token)
    answers[`socket ${who}`] = JSON.stringify(seat.view())
    await seat.room.leave()
  }
  answers.projection = JSON.stringify(await teacher.projection())
  answers.me = JSON.stringify(await student.mine())
  return answers
}

/** What only the end of a match opens: every power's interest, true forces and score. */
const telling = (answers: Readonly<Record<string, string>>) =>
  Object.keys(answers).filter((path) => /"reveal"|"grade"|"seed"/.test(answers[path]!))

/** How a request for a file is answered: its status, and why it was refused. */
async function reasonOf(path: string, token?: string) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${here.base}${path}`, { headers })
  const text = await response.text()
  return [response.status, response.ok ? undefined : (JSON.parse(text) as { problem: { key: string } }).problem.key]
}

/** What the teacher's own paths answer for a world: its record, and whether the export has it. */
async function teacherPaths(teacher: Teacher, match: string) {
  const files = unzipSync(await teacher.zip())
  const exported = ['manifest.json', 'worlds.csv'].map((name) => strFromU8(files[name]!)).join()
  const records = Object.keys(files).filter((name) => name.startsWith('records/'))
  return { record: await reasonOf(`${teacher.path}/worlds/${match}/record`, teacher.made.teacher), exported, records }
}

describe('worlds that share their luck', () => {
  test('open nothing on any path while one of them plays, nor before the debrief, and everything after that', async () => {
    const { teacher, inFirst, matches } = await pairOfWorlds()
    const [first, second] = matches
    await endWorld(teacher, 0)
    expect(telling(await answersOf(first!, inFirst, teacher))).toEqual([])
    expect(await reasonOf(`/api/v1/matches/${first}/record`)).toEqual([403, 'problem.luckInPlay'])
    await endWorld(teacher, 1)
    // The end of the second wakes the first.
    await sit(here.base, second!).then(({ room }) => room.leave())
    expect(telling(await answersOf(first!, inFirst, teacher))).toEqual([])
    expect(await reasonOf(`/api/v1/matches/${first}/record`)).toEqual([403, 'problem.debriefClosed'])
    await teacher.act('debrief')
    expect(telling(await answersOf(first!, inFirst, teacher)).length).toBeGreaterThan(6)
  })

  test('are opened together by a debrief that ends the one still played, for a line that waits at the other, too', async () => {
    const { teacher, inFirst, matches } = await pairOfWorlds()
    const watching = await sit(here.base, matches[0]!, inFirst.enrolled.token)
    await endWorld(teacher, 0)
    await watching.until(({ observation }) => observation.window.kind === 'ended')
    expect(watching.view().observation.reveal).toBeUndefined()
    await teacher.act('debrief')
    const { observation } = await watching.until((view) => view.observation.reveal !== undefined)
    expect(observation.reveal?.powers).toHaveLength(4)
    await watching.room.leave()
  })

  test('stay closed over a restart of the server', async () => {
    const { teacher, matches } = await pairOfWorlds()
    await endWorld(teacher, 0)
    await here.restart()
    const { json } = await caller(here.base).get<PollNews>(`/api/v1/matches/${matches[0]}/news`)
    expect(json.view?.observation.window.kind).toBe('ended')
    expect(json.view?.observation.reveal).toBeUndefined()
  })

  test('are named by no projection while one of them plays: no player of one looks into the other', async () => {
    const { teacher, matches } = await pairOfWorlds()
    const named = async () =>
      (await teacher.projection()).rounds.at(-1)!.map(({ match }: Projection['rounds'][0][0]) => match)
    expect(await named()).toEqual([undefined, undefined])
    await endWorld(teacher, 0)
    expect(await named()).toEqual([undefined, undefined])
    await endWorld(teacher, 1)
    await expect.poll(named).toEqual(matches)
  })
})

describe('a world with luck of its own', () => {
  const oneWorld = async () => {
    const teacher = await openClass(here.base)
    const student = await teacher.enrol('A')
    await teacher.act('begin')
    const match = (await teacher.board()).worlds[0]!.match
    return { teacher, student, match }
  }

  test('that has ended opens nothing, to its students or to the teacher, before the teacher opens the debrief', async () => {
    const { teacher, student, match } = await oneWorld()
    await endWorld(teacher, 0)
    expect(telling(await answersOf(match, student, teacher))).toEqual([])
    const before = await teacherPaths(teacher, match)
    expect([before.record, before.records]).toEqual([[403, 'problem.debriefClosed'], []])
    expect(before.exported).toContain('the teacher has not opened the debrief')
    const line = await sit(here.base, match, student.enrolled.token)
    expect(line.view().observation.window.kind).toBe('ended')
    await teacher.act('debrief')
    expect((await line.until(({ observation }) => observation.reveal !== undefined)).observation.reveal).toBeDefined()
    await line.room.leave()
    expect(telling(await answersOf(match, student, teacher)).length).toBeGreaterThan(6)
    const after = await teacherPaths(teacher, match)
    expect([after.record[0], after.records]).toEqual([200, ['records/round1-world1.jsonl']])
  })

  test('stays closed over a restart before the debrief, and open over one in the next round', async () => {
    const { teacher, match } = await oneWorld()
    await endWorld(teacher, 0)
    await here.restart()
    expect(await reasonOf(`/api/v1/matches/${match}/record`)).toEqual([403, 'problem.debriefClosed'])
    const again = new Teacher(here.base, teacher.made)
    await again.act('debrief')
    await again.act('nextRound', { half: false })
    await again.enrol('B')
    await again.act('begin')
    await here.restart()
    expect((await new Teacher(here.base, teacher.made).board()).phase).toBe('playing')
    const { json } = await caller(here.base).get<PollNews>(`/api/v1/matches/${match}/news`)
    expect(json.view?.observation.reveal).toBeDefined()
    expect((await reasonOf(`/api/v1/matches/${match}/record`))[0]).toBe(200)
  })
})

test('a match of no class opens with its end', async () => {
  const { match, token } = await createMatch(here.base)
  const seat = await sit(here.base, match, token)
  await playOut(seat)
  expect(seat.view().observation.reveal).toBeDefined()
  expect((await reasonOf(`/api/v1/matches/${match}/record`))[0]).toBe(200)
  await seat.room.leave()
})
