import { defaultBot } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { Person, SeatSetup } from '../match/matchSetup.ts'
import { replaceMembers } from '../match/seatTable.ts'
import { type ClassContext, matchAt, powersOf } from './classContext.ts'
import { type Classroom, currentRound, isWaiting, type Student, studentOf, withStudent } from './classroom.ts'
import { latePlace, type Seating } from './forming.ts'

/** Letters of a student's id. */
export const STUDENT_ID_LENGTH = 6

const personOf = ({ id, label, tokenHash, place, muted, timeFactor }: Student): Person => ({
  id,
  name: label,
  tokenHash,
  ...(place?.adviser ? { adviser: true } : {}),
  ...(muted ? { muted: true } : {}),
  ...(timeFactor === undefined ? {} : { timeFactor }),
})

/** Those who have a place on one power of one world. */
const placedOn = ({ students }: Classroom, world: number, power: string): readonly Student[] =>
  students.filter(({ place }) => place?.world === world && place.power === power)

/** Those who sit there: while a round plays, only those the teacher has let in. */
const peopleOn = (classroom: Classroom, world: number, power: string): readonly Person[] =>
  placedOn(classroom, world, power)
    .filter((student) => !isWaiting(classroom, student))
    .map(personOf)

/** The seats of one world as the classroom has them, bots where no student sits. */
export function seatsOf(classroom: Classroom, powers: readonly string[], world: number): readonly SeatSetup[] {
  return powers.map((power, seat) => {
    const people = peopleOn(classroom, world, power)
    return { power: power as PowerId, people, ...(people.length > 0 ? {} : { bot: defaultBot(seat) }) }
  })
}

/**
 * Seats the students whom the classroom places on a power in the match: after a student was moved, renamed, promoted or came
 * late. A student who comes to a power reads no private message sent to it before. A bot takes over an empty seat and gives it
 * back to a student who comes; a bot the teacher put there stays.
 */
export async function reseat(context: ClassContext, classroom: Classroom, world: number, power: string): Promise<void> {
  const match = await matchAt({ ...context, classroom }, world)
  const seat = match?.seats.seatOf(power)
  if (match === undefined || seat === undefined) return
  const { bot, people: before } = match.seats.all[seat]!
  const hearsFrom = await match.chat.count()
  const people = peopleOn(classroom, world, power).map((person): Person => {
    const there = before.find(({ id }) => id === person.id)
    return { ...person, hearsFrom: there === undefined ? hearsFrom : (there.hearsFrom ?? 0) }
  })
  const keepsBot = bot !== undefined && before.length > 0
  const player = people.length === 0 || keepsBot ? { bot: bot ?? defaultBot(seat) } : {}
  await match.places.change(replaceMembers(seat, { people, ...player }))
  // Some of what they are sent follows from who they are: their name, their time.
  match.viewers.sendSeat(seat)
}

/** Who sits where in the round that is played. */
export function seatingOf({ classroom, scenario }: Pick<ClassContext, 'classroom' | 'scenario'>): Seating {
  const powers = powersOf({ classroom, scenario })
  const worlds = currentRound(classroom)?.worlds ?? []
  return {
    holders: worlds.map((_, world) =>
      Object.fromEntries(powers.map((power) => [power, placedOn(classroom, world, power).map(({ id }) => id)])),
    ),
  }
}

/** A place in the round under way for a student who was let in and has none; nothing where none is under way. */
export async function seatLatecomer(context: ClassContext, student: string): Promise<void> {
  const round = currentRound(context.classroom)
  if (round === undefined || context.classroom.phase !== 'playing') return
  if (studentOf(context.classroom, student)?.admitted !== true) return
  const place = latePlace(seatingOf(context), (world) => round.worlds[world]?.ended !== undefined)
  if (place === undefined) return
  const classroom = withStudent(context.classroom, student, (before) => ({ ...before, place }))
  const { world, power, adviser = false } = place
  await context.keep(classroom, { did: 'placed', student, world, power, adviser })
  await reseat(context, classroom, world, power)
}
