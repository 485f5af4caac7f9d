import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { openUnchanged } from '#server/store/database'
import { printDilemmaMove } from '#shared/homework/dilemmaMove'
import { partsOf } from '#shared/homework/parts'
import { parseRecord } from '#shared/match/recordText'
import type { HandedIn, Task } from '#shared/protocol/homework'
import { RULESET } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { openClass, type Student, type Teacher } from '#tests/support/classroom'
import { playLocally, withoutEvents } from '#tests/support/homework'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
const CHAIR = { kind: 'chair', scenario: 'two-blocs', powers: 4, seat: 1, years: 2 } as const

type Outcome = HandedIn & { readonly problem?: { readonly key: string; readonly args: object } }

async function handIn(base: string, teacher: Teacher, token: string, task: string, text: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/jsonl' }
  const path = `${base}${teacher.path}/tasks/${task}/work`
  const response = await fetch(path, { method: 'POST', headers, body: text })
  return { status: response.status, json: (await response.json()) as Outcome }
}

const moveOf = (dilemma: number, move: CrisisMove) => printDilemmaMove({ rulesVersion: RULESET.version, dilemma, move })

/** How many pieces of homework the database holds. */
async function kept(): Promise<number> {
  const database = await openUnchanged(here.database)
  const rows = await database.selectFrom('homework').selectAll().execute()
  await database.destroy()
  return rows.length
}

