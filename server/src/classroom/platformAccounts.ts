import { type Failure, failure } from '../lib/failure.ts'
import { randomCode } from '../lib/randomCode.ts'
import { hashToken, newToken } from '../lib/token.ts'
import type { ClassContext } from './classContext.ts'
import { type Student, withStudent } from './classroom.ts'
import { labelFor } from './labels.ts'
import { hashRejoinWords, newRejoinWords } from './rejoinWords.ts'
import { reseat, STUDENT_ID_LENGTH, seatLatecomer } from './seating.ts'

/** A student who came by a learning platform, and the four words that open their place. */
export interface AccountEntered {
  readonly id: string
  readonly words: string
}

/** One change to a class after all before it, as `Classes` makes them. */
type ChangeClass = <Reply extends object>(
  id: string,
  change: (context: ClassContext) => Promise<Reply | Failure>,
) => Promise<Reply | Failure>

/**
 * Brings the person of an account into a class: into the place they had, or as a newcomer under a name the game gives. However often it is
 * asked, an account has one place. What opened the place before opens it no more.
 * @param account hash, hex
 * @param address where the caller is
 */
export async function enterByAccount(
  change: ChangeClass,
  id: string,
  account: string,
  address: string,
): Promise<AccountEntered | Failure> {
  const words = newRejoinWords()
  const keys = { tokenHash: hashToken(newToken()), wordsHash: await hashRejoinWords(words, id, address) }
  return await change(id, async (context) => {
    const { classroom } = context
    const known = classroom.students.find((student) => student.account === account && !student.released)
    if (known !== undefined) return { id: await letBack(context, known, keys), words }
    if (classroom.barred?.includes(account)) return failure('takenOut')
    const granted = labelFor({ ...classroom, setup: { ...classroom.setup, naming: 'alias' } }, undefined)
    if ('problem' in granted) return { problem: granted.problem }
    const student: Student = { id: randomCode(STUDENT_ID_LENGTH).toLowerCase(), label: granted.label, account, ...keys }
    await context.keep(
      { ...classroom, students: [...classroom.students, student] },
      { did: 'joined', student: student.id },
    )
    await seatLatecomer(context, student.id)
    return { id: student.id, words }
  })
}

async function letBack(
  context: ClassContext,
  { id, place }: Student,
  keys: Pick<Student, 'tokenHash' | 'wordsHash'>,
): Promise<string> {
  const classroom = withStudent(context.classroom, id, (student) => ({ ...student, ...keys }))
  await context.keep(classroom, { did: 'returned', student: id })
  if (place) await reseat(context, classroom, place.world, place.power)
  return id
}
