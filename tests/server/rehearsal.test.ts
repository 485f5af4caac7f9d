import { expect, test } from 'vitest'
import type { ClassCreated } from '#shared/protocol/classroom'
import { CLASS, caller, Teacher } from '#tests/support/classroom'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

/** A rehearsal of so many students, as fast as they can be. */
async function rehearse(wish: object = {}): Promise<Teacher> {
  const body = { ...CLASS, naming: 'alias', timeControl: 'year60', interestsOpen: 'atReveal', speed: 8, ...wish }
  const { status, json } = await caller(here.base).post<ClassCreated>('/api/v1/rehearsals', body)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  return new Teacher(here.base, json)
}

type Board = Awaited<ReturnType<Teacher['board']>>

/** Waits until the board is so. */
async function until(teacher: Teacher, is: (board: Board) => boolean): Promise<Board> {
  for (;;) {
    const board = await teacher.board()
    if (is(board)) return board
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

test('five worlds of simulated students run to their debrief: they join, answer, play, leave, come late, ask and guess', async () => {
  const ownQuestions = [
    { kind: 'scale', asks: 'How safe are you?' },
    { kind: 'prediction', about: 'worldsAtPeace' },
  ]
  const teacher = await rehearse({ powers: 6, years: 2, students: 28, ownQuestions })
  const joined = await until(teacher, ({ students }) => students.length === 27)
  expect(joined.rehearsal).toBe(true)
  await teacher.act('ask', { questions: true })
  await until(
    teacher,
    ({ students, own }) => students.every(({ answered }) => answered === 3) && own?.before === students.length,
  )
  await teacher.act('begin')
  const begun = await until(teacher, ({ students }) => students.some(({ waiting }) => waiting))
  expect(begun.worlds).toHaveLength(5)
  const asking = await until(teacher, ({ students }) => students.filter(({ wishes }) => wishes.length > 0).length === 2)
  expect(asking.students.flatMap(({ wishes }) => wishes).sort()).toEqual(['help', 'time'])
  await teacher.act('admit', {})
  await until(teacher, ({ worlds }) =>
    worlds.some(({ seats }) => seats.some(({ connected, bot }) => !bot && !connected)),
  )
  await until(teacher, ({ worlds }) => worlds.every(({ window }) => window === 'ended'))
  await teacher.act('debrief')
  const { guesses } = await until(teacher, (board) => board.guesses.given === 28 && board.own?.after === 28)
  expect(guesses).toEqual({ given: 28, of: 28 })
  const { worlds } = await teacher.board()
  expect(worlds.every(({ outcome }) => outcome !== undefined)).toBe(true)
}, 240_000)

test('a rehearsal cannot be joined by its code, and stops when it is deleted', async () => {
  const teacher = await rehearse({ students: 2 })
  expect((await caller(here.base).get(`/api/v1/classes/code/${teacher.made.code}`)).status).toBe(404)
  await until(teacher, ({ students }) => students.length === 1)
  const deleted = await fetch(`${here.base}${teacher.path}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${teacher.made.teacher}` },
  })
  expect(deleted.status).toBe(200)
  expect((await caller(here.base, teacher.made.teacher).get(`${teacher.path}/board`)).status).not.toBe(200)
})
