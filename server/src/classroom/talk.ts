import type { ClassTalk } from '#shared/protocol/classBoard'
import { type Failure, failure } from '../lib/failure.ts'
import type { Match } from '../match/match.ts'
import { type ClassContext, matchAt } from './classContext.ts'
import { type Classroom, studentOf } from './classroom.ts'
import { isAbusive } from './wordList.ts'

/** Most messages that the teacher is told of, of all worlds together. */
const MOST_WORDS = 400

/**
 * What was said in the worlds of the last round, newest first as the clock of each world goes.
 * @param matchOf the match of a world, woken if need be
 */
export async function talkOf(
  classroom: Classroom,
  matchOf: (match: string) => Promise<Match | undefined>,
): Promise<ClassTalk> {
  const worlds = classroom.rounds.at(-1)?.worlds ?? []
  const found = await Promise.all(worlds.map(({ match }) => matchOf(match)))
  const said = await Promise.all(found.map((match, world) => wordsIn(classroom, match, world)))
  const words = said.flat().sort((a, b) => b.number - a.number || a.world - b.world)
  return {
    words: words.slice(0, MOST_WORDS),
    rules: found.map((match) => match?.chat.rule ?? classroom.setup.chatRule),
  }
}

async function wordsIn(classroom: Classroom, match: Match | undefined, world: number): Promise<ClassTalk['words']> {
  if (match === undefined) return []
  const labels = Map.groupBy(
    classroom.students.filter(({ place }) => place?.world === world),
    ({ place }) => place?.power ?? '',
  )
  return (await match.chat.everything()).map(({ number, year, from, to, said }) => ({
    world,
    number,
    year,
    from,
    ...(to === undefined ? {} : { to }),
    students: labels.get(from)?.map(({ label }) => label) ?? [],
    said,
    flagged: said.how === 'text' && isAbusive(said.text),
    reports: (classroom.reports ?? []).filter((report) => report.match === match.setup.id && report.number === number)
      .length,
  }))
}

const KEPT = { ok: true } as const

/** Keeps that a student reported something they could read: the nth message of their world to them. Once for each message. */
export async function keepReport(context: ClassContext, student: string, nth: number): Promise<typeof KEPT | Failure> {
  const { classroom } = context
  const place = studentOf(classroom, student)?.place
  const match = place && (await matchAt(context, place.world))
  const seat = place && match?.seats.seatOf(place.power)
  if (place === undefined || match === undefined || seat === undefined) return failure('notPlaying')
  const { hearsFrom } = match.seats.peopleAt(seat).find(({ id }) => id === student) ?? {}
  const { id: power } = match.state.powers[seat]!
  const number = await match.chat.placeOf({ viewer: { kind: 'power', power }, hearsFrom }, nth)
  if (number === undefined) return failure('malformedRequest', { field: 'number' })
  const report = { student, match: match.setup.id, number }
  const reports = classroom.reports ?? []
  if (reports.some((each) => each.student === student && each.match === report.match && each.number === number))
    return KEPT
  await context.keep(
    { ...classroom, reports: [...reports, { ...report, at: context.clock.now() }] },
    { did: 'reported', student, world: place.world, number },
  )
  return KEPT
}
