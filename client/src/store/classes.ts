import { signal } from '@preact/signals'
import { storageGet, storageSet } from './storage.ts'

/** A student's enrolment in a class: the token identifies the student. */
export interface Enrolment {
  readonly id: string
  readonly code: string
  readonly token: string
  readonly label: string
  /** With these four words the student rejoins from another device. */
  readonly words: string
  /** Matches of this class this student has played, the latest last. */
  readonly matches: readonly string[]
}

/** A class whose teacher this device is: the token identifies the teacher. */
export interface TeacherAccess {
  readonly id: string
  readonly code: string
  readonly token: string
  /** Token of the projector; absent where only the teacher's link was opened. */
  readonly projector?: string
}

/** Most classes stored on a device; the oldest is forgotten first. */
const MOST = 12
/** Most worlds stored on a device. */
const MOST_WORLDS = 200

function read<Item extends { readonly id: string }>(name: string): readonly Item[] {
  try {
    const stored: unknown = JSON.parse(storageGet(name) ?? '[]')
    return Array.isArray(stored)
      ? stored.filter((item) => typeof item?.id === 'string' && typeof item.token === 'string')
      : []
  } catch {
    return []
  }
}

/** The enrolments of this device, the latest first. */
export const enrolments = signal<readonly Enrolment[]>(read('enrolments'))
/** The classes this device teaches, the latest first. */
export const teacherAccesses = signal<readonly TeacherAccess[]>(read('teachings'))

const first = <Item extends { readonly id: string }>(item: Item, items: readonly Item[]): readonly Item[] =>
  [item, ...items.filter(({ id }) => id !== item.id)].slice(0, MOST)

/** Stores an enrolment; it replaces the one of the same class. */
export function saveEnrolment(enrolment: Enrolment): void {
  enrolments.value = first(enrolment, enrolments.value)
  storageSet('enrolments', JSON.stringify(enrolments.value))
}

/** Forgets the enrolment in a class. */
export function forgetEnrolment(id: string): void {
  enrolments.value = enrolments.value.filter((each) => each.id !== id)
  storageSet('enrolments', JSON.stringify(enrolments.value))
}

/** Stores the access of a teacher; it replaces the one of the same class. */
export function saveTeacherAccess(teaching: TeacherAccess): void {
  teacherAccesses.value = first(teaching, teacherAccesses.value)
  storageSet('teachings', JSON.stringify(teacherAccesses.value))
}

/** Forgets the access of a teacher. */
export function forgetTeacherAccess(id: string): void {
  teacherAccesses.value = teacherAccesses.value.filter((each) => each.id !== id)
  storageSet('teachings', JSON.stringify(teacherAccesses.value))
}

/** The enrolment of this device in a class. */
export const enrolmentIn = (id: string): Enrolment | undefined => enrolments.value.find((each) => each.id === id)
/** The access of this device as the teacher of a class. */
export const teacherAccessOf = (id: string): TeacherAccess | undefined =>
  teacherAccesses.value.find((each) => each.id === id)

/** Class of each match of the classes this device teaches: a teacher may read their records while they are played. */
function readTaught(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(storageGet('taught') ?? '{}')
  } catch {
    return {}
  }
}

/** Stores which matches belong to a class that this device teaches. */
export function saveClassMatches(id: string, matches: readonly string[]): void {
  const before = Object.entries(readTaught()).filter(([match]) => !matches.includes(match))
  const all = [...before, ...matches.map((match) => [match, id] as const)]
  storageSet('taught', JSON.stringify(Object.fromEntries(all.slice(-MOST_WORLDS))))
}

/** The access of this device as the teacher of a match's class; undefined when it has none. */
export function teacherAccessForMatch(match: string): TeacherAccess | undefined {
  const id = readTaught()[match]
  return id === undefined ? undefined : teacherAccessOf(id)
}
