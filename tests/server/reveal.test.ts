import { describe, expect, test } from 'vitest'
import type { PollNews } from '#shared/protocol/match'
import type { WallPage } from '#shared/protocol/wall'
import { caller, openClass, type Student, type Teacher } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

interface Lesson {
  readonly teacher: Teacher
  readonly students: readonly Student[]
  readonly matches: readonly string[]
}

/** A class of two worlds whose debrief has begun, and whose interests wait for the teacher. */
async function inDebrief(): Promise<Lesson> {
  const teacher = await openClass(here.base, {
    interestsOpen: 'atReveal',
    ownQuestions: [{ kind: 'prediction', about: 'worldsInCrisis' }],
  })
  const students: Student[] = []
  for (const label of ['A', 'B', 'C', 'D', 'E']) students.push(await teacher.enrol(label))
  await teacher.act('begin')
  const matches = (await teacher.board()).worlds.map(({ match }) => match)
  await teacher.act('debrief')
  return { teacher, students, matches }
}

const show = (teacher: Teacher, page: WallPage) => teacher.act('show', { wall: { page } })

/** Everything that answers a student of an ended world or a stranger. */
async function answersTo({ teacher, students, matches }: Lesson): Promise<string> {
  const [student] = students
  const match = (await student!.mine()).seat!.match
  const token = student!.enrolled.token
  const answers: unknown[] = [await student!.mine(), await teacher.projection(), await teacher.wall()]
  for (const key of [undefined, token]) {
    for (const path of ['news', 'events', 'chat', 'record']) {
      for (const each of matches) {
        if (key !== undefined && each !== match) continue
        answers.push(
          (await caller(here.base, key)
            .get<unknown>(`/api/v1/matches/${each}/${path}`)
            .catch(() => '')) ?? '',
        )
      }
    }
  }
  const seat = await sit(here.base, match, token)
  answers.push(seat.view())
  await seat.room.leave()
  return JSON.stringify(answers)
}

