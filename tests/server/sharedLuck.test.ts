import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '#server/app'
import { readConfig } from '#server/config/readConfig'
import type { Projection } from '#shared/protocol/classBoard'
import type { PollNews } from '#shared/protocol/match'
import { caller, openClass, type Student, type Teacher } from '#tests/support/classroom'
import { sit, temporaryFolder } from '#tests/support/servers'

const folder = temporaryFolder()
let app: RunningApp
let base = ''

beforeAll(async () => {
  await start()
})
afterAll(async () => {
  await app.stop()
  folder.remove()
})

async function start(): Promise<void> {
  const settings = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: folder.database }
  app = await startApp(readConfig(settings), pino({ level: 'silent' }))
  base = `http://127.0.0.1:${app.port}`
}

/** A class whose two worlds share their luck, one rule apart; the first has a student of its own at least. */
async function pairOfWorlds() {
  const teacher = await openClass(base)
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
  const reader = (await fetch(`${base}/api/v1/matches/${match}/stream`, { headers })).body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (!/event: view\ndata: .*\n\n/.test(text)) text += decoder.decode((await reader.read()).value, { stream: true })
  await reader.cancel()
  return text
}

/** Everything an ended match answers, by path, to its own student and to the gallery. */
async function answersOf(match: string, student: Student, teacher: Teacher): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {}
  for (const token of [undefined, student.enrolled.token]) {
    const who = token === undefined ? 'gallery' : 'student'
    for (const path of ['news', 'events', 'chat', 'record']) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      answers[`${path} ${who}`] = await (await fetch(`${base}/api/v1/matches/${match}/${path}`, { headers })).text()
    }
    answers[`stream ${who}`] = await streamed(match, token)
    const seat = await sit(base, match, token)
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

test('a world that has ended opens nothing on any path while another plays with its luck, and everything after that', async () => {
  const { teacher, inFirst, matches } = await pairOfWorlds()
  const [first, second] = matches
  const watching = await sit(base, first!, inFirst.enrolled.token)
  await endWorld(teacher, 0)
  await watching.until(({ observation }) => observation.window.kind === 'ended')
  expect(watching.view().observation.reveal).toBeUndefined()
  expect(telling(await answersOf(first!, inFirst, teacher))).toEqual([])
  await endWorld(teacher, 1)
  // The line that waited for it is told at once.
  await sit(base, second!).then(({ room }) => room.leave())
  const poll = () => caller(base).get<PollNews>(`/api/v1/matches/${first}/news`)
  await expect.poll(async () => (await poll()).json.view?.observation.reveal?.powers.length).toBe(4)
  await sit(base, first!, inFirst.enrolled.token).then(({ room }) => room.leave())
  expect(telling(await answersOf(first!, inFirst, teacher)).length).toBeGreaterThan(6)
})

test('a line that waits at a world that has ended is told everything once the last of its luck has ended', async () => {
  const { teacher, inFirst, matches } = await pairOfWorlds()
  const watching = await sit(base, matches[0]!, inFirst.enrolled.token)
  await endWorld(teacher, 0)
  await watching.until(({ observation }) => observation.window.kind === 'ended')
  await endWorld(teacher, 1)
  expect((await watching.until(({ observation }) => observation.reveal !== undefined)).observation.reveal).toBeDefined()
  await watching.room.leave()
})

test('a restart of the server opens nothing either', async () => {
  const { teacher, matches } = await pairOfWorlds()
  await endWorld(teacher, 0)
  await app.stop()
  await start()
  const { json } = await caller(base).get<PollNews>(`/api/v1/matches/${matches[0]}/news`)
  expect(json.view?.observation.window.kind).toBe('ended')
  expect(json.view?.observation.reveal).toBeUndefined()
})

test('a projection names no match whose luck is shared and still played with: no player of one world looks into the other', async () => {
  const { teacher, matches } = await pairOfWorlds()
  const named = async () =>
    (await teacher.projection()).rounds.at(-1)!.map(({ match }: Projection['rounds'][0][0]) => match)
  expect(await named()).toEqual([undefined, undefined])
  await endWorld(teacher, 0)
  expect(await named()).toEqual([undefined, undefined])
  await endWorld(teacher, 1)
  expect(await named()).toEqual(matches)
})
