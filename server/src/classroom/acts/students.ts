import { hashSeatToken } from '../../match/seatToken.ts'
import { type Desk, powersOf, type Refused, refused } from '../desk.ts'
import { newWords, plainWords } from '../names.ts'
import { type ClassRoom, currentRound, type Place, studentOf, withStudent } from '../room.ts'
import { reseat } from '../seating.ts'
import { DONE, type Perform } from './define.ts'

const noSuchStudent = (): Refused => refused('noSuchStudent')

/** Keeps a student's new place and puts it into effect at both seats. */
async function move(desk: Desk, id: string, place: Place): Promise<void> {
  const before = studentOf(desk.room, id)?.place
  const room = withStudent(desk.room, id, (student) => ({ ...student, place }))
  const { world, power, adviser = false } = place
  await desk.keep(room, { did: 'placed', student: id, world, power, adviser })
  if (before) await reseat(desk, room, before.world, before.power)
  await reseat(desk, room, world, power)
}

export const place: Perform<'place'> = async (desk, { student, world, power }) => {
  if (studentOf(desk.room, student) === undefined) return noSuchStudent()
  if (!powersOf(desk).includes(power)) return refused('noSuchPower', { power })
  const round = currentRound(desk.room)
  if (round !== undefined && world >= round.worlds.length) return refused('noSuchWorld', { world: world + 1 })
  await move(desk, student, { world, power })
  return DONE
}

export const promote: Perform<'promote'> = async (desk, { student }) => {
  const found = studentOf(desk.room, student)
  if (found?.place === undefined) return noSuchStudent()
  const { world, power } = found.place
  await move(desk, student, { world, power })
  return DONE
}

export const rename: Perform<'rename'> = async (desk, { student, label }) => {
  const found = studentOf(desk.room, student)
  if (found === undefined) return noSuchStudent()
  if (desk.room.students.some((other) => other.id !== student && other.label === label)) {
    return refused('labelTaken', { label })
  }
  const room = withStudent(desk.room, student, (before) => ({ ...before, label }))
  await desk.keep(room, { did: 'renamed', student })
  if (found.place) await reseat(desk, room, found.place.world, found.place.power)
  return DONE
}

export const remove: Perform<'remove'> = async (desk, { student }) => {
  const found = studentOf(desk.room, student)
  if (found === undefined) return noSuchStudent()
  const room: ClassRoom = { ...desk.room, students: desk.room.students.filter(({ id }) => id !== student) }
  await desk.keep(room, { did: 'removed', student })
  if (found.place) await reseat(desk, room, found.place.world, found.place.power)
  return DONE
}

/** The words are kept only as a hash: the teacher hands out new ones. */
export const giveWords: Perform<'newWords'> = async (desk, { student }) => {
  if (studentOf(desk.room, student) === undefined) return noSuchStudent()
  const words = newWords()
  const wordsHash = hashSeatToken(plainWords(words))
  await desk.keep(withStudent(desk.room, student, (before) => ({ ...before, wordsHash })))
  return { words }
}
