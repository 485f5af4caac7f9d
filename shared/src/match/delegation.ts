import type { SeatDraft } from '#shared/match/seatDraft'
import type { Delegation } from '#shared/protocol/delegation'

/** One of those who hold a seat. */
export interface SeatMember {
  /** Tells the members of one seat apart. */
  readonly id: string
  readonly name: string
  /** Sees and proposes, but turns no key and is not awaited. */
  readonly adviser?: true
}

/** The members of one seat, who of them is connected, and what they have drafted. */
export interface SeatOccupancy {
  readonly people: readonly SeatMember[]
  readonly draft: SeatDraft | undefined
  isPresent(person: string): boolean
}

/** Whether this member of a seat only advises. */
export const onlyAdvises = (people: readonly SeatMember[], person: string): boolean =>
  people.some(({ id, adviser }) => id === person && adviser === true)

const voters = ({ people }: SeatOccupancy): readonly string[] =>
  people.filter(({ adviser }) => adviser !== true).map(({ id }) => id)

/** Keys that a launch needs: two by different members when two are present, else one. */
export const keysNeeded = (occupancy: SeatOccupancy): 1 | 2 =>
  voters(occupancy).filter((id) => occupancy.isPresent(id)).length >= 2 ? 2 : 1

/**
 * A seat is done when more than half of its present members have said so. A member who said so and left still counts;
 * advisers do not.
 */
export function isDone(occupancy: SeatOccupancy): boolean {
  const said = (occupancy.draft?.readyBy ?? []).filter((id) => !onlyAdvises(occupancy.people, id))
  if (said.length === 0) return false
  const asked = new Set([...voters(occupancy).filter((id) => occupancy.isPresent(id)), ...said])
  return said.length * 2 > asked.size
}

/** What one member of a shared seat may know of the others; undefined on a seat held by one person or none. */
export function delegationFor(occupancy: SeatOccupancy, me: string): Delegation | undefined {
  const { people, draft, isPresent } = occupancy
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
    proposals: draft?.proposals ?? [],
    keys: keysNeeded(occupancy),
  }
}
