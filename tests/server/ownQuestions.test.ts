import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { CreateClass } from '#shared/protocol/classroom'
import { CLASS, caller, openClass } from '#tests/support/classroom'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const QUESTIONS: NonNullable<CreateClass['ownQuestions']> = [
  { kind: 'scale', asks: '=1+1 Do arms make safe?' },
  { kind: 'choice', asks: 'How many worlds stay at peace?', options: ['<b>None</b>', 'Half', 'All'] },
]

interface Refused {
  readonly problem: { readonly key: string; readonly args?: Readonly<Record<string, unknown>> }
}

describe('a teacher’s own questions', () => {
  async function asked() {
    const teacher = await openClass(here.base, { ownQuestions: QUESTIONS })
    const [ada, bo] = [await teacher.enrol('Ada'), await teacher.enrol('Bo')]
    await teacher.act('ask', { questions: true })
    return { teacher, ada, bo }
  }

  test('are answered before and after; the first answer of each moment counts, and no other moment is open', async () => {
    const { teacher, ada } = await asked()
    const keyOf = async (answer: ReturnType<typeof ada.answer>) => (await answer).json.problem?.key
    expect((await ada.mine()).own).toEqual({ moment: 'before', questions: QUESTIONS, given: {} })
    expect(await keyOf(ada.answer('own1', 4, 'after'))).toBe('problem.ownQuestionsClosed')
    expect((await ada.answer('own1', 4)).json).toEqual({ ok: true })
    expect(await keyOf(ada.answer('own1', 0))).toBe('problem.answeredAlready')
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
    expect(await keyOf(ada.answer('own1', 2, 'after'))).toBe('problem.answeredAlready')
    expect(await keyOf(ada.answer('own1', 2, 'before'))).toBe('problem.ownQuestionsClosed')
    expect((await ada.mine()).own?.given).toEqual({ own1: 1 })
  })

  test('board and wall count; nobody but the student is told who answered what', async () => {
    const { teacher, ada, bo } = await asked()
    await ada.answer('own1', 4)
    expect((await teacher.board()).own).toEqual({ before: 0, after: 0, of: 2 })
    await ada.answer('own2', 2)
    expect((await teacher.board()).own).toEqual({ before: 1, after: 0, of: 2 })
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
    expect(rows('survey_questions.csv')[2]).toContain('<b>None</b>,Half,All,NA,NA')
    for (const name of Object.keys(files)) expect(strFromU8(files[name]!), name).not.toMatch(/\b(Ada|Bo)\b/)
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
