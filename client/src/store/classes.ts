import { signal } from '@preact/signals'
import { storageGet, storageSet } from './storage.ts'

/** A student's place in a class, as this device holds it: the token is the student. */
export interface Enrolment {
  readonly id: string
  readonly code: string
  readonly token: string
  readonly label: string
  readonly words: string
  /** Matches of this class this student has played, the latest last. */
  readonly matches: readonly string[]
}

/** A class this device leads. */
export interface Teaching {
  readonly id: string
  readonly code: string
  readonly token: string
  /** Absent where only the teacher's link was opened. */
  readonly projector?: string
}

/** Classes kept per device; the oldest is forgotten first. */
const MOST = 12
/** Worlds remembered per device. */
const MOST_WORLDS = 200

function read<Item extends { readonly id: string }>(name: string): readonly Item[] {
  try {
    const kept: unknown = JSON.parse(storageGet(name) ?? '[]')
    return Array.isArray(kept)
      ? kept.filter((item) => typeof item?.id === 'string' && typeof item.token === 'string')
      : []
  } catch {
    return []
  }
}

export const enrolments = signal<readonly Enrolment[]>(read('enrolments'))
export const teachings = signal<readonly Teaching[]>(read('teachings'))

const first = <Item extends { readonly id: string }>(item: Item, items: readonly Item[]): readonly Item[] =>
  [item, ...items.filter(({ id }) => id !== item.id)].slice(0, MOST)

export function holdEnrolment(enrolment: Enrolment): void {
  enrolments.value = first(enrolment, enrolments.value)
  storageSet('enrolments', JSON.stringify(enrolments.value))
}

export function forgetEnrolment(id: string): void {
  enrolments.value = enrolments.value.filter((each) => each.id !== id)
  storageSet('enrolments', JSON.stringify(enrolments.value))
}

export function holdTeaching(teaching: Teaching): void {
  teachings.value = first(teaching, teachings.value)
  storageSet('teachings', JSON.stringify(teachings.value))
}

export function forgetTeaching(id: string): void {
  teachings.value = teachings.value.filter((each) => each.id !== id)
  storageSet('teachings', JSON.stringify(teachings.value))
}

export const enrolmentIn = (id: string): Enrolment | undefined => enrolments.value.find((each) => each.id === id)
export const teachingOf = (id: string): Teaching | undefined => teachings.value.find((each) => each.id === id)

/** Matches of classes this device leads, and which class each is of: their teacher may look at the truth of them. */
function readTaught(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(storageGet('taught') ?? '{}')
  } catch {
    return {}
  }
}

export function rememberWorlds(id: string, matches: readonly string[]): void {
  const before = Object.entries(readTaught()).filter(([match]) => !matches.includes(match))
  const all = [...before, ...matches.map((match) => [match, id] as const)]
  storageSet('taught', JSON.stringify(Object.fromEntries(all.slice(-MOST_WORLDS))))
}

/** Who this device is to a match as its teacher; undefined when it is none. */
export function teachingAt(match: string): Teaching | undefined {
  const id = readTaught()[match]
  return id === undefined ? undefined : teachingOf(id)
}
