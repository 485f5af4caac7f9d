import type { ClassContext } from './classContext.ts'
import { type Student, withStudent } from './classroom.ts'
import { reseat } from './seating.ts'

/** Notes that another newcomer gave this student's name. */
export const noteClaim = (student: Student): Student => ({ ...student, claimed: true })

/**
 * Gives the place of a student whose name was given back to the newcomer who has these keys; resolves with its id. It may be the
 * one who was put out: while a round plays a bot has the seat until the teacher has let the newcomer in.
 */
export async function handOver(
  context: ClassContext,
  { id, place }: Student,
  keys: Pick<Student, 'tokenHash' | 'wordsHash'>,
): Promise<string> {
  const classroom = withStudent(context.classroom, id, ({ released: _r, admitted: _a, ...student }) => ({
    ...student,
    ...keys,
  }))
  await context.keep(classroom, { did: 'returned', student: id })
  if (place) await reseat(context, classroom, place.world, place.power)
  return id
}