describe('homework of a class', () => {
  let teacher: Teacher
  let ada: Student
  let bob: Student
  let chair: Task
  let dilemma: Task
  let record: string

  beforeAll(async () => {
    teacher = await openClass(here.base)
    ada = await teacher.enrol('Ada')
    bob = await teacher.enrol('Bob')
    for (const task of [{ kind: 'lesson' }, CHAIR, { kind: 'dilemma', number: 3 }])
      await teacher.act('assign', { task })
    const { tasks } = await ada.mine()
    const found = tasks.map(({ has: _h, done: _d, ...task }) => task)
    chair = found[1]!
    dilemma = found[2]!
    record = withoutEvents((await playLocally(partsOf(chair)[0]!)).text)
  })

  test('is told to every student with all that a device needs, set once however often it is sent', async () => {
    await teacher.act('assign', { task: CHAIR, until: '2026-12-24' })
    const { tasks } = await bob.mine()
    expect(tasks.map(({ set, until, done }) => [set.kind, until, done])).toEqual([
      ['lesson', undefined, false],
      ['chair', '2026-12-24', false],
      ['dilemma', undefined, false],
    ])
    expect(tasks[1]).toMatchObject({ id: chair.id, seed: chair.seed, power: expect.any(String) })
    expect(chair.seed).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is refused to the teacher where there is no such thing', async () => {
    const refused = async (task: object) => (await teacher.act('assign', { task })).problem?.key
    expect(await refused({ ...CHAIR, scenario: 'nowhere' })).toBe('problem.noSuchScenario')
    expect(await refused({ ...CHAIR, seat: 7 })).toBe('problem.noSuchSeating')
    expect(await refused({ kind: 'dilemma', number: 31 })).toBe('problem.malformedRequest')
    expect((await teacher.board()).tasks.length).toBe(3)
  })

  test('says what is wrong with what is handed in, and keeps none of it', async () => {
    const tried = async (text: string) =>
      (await handIn(here.base, teacher, ada.enrolled.token, chair.id, text)).json.problem
    expect(await tried(record.replace(chair.seed!, 'a'.repeat(64)))).toMatchObject({ key: 'problem.workOtherLuck' })
    expect(await tried(record.replace(/"rulesVersion":\d+/, '"rulesVersion":3'))).toMatchObject({
      key: 'problem.otherRules',
    })
    expect(await tried(record.split('\n').slice(0, 2).join('\n'))).toMatchObject({ key: 'problem.workNotOver' })
    expect(await tried(record.replace(/"hash":"..../, '"hash":"beef'))).toEqual({
      key: 'problem.brokenRecord',
      args: { lineNumber: 2 },
    })
    expect(await tried('nonsense')).toMatchObject({ key: 'problem.noRecord' })
    expect(await handIn(here.base, teacher, ada.enrolled.token, 'no-task', record)).toMatchObject({
      json: { problem: { key: 'problem.noSuchTask' } },
    })
    expect(await kept()).toBe(0)
    expect((await teacher.board()).tasks[1]).toMatchObject({ done: [], begun: [] })
  })

  test('is kept before it is acknowledged, once however often it is sent, and the board tells who is done and no score', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => handIn(here.base, teacher, ada.enrolled.token, chair.id, record)),
    )
    expect(answers.map(({ status, json }) => [status, json])).toEqual(
      [1, 2, 3].map(() => [200, { part: 'two-blocs', done: true }]),
    )
    expect(await kept()).toBe(1)
    expect((await ada.mine()).tasks[1]).toMatchObject({ done: true, has: ['two-blocs'] })
    expect((await bob.mine()).tasks[1]).toMatchObject({ done: false, has: [] })
    const { tasks } = await teacher.board()
    expect(tasks[1]).toMatchObject({ done: [ada.enrolled.id], begun: [] })
    expect(Object.keys(tasks[1]!).toSorted()).toEqual(['begun', 'done', 'id', 'power', 'seed', 'set', 'until'])
    expect(JSON.stringify(await teacher.projection())).not.toContain(chair.seed)
  })

  test('is done when the class has every part of it', async () => {
    const { tasks } = await bob.mine()
    const [first, second] = partsOf(tasks[0]!)
    const send = async (text: string) => (await handIn(here.base, teacher, bob.enrolled.token, tasks[0]!.id, text)).json
    expect(await send(withoutEvents((await playLocally(first!)).text))).toEqual({ part: 'first-lesson', done: false })
    expect((await teacher.board()).tasks[0]).toMatchObject({ done: [], begun: [bob.enrolled.id] })
    expect(await send(withoutEvents((await playLocally(second!)).text))).toEqual({ part: 'first-crisis', done: true })
    expect((await teacher.board()).tasks[0]).toMatchObject({ done: [bob.enrolled.id], begun: [] })
  })

  test('is in the export: who handed in what, and each piece, which plays again', async () => {
    await handIn(here.base, teacher, bob.enrolled.token, dilemma.id, moveOf(3, 'stand'))
    const files = unzipSync(await teacher.zip())
    const table = strFromU8(files['homework.csv']!)
    expect(table.split('\n').filter((line) => line.includes('two-blocs')).length).toBe(1)
    expect(table).toContain(`${ada.enrolled.id},2,chair`)
    const file = strFromU8(files[`homework/task2-${ada.enrolled.id}-two-blocs.jsonl`]!)
    expect(parseRecord(file)).toEqual(parseRecord(record))
    expect(Object.keys(files).filter((name) => name.startsWith('homework/')).length).toBe(
      (await teacher.board()).tasks.flatMap(({ done }) => done).length + 1,
    )
  })

  test('goes with the student, with the task, and with the class', async () => {
    const before = await kept()
    await teacher.act('remove', { student: ada.enrolled.id })
    expect(await kept()).toBe(before - 1)
    expect((await teacher.board()).tasks[1]).toMatchObject({ done: [] })
    const lesson = (await bob.mine()).tasks[0]!
    await teacher.act('withdraw', { task: lesson.id })
    await teacher.act('withdraw', { task: lesson.id })
    expect(await kept()).toBe(before - 3)
    expect((await handIn(here.base, teacher, bob.enrolled.token, lesson.id, record)).json.problem?.key).toBe(
      'problem.noSuchTask',
    )
    await fetch(`${here.base}${teacher.path}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${teacher.made.teacher}` },
    })
    expect(await kept()).toBe(0)
  })
})

test('homework that was acknowledged outlives a server that is killed at that moment', async () => {
  const { database, remove } = temporaryFolder()
  const port = await freePort()
  let server = await startServer(port, { BALANCE_DATABASE: database })
  const teacher = await openClass(server.base)
  const student = await teacher.enrol('Ada')
  await teacher.act('assign', { task: { kind: 'dilemma', number: 1 } })
  const [task] = (await student.mine()).tasks
  const { json } = await handIn(server.base, teacher, student.enrolled.token, task!.id, moveOf(1, 'stand'))
  await server.kill('SIGKILL')
  expect(json.done).toBe(true)
  server = await startServer(port, { BALANCE_DATABASE: database })
  expect((await teacher.board()).tasks[0]).toMatchObject({ done: [student.enrolled.id] })
  expect(Object.keys(unzipSync(await teacher.zip())).some((name) => name.startsWith('homework/task1'))).toBe(true)
  await server.kill('SIGTERM')
  remove()
})
