import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { CreateClass } from '#shared/protocol/classroom'
import { CLASS, caller, openClass } from '#tests/support/classroom'
import { rowsOnDisk } from '#tests/support/oldDatabase'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const QUESTIONS: NonNullable<CreateClass['ownQuestions']> = [
  { kind: 'scale', asks: '=1+1 Do arms make safe?' },
  { kind: 'choice', asks: 'How many worlds stay at peace?', options: ['<b>None</b>', 'Half', 'All'] },
]

interface Refused {
  readonly problem: { readonly key: string; readonly args?: Readonly<Record<string, unknown>> }
}

const keptIn = (table: 'classes' | 'class_log') => rowsOnDisk(here.database, table)

describe('a teacher’s own questions', () => {
  async function asked() {
    const teacher = await openClass(here.base, { ownQuestions: QUESTIONS })
    const [ada, bo] = [await teacher.enrol('Ada'), await teacher.enrol('Bo')]
    await teacher.act('ask', { questions: true })
    return { teacher, ada, bo }
  }

  test('are answered before and after; the last answer of each moment counts, and no other moment is open', async () => {
    const { teacher, ada } = await asked()
    const keyOf = async (answer: ReturnType<typeof ada.answer>) => (await answer).json.problem?.key
    expect((await ada.mine()).own).toEqual({ moment: 'before', questions: QUESTIONS, given: {} })
    expect(await keyOf(ada.answer('own1', 4, 'after'))).toBe('problem.ownQuestionsClosed')
    expect((await ada.answer('own1', 4)).json).toEqual({ ok: true })
    expect((await ada.answer('own1', 0)).json).toEqual({ ok: true })
    expect((await ada.mine()).own?.given).toEqual({ own1: 0 })
    for (const _ of ['once', 'and sent again']) expect((await ada.answer('own1', 4)).json).toEqual({ ok: true })
    expect(await keyOf(ada.answer('own2', 3))).toBe('problem.malformedRequest')
    expect(await keyOf(ada.answer('own3', 0))).toBe('problem.malformedRequest')
    expect(await keyOf(ada.answer('alarm', 3))).toBe('problem.malformedRequest')
    expect(await keyOf(ada.answer('alarm', 0, 'after'))).toBe('problem.malformedRequest')
    expect((await ada.mine()).own?.given).toEqual({ own1: 4 })
    await teacher.act('begin')
    expect((await ada.mine()).own).toBeUndefined()
    expect(await keyOf(ada.answer('own2', 0))).toBe('problem.ownQuestionsClosed')
    await teacher.act('debrief')
    expect((await ada.mine()).own).toEqual({ moment: 'after', questions: QUESTIONS, given: {} })
    expect((await ada.answer('own1', 1, 'after')).json).toEqual({ ok: true })
    expect(await keyOf(ada.answer('own1', 2, 'before'))).toBe('problem.ownQuestionsClosed')
    expect((await ada.mine()).own?.given).toEqual({ own1: 1 })
  })

  test('board and wall count; nobody but the student is told who answered what', async () => {
    const { teacher, ada, bo } = await asked()
    await ada.answer('own1', 4)
    expect((await teacher.board()).own).toEqual({ before: 0, after: 0, of: 2, fixed: true })
    await ada.answer('own2', 2)
    expect((await teacher.board()).own).toEqual({ before: 1, after: 0, of: 2, fixed: true })
    expect((await bo.mine()).own?.given).toEqual({})
    expect(JSON.stringify(await teacher.projection())).not.toContain('own')
    await teacher.act('begin')
    await teacher.act('debrief')
    await bo.answer('own1', 0, 'after')
    expect(await teacher.wall()).not.toHaveProperty('own')
    await teacher.act('show', { wall: { page: { kind: 'own' } } })
    expect((await teacher.wall()).own).toEqual([
      { question: QUESTIONS[0], before: [0, 0, 0, 0, 1], after: [1, 0, 0, 0, 0] },
      { question: QUESTIONS[1], before: [0, 0, 1], after: [0, 0, 0] },
    ])
    expect((await teacher.board()).students[0]?.answered).toBe(0)
  })

  test('the export has a row a student with the pairs, of two matches the later answer, and no name or formula', async () => {
    const { teacher, ada, bo } = await asked()
    await ada.answer('own1', 4)
    await teacher.act('begin')
    await teacher.act('debrief')
    await ada.answer('own1', 2, 'after')
    await bo.answer('own2', 1, 'after')
    await teacher.act('nextRound', { half: false })
    await teacher.act('ask', { questions: true })
    expect((await ada.mine()).own).toBeUndefined()
    await teacher.act('begin')
    await teacher.act('debrief')
    expect((await ada.mine()).own?.given).toEqual({})
    await ada.answer('own1', 0, 'after')
    const files = unzipSync(await teacher.zip())
    const rows = (name: string) => strFromU8(files[name]!).trim().split(/\r?\n/)
    const none = Array.from({ length: 6 }, () => 'NA')
    expect(rows('survey.csv').slice(1)).toEqual([
      [ada.enrolled.id, 5, 1, 'NA', 'NA', ...none].join(','),
      [bo.enrolled.id, 'NA', 'NA', 'NA', 2, ...none].join(','),
    ])
    expect(rows('survey_questions.csv')[1]).toContain("'=1+1 Do arms make safe?")
    expect(rows('survey_questions.csv')[2]).toContain('<b>None</b>,Half,All,NA,NA,NA')
    for (const name of Object.keys(files)) expect(strFromU8(files[name]!), name).not.toMatch(/\b(Ada|Bo)\b/)
  })

  test('can be changed until the class is asked or has answered, and the same can be sent again', async () => {
    const teacher = await openClass(here.base)
    const ada = await teacher.enrol('Ada')
    const plan = async (ownQuestions: CreateClass['ownQuestions']) =>
      (await teacher.act('plan', { ownQuestions })).problem?.key
    expect((await teacher.board()).own).toBeUndefined()
    expect(await plan(QUESTIONS)).toBeUndefined()
    expect(await plan([{ kind: 'choice', asks: 'Which?', options: ['One'] }])).toBe('problem.ownOptions')
    await teacher.act('ask', { questions: true })
    expect((await ada.mine()).own?.questions).toEqual(QUESTIONS)
    expect(await plan(QUESTIONS.slice(1))).toBe('problem.ownShown')
    await teacher.act('ask', { questions: false })
    expect(await plan(QUESTIONS.slice(1))).toBeUndefined()
    await teacher.act('ask', { questions: true })
    await ada.answer('own1', 0)
    await teacher.act('ask', { questions: false })
    expect(await plan(QUESTIONS)).toBe('problem.ownAnswered')
    expect(await plan(QUESTIONS.slice(1))).toBeUndefined()
    // Other settings of the round stay open.
    expect((await teacher.act('plan', { years: 3 })).ok).toBe(true)
    expect((await teacher.board()).setup.ownQuestions).toEqual(QUESTIONS.slice(1))
  })

  test('a prediction is seen beside what came true, once the worlds are over and not before', async () => {
    const predictions = [
      { kind: 'prediction', about: 'worldsAtPeace' },
      { kind: 'prediction', about: 'worldsInCrisis' },
    ] as const
    const teacher = await openClass(here.base, { powers: 2, ownQuestions: [...predictions] })
    const students = [await teacher.enrol('A'), await teacher.enrol('B'), await teacher.enrol('C')]
    await teacher.act('ask', { questions: true })
    await students[0]!.answer('own1', 3)
    expect((await students[1]!.answer('own1', 4)).json.problem?.key).toBe('problem.malformedRequest')
    await teacher.act('begin')
    const cameTrue = async () => {
      const rows = strFromU8(unzipSync(await teacher.zip())['survey_questions.csv']!)
        .trim()
        .split(/\r?\n/)
      return rows.slice(1).map((row) => row.split(',').at(-1))
    }
    expect(await cameTrue()).toEqual(['NA', 'NA'])
    await teacher.act('debrief')
    const { worlds } = await teacher.board()
    const placeOf = (counted: number) => (counted === 0 ? 0 : counted === worlds.length ? 3 : 2)
    const places = [
      placeOf(worlds.filter(({ weaponsUsed }) => !weaponsUsed).length),
      placeOf(worlds.filter(({ crises }) => crises > 0).length),
    ]
    await teacher.act('show', { wall: { page: { kind: 'own' } } })
    const { own } = await teacher.wall()
    expect(own?.map((tally) => tally.cameTrue)).toEqual(places)
    expect(own?.[0]?.before).toEqual([0, 0, 0, 1])
    expect(await cameTrue()).toEqual(places.map((place) => String(place + 1)))
  })

  test('answers go with the student who is removed, and with the class everything does', async () => {
    const { teacher, ada, bo } = await asked()
    await ada.answer('own1', 4)
    await bo.answer('own1', 0)
    await teacher.act('remove', { student: ada.enrolled.id, keepOut: false })
    const [room] = keptIn('classes').filter((row) => row.includes(teacher.made.id))
    const answered = [...room!.matchAll(/"student":"([^"]*)","question":"own1"/g)].map(([, student]) => student)
    expect(room).toContain(bo.enrolled.id)
    expect(answered).not.toContain(ada.enrolled.id)
    expect(keptIn('class_log').some((row) => row.includes('answeredOwn'))).toBe(true)
    const headers = { authorization: `Bearer ${teacher.made.teacher}` }
    expect((await fetch(`${here.base}${teacher.path}`, { method: 'DELETE', headers })).status).toBe(200)
    expect([...keptIn('classes'), ...keptIn('class_log')].filter((row) => row.includes(bo.enrolled.id))).toEqual([])
  })

  test('what cannot be answered, is too long or too much is refused by name', async () => {
    const refusal = async (ownQuestions: readonly object[]) => {
      const { status, json } = await caller(here.base).post<Refused>('/api/v1/classes', { ...CLASS, ownQuestions })
      return [status, json.problem.key, json.problem.args]
    }
    const choice = (...options: string[]) => ({ kind: 'choice', asks: 'Which?', options })
    const scale = { kind: 'scale', asks: 'How much?' }
    expect(await refusal([scale, choice('One')])).toEqual([422, 'problem.ownOptions', { index: 2 }])
    expect(await refusal([choice('Same', ' Same ')])).toEqual([422, 'problem.ownOptions', { index: 1 }])
    expect((await refusal([choice('1', '2', '3', '4', '5', '6')]))[1]).toBe('problem.ownOptions')
    expect((await refusal([choice('a', 'x'.repeat(81))]))[1]).toBe('problem.ownOptions')
    const malformed = async (ownQuestions: readonly object[]) => (await refusal(ownQuestions))[2]
    expect(await malformed([scale, { ...scale, asks: 'x'.repeat(201) }])).toEqual({ field: 'ownQuestions.1.asks' })
    expect(await malformed(Array.from({ length: 6 }, () => scale))).toEqual({ field: 'ownQuestions' })
  })
})
