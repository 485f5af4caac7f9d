import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openClass, type Student, type Teacher } from '#tests/support/classroom'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

async function fill(teacher: Teacher, count: number): Promise<readonly Student[]> {
  const students: Student[] = []
  for (let n = 0; n < count; n++) students.push(await teacher.enrol())
  return students
}

const textIn = async (teacher: Teacher, file: string) => strFromU8(unzipSync(await teacher.zip())[file]!)
const rowsIn = async (teacher: Teacher, file: string) =>
  (await textIn(teacher, file)).trim().split('\n').slice(1).length

test('a year of practice is marked on every device and the wall, has no debrief, and after it the match begins anew in the same places', async () => {
  const teacher = await openClass(here.base, { naming: 'alias', practice: true, years: 4 })
  const students = await fill(teacher, 5)
  await teacher.act('begin')
  for (const shown of [await teacher.board(), await teacher.projection(), await students[0]!.mine()]) {
    expect(shown).toMatchObject({ phase: 'playing', practice: true })
  }
  const practised = await teacher.board()
  expect(practised.worlds.map(({ years }) => years)).toEqual([2, 2])
  expect(await teacher.act('debrief')).toMatchObject({ problem: { key: 'problem.stillPractising' } })
  await teacher.act('advance')
  const places = practised.students.map(({ world, power }) => [world, power])
  expect(await teacher.act('endPractice')).toEqual({ ok: true })
  expect(await teacher.act('endPractice')).toMatchObject({ problem: { key: 'problem.notPractising' } })
  const between = await teacher.board()
  expect(between).toMatchObject({ phase: 'joining', practice: false, round: 0, next: { years: 4 } })
  expect(between.students.map(({ world, power }) => [world, power])).toEqual(places)
  expect((await students[0]!.mine()).seat).toBeUndefined()
  await teacher.act('begin')
  const counted = await teacher.board()
  expect(counted).toMatchObject({ phase: 'playing', practice: false, round: 0 })
  expect(counted.worlds.map(({ years, year }) => [years, year])).toEqual([
    [4, 1],
    [4, 1],
  ])
  for (const { match } of counted.worlds) expect(practised.worlds.map((world) => world.match)).not.toContain(match)
})

test('practice is in no result: neither on the wall nor in a table of the export, and its secrets never open', async () => {
  const teacher = await openClass(here.base, { naming: 'alias', practice: true })
  const [student] = await fill(teacher, 4)
  await teacher.act('begin')
  const practised = (await teacher.board()).worlds.map(({ match }) => match)
  await teacher.act('endPractice')
  await teacher.act('begin')
  await teacher.act('debrief')
  expect((await teacher.projection()).rounds).toHaveLength(1)
  expect((await teacher.wall()).rounds).toHaveLength(1)
  const files = unzipSync(await teacher.zip())
  for (const [name, bytes] of Object.entries(files)) {
    // The log is whole, or its chain of hashes could not be checked; it says what was practice.
    if (name === 'events.jsonl') expect(strFromU8(bytes)).toContain('"did":"practised","began":true')
    else for (const match of practised) expect(strFromU8(bytes), name).not.toContain(match)
  }
  expect(await rowsIn(teacher, 'worlds.csv')).toBe(1)
  expect(await rowsIn(teacher, 'decisions.csv')).toBeGreaterThan(0)
  const record = await fetch(`${here.base}/api/v1/matches/${practised[0]}/record`, {
    headers: { authorization: `Bearer ${student!.enrolled.token}` },
  })
  expect(record.status).toBeGreaterThanOrEqual(400)
})

test('between rounds years, time, size and practice can be changed; while one plays they cannot', async () => {
  const teacher = await openClass(here.base, { naming: 'alias' })
  await fill(teacher, 4)
  await teacher.act('form', { by: 'even' })
  expect(await teacher.act('plan', { years: 5, timeControl: 'year240' })).toEqual({ ok: true })
  const planned = await teacher.board()
  expect(planned.next).toEqual({ years: 5, timeControl: 'year240' })
  expect(planned.students.every(({ world }) => world === 0)).toBe(true)
  const historical = await openClass(here.base, { scenario: 'thirteen-days', powers: 2 })
  expect(await historical.act('plan', { powers: 7 })).toMatchObject({ problem: { key: 'problem.noSuchSeating' } })
  await teacher.act('plan', { powers: 2, practice: true })
  const resized = await teacher.board()
  expect(resized).toMatchObject({ practice: true, setup: { powers: 2 } })
  expect(resized.students.every(({ world }) => world === undefined)).toBe(true)
  await teacher.act('plan', { practice: false })
  await teacher.act('begin')
  const board = await teacher.board()
  expect(board.worlds.map(({ years }) => years)).toEqual([5, 5])
  expect(await teacher.act('plan', { years: 6 })).toMatchObject({ problem: { key: 'problem.alreadyStarted' } })
})

test('a closed class is taken up again where it was, and what closing opened stays open', async () => {
  const teacher = await openClass(here.base, { naming: 'alias', interestsOpen: 'atReveal' })
  const [student] = await fill(teacher, 4)
  expect(await teacher.act('reopen')).toMatchObject({ problem: { key: 'problem.notClosed' } })
  await teacher.act('begin')
  await teacher.act('close')
  expect(await teacher.board()).toMatchObject({ phase: 'over', locked: true })
  expect(await teacher.act('reopen')).toEqual({ ok: true })
  expect(await teacher.board()).toMatchObject({ phase: 'debrief', locked: false, revealed: true })
  expect(await student!.mine()).toMatchObject({ phase: 'debrief', revealed: true })
  await teacher.act('nextRound', { half: false })
  expect(await teacher.act('begin')).toEqual({ ok: true })
  const empty = await openClass(here.base, { naming: 'alias' })
  await empty.act('close')
  await empty.act('reopen')
  expect(await empty.board()).toMatchObject({ phase: 'joining', locked: false })
})
