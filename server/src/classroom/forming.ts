import type { Forming } from '#shared/protocol/classroom'
import type { SeatAssignment, Student } from './classroom.ts'

/** What is dealt to: powers in seat order, so many students on each. */
export interface ClassSizes {
  readonly powers: readonly string[]
  readonly perPower: number
}

/** Deals cards anew: a whole number from 0 up to `below`. */
export type RandomBelow = (below: number) => number

/** Worlds for so many students: as few as hold them all. */
export const worldsFor = (students: number, { powers, perPower }: ClassSizes): number =>
  Math.max(1, Math.ceil(students / (powers.length * perPower)))

/**
 * A place for every student: worlds differ in size by one at most, and so do the delegations of a world.
 * @param students in the order of the roster, or in which they came
 */
export function formWorlds(
  students: readonly Student[],
  by: Forming,
  sizes: ClassSizes,
  deal: RandomBelow,
): ReadonlyMap<string, SeatAssignment> {
  const order = by === 'random' ? shuffled(students, deal) : students
  const worlds = worldsFor(order.length, sizes)
  const places = new Map<string, SeatAssignment>()
  const counts = Array.from({ length: worlds }, () => 0)
  for (const [index, { id }] of order.entries()) {
    // Who stand together on a roster come together; otherwise each goes to the next world in turn.
    const world = by === 'roster' ? Math.floor((index * worlds) / order.length) : index % worlds
    places.set(id, { world, power: sizes.powers[counts[world]! % sizes.powers.length]! })
    counts[world]!++
  }
  return places
}

function shuffled<Item>(items: readonly Item[], deal: RandomBelow): readonly Item[] {
  const left = [...items]
  return items.map(() => left.splice(deal(left.length), 1)[0]!)
}

/** Where a late student goes: who sits where, and which powers only bots have. */
export interface Seating {
  /** By world and power: ids of those who hold it, and of their advisers. */
  readonly holders: readonly Readonly<Record<string, readonly string[]>>[]
}

/**
 * The place of a student who comes when the round is under way: a bot's power in the world with the fewest people, else an
 * adviser's place in the smallest delegation of all. Undefined when no world is left to play in.
 */
export function latePlace({ holders }: Seating, isOver: (world: number) => boolean): SeatAssignment | undefined {
  const open = holders.flatMap((seats, world) => (isOver(world) ? [] : [{ world, seats: Object.entries(seats) }]))
  const sizeOf = ({ seats }: (typeof open)[number]) => seats.reduce((sum, [, people]) => sum + people.length, 0)
  const byPeople = [...open].sort((a, b) => sizeOf(a) - sizeOf(b) || a.world - b.world)
  for (const { world, seats } of byPeople) {
    const empty = seats.find(([, people]) => people.length === 0)
    if (empty) return { world, power: empty[0] }
  }
  const all = byPeople.flatMap(({ world, seats }) => seats.map(([power, people]) => ({ world, power, people })))
  const smallest = all.sort((a, b) => a.people.length - b.people.length)[0]
  return smallest && { world: smallest.world, power: smallest.power, adviser: true }
}
