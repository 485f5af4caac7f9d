import { describe, expect, test } from 'vitest'
import { loadDilemmas } from '#server/lib/loadChairs'
import { loadScenarios } from '#server/lib/loadScenarios'
import { openChair } from '#shared/daily/chair'
import { DILEMMAS } from '#shared/daily/chairs'
import { checkWork } from '#shared/homework/checkWork'
import { printDilemmaMove } from '#shared/homework/dilemmaMove'
import { isTaskDone, partsOf } from '#shared/homework/parts'
import { parseRecord } from '#shared/match/recordText'
import type { Task } from '#shared/protocol/homework'
import { RULESET } from '#shared/ruleset/ruleset'
import { CRISIS_MOVES } from '#shared/ruleset/vocabulary'
import { playLocally, withoutEvents } from '#tests/support/homework'

const rules = { ruleset: RULESET, scenarios: loadScenarios(), dilemmas: loadDilemmas() }
const LESSON: Task = { id: 'lesson', set: { kind: 'lesson' } }
const CHAIR: Task = {
  id: 'chair',
  set: { kind: 'chair', scenario: 'two-blocs', powers: 4, seat: 2, years: 3 },
  seed: 'same for all',
}
const chair = withoutEvents((await playLocally(partsOf(CHAIR)[0]!)).text)
const lines = chair.trimEnd().split('\n')
const asText = (changed: readonly string[]) => `${changed.join('\n')}\n`

/** The file with one line changed. */
const withLine = (index: number, change: (line: Record<string, unknown>) => object) =>
  asText(lines.map((line, each) => (each === index ? JSON.stringify(change(JSON.parse(line))) : line)))

const own = rules.scenarios.get('two-blocs')!.seatings['4']![2]!
const other = rules.scenarios.get('two-blocs')!.seatings['4']![0]!

const refusal = (task: Task, text: string) => {
  const checked = checkWork(rules, task, text)
  return 'problem' in checked ? [checked.problem.key.replace('problem.', ''), checked.problem.args] : checked
}

