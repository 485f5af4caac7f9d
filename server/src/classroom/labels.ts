import { MOST_STUDENTS } from '#shared/protocol/classroom'
import { isSameName } from '#shared/protocol/personName'
import { type Failure, failure } from '../lib/failure.ts'
import type { Classroom, Student } from './classroom.ts'
import { newAlias } from './names.ts'
import { claimsToTeach, isAbusive } from './wordList.ts'

/** The label under which a newcomer comes in; with the student whose place it is, when the teacher has given the name back. */
export interface GrantedLabel {
  readonly label: string
  readonly released?: Student
}

/** Why a newcomer does not come in; with the student who has the name, when it is a name of the roster. */
export interface DeniedLabel extends Failure {
  readonly holder?: Student
}

/** The label under which a newcomer comes in, or why not. A name of the roster is told only to callers who have given it. */
export function labelFor(
  { locked, phase, students, setup }: Classroom,
  wished: string | undefined,
): GrantedLabel | DeniedLabel {
  if (phase === 'over') return failure('classOver')
  if (locked) return failure('classLocked')
  if (setup.naming === 'alias') return orFull(students, newAlias(students.map(({ label }) => label)))
  if (wished === undefined) return failure('malformedRequest', { field: 'label' })
  const label = setup.naming === 'roster' ? setup.roster.find((each) => isSameName(each, wished)) : wished
  if (label === undefined) return failure('notOnRoster', { label: wished })
  if (setup.naming === 'typed' && claimsToTeach(label)) return failure('nameOfTeacher')
  if (setup.naming === 'typed' && isAbusive(label)) return failure('nameUnfit')
  const holder = students.find((student) => isSameName(student.label, label))
  if (holder === undefined) return orFull(students, label)
  if (holder.released) return { label: holder.label, released: holder }
  return { ...failure('labelTaken', { label }), ...(setup.naming === 'roster' ? { holder } : {}) }
}

const orFull = (students: readonly Student[], label: string): GrantedLabel | Failure =>
  students.length < MOST_STUDENTS ? { label } : failure('classFull', { most: MOST_STUDENTS })
