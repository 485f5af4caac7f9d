import { signal } from '@preact/signals'
import type { ClassSetup } from '#shared/protocol/classroom'
import { kept, listOf } from './kept.ts'

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

const holdsToken = (item: unknown): boolean => {
  const { id, token } = (item ?? {}) as { readonly id?: unknown; readonly token?: unknown }
  return typeof id === 'string' && typeof token === 'string'
}
const enrolled = kept(
  'enrolments',
  listOf((item): item is Enrolment => holdsToken(item)),
)
const taughtClasses = kept(
  'teachings',
  listOf((item): item is TeacherAccess => holdsToken(item)),
)

/** The enrolments of this device, the latest first. */
export const enrolments = enrolled.value
/** The classes this device teaches, the latest first. */
export const teacherAccesses = taughtClasses.value

const first =
  <Item extends { readonly id: string }>(item: Item) =>
  (items: readonly Item[]): readonly Item[] =>
    [item, ...items.filter(({ id }) => id !== item.id)].slice(0, MOST)
const without =
  <Item extends { readonly id: string }>(id: string) =>
  (items: readonly Item[]): readonly Item[] =>
    items.filter((each) => each.id !== id)

/** Stores an enrolment; it replaces the one of the same class. */
export const saveEnrolment = (enrolment: Enrolment): void => enrolled.change(first(enrolment))

/** Forgets the enrolment in a class. */
export const forgetEnrolment = (id: string): void => enrolled.change(without(id))

/** Stores the access of a teacher; it replaces the one of the same class. */
export const saveTeacherAccess = (teaching: TeacherAccess): void => taughtClasses.change(first(teaching))

/** Forgets the access of a teacher. */
export const forgetTeacherAccess = (id: string): void => taughtClasses.change(without(id))

/** The enrolment of this device in a class. */
export const enrolmentIn = (id: string): Enrolment | undefined => enrolments.value.find((each) => each.id === id)
/** The access of this device as the teacher of a class. */
export const teacherAccessOf = (id: string): TeacherAccess | undefined =>
  teacherAccesses.value.find((each) => each.id === id)

/** Settings that the next new class begins with; undefined for the usual ones. Not kept. */
export const classTemplate = signal<ClassSetup | undefined>(undefined)

/** Class of each match of the classes this device teaches: a teacher may read their records while they are played. */
const taught = kept(
  'taught',
  (stored): Readonly<Record<string, string>> =>
    typeof stored === 'object' && stored !== null ? (stored as Record<string, string>) : {},
)

/** Stores which matches belong to a class that this device teaches. */
export function saveClassMatches(id: string, matches: readonly string[]): void {
  taught.change((now) => {
    const before = Object.entries(now).filter(([match]) => !matches.includes(match))
    const all = [...before, ...matches.map((match) => [match, id] as const)]
    return Object.fromEntries(all.slice(-MOST_WORLDS))
  })
}

/** The access of this device as the teacher of a match's class; undefined when it has none. */
export function teacherAccessForMatch(match: string): TeacherAccess | undefined {
  const id = taught.value.value[match]
  return id === undefined ? undefined : teacherAccessOf(id)
}