describe('a match of homework', () => {
  test('that was played on the device holds on the server, move for move', () => {
    const held = checkWork(rules, CHAIR, chair)
    expect(held).toMatchObject({ part: 'two-blocs' })
    expect(parseRecord('text' in held ? held.text : '')).toEqual(parseRecord(chair))
    expect(lines.length).toBeGreaterThan(3)
  })

  test('is believed with and without its events, and what is kept of it has none', async () => {
    const { text } = await playLocally(partsOf(CHAIR)[0]!)
    expect(checkWork(rules, CHAIR, text)).toEqual(checkWork(rules, CHAIR, chair))
  })

  test('of the first lesson has two parts, whoever plays them', async () => {
    const parts = partsOf(LESSON)
    expect(parts.map(({ part }) => part)).toEqual(['first-lesson', 'first-crisis'])
    for (const part of parts) {
      for (const bot of ['worst-case-planner', 'opportunist', 'reassurer'] as const) {
        const { text } = await playLocally(part, bot)
        expect(checkWork(rules, LESSON, withoutEvents(text))).toMatchObject({ part: part.part })
      }
    }
    expect([isTaskDone(LESSON, ['first-lesson']), isTaskDone(LESSON, ['first-crisis', 'first-lesson'])]).toEqual([
      false,
      true,
    ])
  })

  test('says what is wrong with its head', () => {
    const head = (change: object) => withLine(0, (line) => ({ ...line, ...change }))
    expect(refusal(CHAIR, head({ rulesVersion: 3 }))).toEqual(['otherRules', { version: 3, now: RULESET.version }])
    expect(refusal(CHAIR, head({ scenario: 'many-poles' }))).toEqual(['workOtherScenario', { scenario: 'many-poles' }])
    expect(refusal(CHAIR, head({ seats: ['a', 'b'] }))).toEqual(['workOtherSize', { powers: 2 }])
    expect(refusal(CHAIR, head({ years: 4 }))).toEqual(['workOtherYears', { count: 4 }])
    expect(refusal(CHAIR, head({ seed: 'kinder' }))).toEqual(['workOtherLuck', {}])
    expect(refusal(CHAIR, head({ treatment: 'hotline' }))).toMatchObject([
      expect.stringMatching(/workOtherRule|noSuchTreatment/),
      {},
    ])
    expect(refusal({ ...CHAIR, seed: 'of another class' }, chair)).toEqual(['workOtherLuck', {}])
    expect(refusal(LESSON, chair)).toEqual(['workOtherScenario', { scenario: 'two-blocs' }])
  })

  test('is not believed past the line that does not follow', () => {
    expect(
      refusal(
        CHAIR,
        withLine(2, (line) => ({ ...line, hash: 'f'.repeat(16) })),
      ),
    ).toEqual(['brokenRecord', { lineNumber: 3 }])
    expect(refusal(CHAIR, asText([...lines.slice(0, 2), ...lines.slice(3)]))).toMatchObject([
      expect.stringMatching(/brokenRecord|workOtherOrders/),
      { lineNumber: 3 },
    ])
    expect(refusal(CHAIR, asText([...lines, lines.at(-1)!]))).toEqual([
      'brokenRecord',
      { lineNumber: lines.length + 1 },
    ])
    expect(
      refusal(
        CHAIR,
        withLine(1, (line) => ({ ...line, injections: [{ type: 'incident', a: own, b: other }] })),
      ),
    ).toMatchObject(['brokenRecord', { lineNumber: 2 }])
    const forged = (power: string) =>
      withLine(1, (line) => ({ ...line, submissions: { ...(line.submissions as object), [power]: [] } }))
    expect(refusal(CHAIR, forged(other))).toEqual(['workOtherOrders', { lineNumber: 2 }])
    expect(refusal(CHAIR, forged('nobody'))).toEqual(['workOtherOrders', { lineNumber: 2 }])
    const rich = { type: 'build', force: 'silos', lots: 60 }
    expect(
      refusal(
        CHAIR,
        withLine(1, (line) => ({ ...line, submissions: { ...(line.submissions as object), [own]: [rich] } })),
      ),
    ).toEqual(['brokenRecord', { lineNumber: 2 }])
  })

  test('that stops early is not done, wherever the file is cut', () => {
    expect(refusal(CHAIR, asText(lines.slice(0, 3)))).toEqual(['workNotOver', { count: 2 }])
    expect(refusal(CHAIR, asText(lines.slice(0, 1)))).toEqual(['workNotOver', { count: 0 }])
    expect(refusal(CHAIR, chair.slice(0, -20))).toEqual(['brokenRecord', { lineNumber: lines.length }])
    for (const text of ['', '{}', 'x'.repeat(1000), '[]', 'null'])
      expect(refusal(CHAIR, text)).toEqual(['noRecord', {}])
  })
})

describe('a dilemma of homework', () => {
  const task = (number: number): Task => ({ id: 'dilemma', set: { kind: 'dilemma', number } })
  const moveOf = (dilemma: number, move: (typeof CRISIS_MOVES)[number], rulesVersion: number = RULESET.version) =>
    printDilemmaMove({ rulesVersion, dilemma, move })

  test('holds with every move that could be made, and with no other', () => {
    for (const number of [1, 17, DILEMMAS]) {
      const found = rules.dilemmas[number - 1]!
      const { moves } = openChair(RULESET, rules.scenarios.get(found.scenario)!, found)
      for (const move of CRISIS_MOVES) {
        const text = moveOf(number, move)
        const expected = moves.includes(move) ? { part: 'move', text } : ['workNoSuchMove', {}]
        expect(refusal(task(number), text)).toEqual(expected)
      }
    }
  })

  test('says what is wrong with it', () => {
    expect(refusal(task(1), moveOf(2, CRISIS_MOVES[0]))).toEqual(['workOtherDilemma', { index: 2 }])
    expect(refusal(task(1), moveOf(1, CRISIS_MOVES[0], 3))).toEqual([
      'otherRules',
      { version: 3, now: RULESET.version },
    ])
    expect(refusal(task(1), '{"format":"delicate-balance-move"}')).toEqual(['noRecord', {}])
    expect(refusal(task(1), chair)).toEqual(['noRecord', {}])
  })
})