/** What only the teacher's act opens: interests by name, grades and the seed. The own interest of a student is their own. */
const TELLING = /"reveal":\{"outcome"[^}]*\},"powers":\[\{|"grade"|"seed"|"isSeeker"|"brier"|"formerInterest"/

describe('interests of a class', () => {
  test('stay closed on every device and on the wall, page by page, until the teacher opens them', async () => {
    const lesson = await inDebrief()
    const { teacher, matches } = lesson
    for (const sections of [['interests'], ['beliefs'], ['dilemma'], ['people'], ['race', 'crises']] as const) {
      await show(teacher, { kind: 'world', world: 1, sections: [...sections] })
      expect(await answersTo(lesson)).not.toMatch(TELLING)
    }
    for (const kind of ['compare', 'own'] as const) {
      await show(teacher, { kind })
      expect(await answersTo(lesson)).not.toMatch(TELLING)
    }
    const { json } = await caller(here.base).get<object>(`/api/v1/matches/${matches[0]}/record`)
    expect(problemKey(json)).toBe('problem.interestsClosed')
  })

  test('are the teacher’s from the debrief on, and all’s with one act, on a line that waits, too', async () => {
    const lesson = await inDebrief()
    const { teacher, students, matches } = lesson
    const teachers = await fetch(`${here.base}${teacher.path}/worlds/${matches[0]}/record`, {
      headers: { authorization: `Bearer ${teacher.made.teacher}` },
    })
    expect(teachers.status).toBe(200)
    const { seat } = await students[0]!.mine()
    const line = await sit(here.base, seat!.match, students[0]!.enrolled.token)
    expect(line.view().observation.reveal).toBeUndefined()
    await teacher.act('reveal')
    expect((await line.until(({ observation }) => observation.reveal !== undefined)).observation.reveal).toBeDefined()
    await line.room.leave()
    await show(teacher, { kind: 'world', world: 1, sections: ['interests'] })
    expect((await teacher.wall()).debrief).toMatchObject({ interests: [{}, {}, {}, {}] })
    expect((await students[0]!.mine()).guess?.truth).toBeDefined()
  })

  test('of a round stay closed while the next one plays, and open with it', async () => {
    const { teacher, students, matches } = await inDebrief()
    await teacher.act('nextRound', { half: false })
    await Promise.all(students.map((student) => student.mine()))
    await teacher.act('begin')
    expect(problemKey(await teacher.act('reveal'))).toBe('problem.notEnded')
    const record = async () => (await caller(here.base).get<object>(`/api/v1/matches/${matches[0]}/record`)).json
    expect(problemKey(await record())).toBe('problem.interestsClosed')
    await teacher.act('debrief')
    expect(problemKey(await record())).toBe('problem.interestsClosed')
    await teacher.act('reveal')
    const { json } = await caller(here.base).get<PollNews>(`/api/v1/matches/${matches[0]}/news`)
    expect(json.view?.observation.reveal).toBeDefined()
  })

  test('open by themselves where the class was made so, and where it is closed for good', async () => {
    const { teacher, matches } = await inDebrief()
    await teacher.act('close')
    const status = async (match: string) => (await fetch(`${here.base}/api/v1/matches/${match}/record`)).status
    expect(await status(matches[0]!)).toBe(200)
    const open = await openClass(here.base, { interestsOpen: 'atEnd' })
    await open.enrol('A')
    await open.act('begin')
    await open.act('debrief')
    expect(await status((await open.board()).worlds[0]!.match)).toBe(200)
  })
})

describe('guesses', () => {
  test('are asked for before the truth, counted for the teacher, tallied on the wall, and beside the truth at the reveal', async () => {
    const { teacher, students } = await inDebrief()
    const first = students[0]!
    const { guess, seat } = await first.mine()
    expect([guess!.powers.length, guess!.given, guess!.truth]).toEqual([3, undefined, undefined])
    const [power = ''] = guess!.powers
    expect((await teacher.board()).guesses).toEqual({ given: 0, of: 5 })
    for (const wanted of ['securitySeeker', 'revisionist'] as const) {
      await first.guess({ wanted: { [power]: wanted }, frightened: power })
    }
    expect((await teacher.board()).guesses).toEqual({ given: 1, of: 5 })
    await show(teacher, { kind: 'world', world: seat!.world, sections: ['interests'] })
    const tally = (await teacher.wall()).guesses!.find((each) => each.power === power)
    // The last guess counts, once.
    expect(tally).toEqual({ power, securitySeeker: 0, revisionist: 1, frightened: 1 })
    expect((await teacher.projection()).guesses).toEqual({ given: 1, of: 5 })
    await teacher.act('reveal')
    const told = (await first.mine()).guess!
    expect(told.given).toEqual({ wanted: { [power]: 'revisionist' }, frightened: power })
    expect(Object.keys(told.truth!)).toHaveLength(4)
  })

  test('are refused of one’s own power, of powers that are not there, before the debrief and after the reveal', async () => {
    const { teacher, students } = await inDebrief()
    const own = (await students[0]!.mine()).seat!.power
    for (const power of [own, 'atlantis']) {
      const { json } = await students[0]!.guess({ wanted: { [power]: 'revisionist' }, frightened: 'none' })
      expect(problemKey(json)).toBe('problem.malformedRequest')
    }
    await teacher.act('reveal')
    expect(problemKey((await students[0]!.guess({ wanted: {}, frightened: 'none' })).json)).toBe(
      'problem.guessesClosed',
    )
    const playing = await openClass(here.base)
    const early = await playing.enrol('A')
    await playing.act('begin')
    expect(problemKey((await early.guess({ wanted: {}, frightened: 'none' })).json)).toBe('problem.guessesClosed')
  })
})

describe('the wall', () => {
  test('shows the worlds side by side first, then what the teacher shows, within one question and answer', async () => {
    const { teacher } = await inDebrief()
    const first = await teacher.wall()
    expect(first.wall).toEqual({ page: { kind: 'compare' }, step: 'fates' })
    expect(first.rounds[0]!.map(({ figures }) => typeof figures)).toEqual(['object', 'object'])
    await teacher.act('show', { wall: { page: { kind: 'world', world: 1, sections: ['spiral'] }, step: 'spiral' } })
    const { debrief, rounds } = await teacher.wall()
    expect(rounds).toEqual([])
    expect(Object.keys(debrief!)).toContain('spiral')
    expect(Object.keys(debrief!)).not.toContain('beliefs')
    expect((await teacher.projection()).wall?.step).toBe('spiral')
  })

  test('shows nothing while a round plays, and no world that is not there', async () => {
    const { teacher } = await inDebrief()
    expect(problemKey(await show(teacher, { kind: 'world', world: 7, sections: ['spiral'] }))).toBe(
      'problem.noSuchWorld',
    )
    await teacher.act('nextRound', { half: false })
    const { status } = await caller(here.base, teacher.made.projector).get(`${teacher.path}/wall`)
    expect(status).toBe(404)
  })

  test('has its link on every machine that leads', async () => {
    const { teacher } = await inDebrief()
    expect((await teacher.board()).projector).toBe(teacher.made.projector)
  })
})
