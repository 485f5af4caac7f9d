import type { Delegation } from '#shared/protocol/delegation'
import type { SeatDraft } from './draft.ts'
import type { Person } from './matchSetup.ts'

/** Those on one seat, who of them is there, and what they have drafted. */
export interface SeatOccupancy {
  readonly people: readonly Person[]
  readonly draft: SeatDraft | undefined
  isPresent(person: string): boolean
}

const voters = ({ people }: SeatOccupancy): readonly string[] =>
  people.filter(({ adviser }) => adviser !== true).map(({ id }) => id)

/** Keys that must be turned before anything flies: two by different people when two are there, else one. */
export const keysNeeded = (sitting: SeatOccupancy): 1 | 2 =>
  voters(sitting).filter((id) => sitting.isPresent(id)).length >= 2 ? 2 : 1

/**
 * A seat is done when more than half of those there have said so. Whoever has said so and left still counts; advisers do
 * not.
 */
export function isDone(sitting: SeatOccupancy): boolean {
  const advisers = sitting.people.filter(({ adviser }) => adviser).map(({ id }) => id)
  const said = (sitting.draft?.readyBy ?? []).filter((id) => !advisers.includes(id))
  const asked = new Set([...voters(sitting).filter((id) => sitting.isPresent(id)), ...said])
  return said.length * 2 > asked.size
}

/** What one of several on a seat may know of the others; undefined for whoever sits alone. */
export function delegationFor(sitting: SeatOccupancy, me: string): Delegation | undefined {
  const { people, draft, isPresent } = sitting
  if (people.length < 2) return undefined
  return {
    me,
    people: people.map(({ id, name, adviser }) => ({
      id,
      name,
      adviser: adviser === true,
      present: isPresent(id),
      ready: draft?.readyBy.includes(id) ?? false,
    })),
    marks: draft?.marks ?? {},
    keys: keysNeeded(sitting),
  }
}
