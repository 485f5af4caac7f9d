import { powerId } from '#shared/ids'
import { isSameName } from '#shared/protocol/personName'
import { type Failure, failure } from '../../lib/failure.ts'
import { hashToken, newToken } from '../../lib/token.ts'
import { type ClassContext, powersOf } from '../classContext.ts'
import {
  type Classroom,
  currentRound,
  type SeatAssignment,
  type Student,
  studentOf,
  withStudent,
} from '../classroom.ts'
import { hashRejoinWords, newRejoinWords } from '../rejoinWords.ts'
import { reseat, seatLatecomer } from '../seating.ts'
import { DONE, type TeacherCommandHandler } from './define.ts'

const noSuchStudent = (): Failure => failure('noSuchStudent')

/** Keeps a student's new place and puts it into effect at both seats. Who is given a place by the teacher is let in. */
async function move(context: ClassContext, id: string, place: SeatAssignment): Promise<void> {
  const before = studentOf(context.classroom, id)?.place
  const classroom = withStudent(context.classroom, id, (student) => ({ ...student, admitted: true, place }))
  const { world, power, adviser = false } = place
  await context.keep(classroom, { did: 'placed', student: id, world, power, adviser })
  if (before) await reseat(context, classroom, before.world, before.power)
  await reseat(context, classroom, world, power)
}

/** Moves a student to a world and power. */
export const placeStudent: TeacherCommandHandler<'place'> = async (context, { student, world, power }) => {
  if (studentOf(context.classroom, student) === undefined) return noSuchStudent()
  if (!powersOf(context).includes(power)) return failure('noSuchPower', { power: powerId(power) })
  const round = currentRound(context.classroom)
  if (round !== undefined && world >= round.worlds.length) return failure('noSuchWorld', { world: world + 1 })
  await move(context, student, { world, power })
  return DONE
}

/** Makes an adviser a full member of a delegation. */
export const promoteStudent: TeacherCommandHandler<'promote'> = async (context, { student }) => {
  const found = studentOf(context.classroom, student)
  if (found?.place === undefined) return noSuchStudent()
  const { world, power } = found.place
  await move(context, student, { world, power })
  return DONE
}

/** Lets in a student who waits, or all, and seats them in the round that plays. */
export const admitStudents: TeacherCommandHandler<'admit'> = async (context, { student }) => {
  if (student !== undefined && studentOf(context.classroom, student) === undefined) return noSuchStudent()
  const isMeant = ({ id, admitted }: Student) => admitted !== true && (student === undefined || id === student)
  const ids = context.classroom.students.filter(isMeant).map(({ id }) => id)
  const students = context.classroom.students.map(
    (each): Student => (isMeant(each) ? { ...each, admitted: true } : each),
  )
  await context.keep(
    { ...context.classroom, students },
    ...ids.map((id) => ({ did: 'admitted', student: id }) as const),
  )
  for (const id of ids) {
    const place = studentOf(context.classroom, id)?.place
    if (place === undefined) await seatLatecomer(context, id)
    else await reseat(context, context.classroom, place.world, place.power)
  }
  return DONE
}

/** Changes a student's label. */
export const renameStudent: TeacherCommandHandler<'rename'> = async (context, { student, label }) => {
  const found = studentOf(context.classroom, student)
  if (found === undefined) return noSuchStudent()
  if (context.classroom.students.some((other) => other.id !== student && isSameName(other.label, label))) {
    return failure('labelTaken', { label })
  }
  const classroom = withStudent(context.classroom, student, (before) => ({ ...before, label, nameSeen: true }))
  await context.keep(classroom, { did: 'renamed', student })
  if (found.place) await reseat(context, classroom, found.place.world, found.place.power)
  return DONE
}

/** What opened the class to a student. */
const keysOf = ({ tokenHash, account }: Student): readonly string[] =>
  account === undefined ? [tokenHash] : [tokenHash, account]

/** Removes a student from the class; what was their device's token is told so from then on, where it is to stay out. */
export const removeStudent: TeacherCommandHandler<'remove'> = async (context, { student, keepOut }) => {
  const found = studentOf(context.classroom, student)
  if (found === undefined) return noSuchStudent()
  const { handedIn } = context.classroom
  const classroom: Classroom = {
    ...context.classroom,
    students: context.classroom.students.filter(({ id }) => id !== student),
    ...(handedIn === undefined ? {} : { handedIn: handedIn.filter((each) => each.student !== student) }),
    ownAnswers: (context.classroom.ownAnswers ?? []).filter((answer) => answer.student !== student),
    ...(keepOut ? { barred: [...(context.classroom.barred ?? []), ...keysOf(found)] } : {}),
  }
  await context.keep(classroom, { did: 'removed', student })
  if (found.place) await reseat(context, classroom, found.place.world, found.place.power)
  return DONE
}

/**
 * Gives a name back: the student who came in under it is out, and the next to give it has the place with all that was done there,
 * once the teacher has let them in.
 */
export const releaseName: TeacherCommandHandler<'release'> = async (context, { student }) => {
  const found = studentOf(context.classroom, student)
  if (found === undefined) return noSuchStudent()
  // Of a token and of words that are told to no one.
  const keys = { tokenHash: hashToken(newToken()), wordsHash: hashToken(newToken()) }
  const classroom = withStudent(context.classroom, student, ({ claimed: _, ...before }) => ({
    ...before,
    ...keys,
    released: true,
  }))
  await context.keep(classroom, { did: 'removed', student })
  if (found.place) await reseat(context, classroom, found.place.world, found.place.power)
  return DONE
}

/** The words are kept only as a hash: the teacher hands out new ones. */
export const issueRejoinWords: TeacherCommandHandler<'newWords'> = async (context, { student }) => {
  if (studentOf(context.classroom, student) === undefined) return noSuchStudent()
  const words = newRejoinWords()
  // All teachers are one caller: a class asks for one at a time.
  const wordsHash = await hashRejoinWords(words, context.classroom.id, 'teachers')
  await context.keep(
    withStudent(context.classroom, student, ({ claimed: _c, released: _r, ...before }) => ({ ...before, wordsHash })),
  )
  return { words }
}

/** Gives a student more time than the others, or as much; put into effect at once, and not logged: it may tell of a disability. */
export const giveTime: TeacherCommandHandler<'giveTime'> = async (context, { student, factor }) => {
  const found = studentOf(context.classroom, student)
  if (found === undefined) return noSuchStudent()
  const classroom = withStudent(context.classroom, student, ({ timeFactor: _, wishes = [], ...before }) => ({
    ...before,
    wishes: wishes.filter((wish) => wish !== 'time'),
    ...(factor === 1 ? {} : { timeFactor: factor }),
  }))
  await context.keep(classroom)
  if (found.place) await reseat(context, classroom, found.place.world, found.place.power)
  return DONE
}

/** What a student asked for is seen to. */
export const answerWishes: TeacherCommandHandler<'heard'> = async (context, { student }) => {
  if (studentOf(context.classroom, student) === undefined) return noSuchStudent()
  await context.keep(withStudent(context.classroom, student, ({ wishes: _, ...before }) => before))
  return DONE
}

/** Takes the word from a student, or gives it back. */
export const muteStudent: TeacherCommandHandler<'mute'> = async (context, { student, muted }) => {
  const found = studentOf(context.classroom, student)
  if (found === undefined) return noSuchStudent()
  const classroom = withStudent(context.classroom, student, ({ muted: _, ...before }) =>
    muted ? { ...before, muted: true } : before,
  )
  await context.keep(classroom, { did: muted ? 'muted' : 'unmuted', student })
  if (found.place) await reseat(context, classroom, found.place.world, found.place.power)
  return DONE
}
