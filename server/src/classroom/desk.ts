import type { Scenario } from '#shared/scenario/schema'
import { type Problem, problem } from '#shared/view/phrase'
import type { Clock } from '../match/clock.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { ClassDeed } from './classDeeds.ts'
import { type ClassRoom, currentRound } from './room.ts'

export interface Refused {
  readonly problem: Problem
}

export const refused = (name: string, args: Readonly<Record<string, string | number>> = {}): Refused => ({
  problem: problem(name, args),
})

/** What an act on a class works with: the room as it stands, and the one way to change it. */
export interface Desk {
  readonly room: ClassRoom
  readonly scenario: Scenario
  readonly matches: Matches
  readonly clock: Clock
  /** The student looks at a page of ours now. */
  isPresent(student: string): boolean
  /** Keeps the room as it is from now on, and what was done; durable when it resolves. */
  keep(room: ClassRoom, ...deeds: readonly ClassDeed[]): Promise<void>
}

/** Powers of each world, in seat order. */
export function powersOf({ room: { setup }, scenario }: Pick<Desk, 'room' | 'scenario'>): readonly string[] {
  return scenario.seatings[String(setup.powers)] ?? []
}

/** Places of the worlds an act is about: one, or all of the round. */
export function worldsAt({ room }: Desk, world: number | undefined): readonly number[] {
  const count = currentRound(room)?.worlds.length ?? 0
  if (world !== undefined) return world < count ? [world] : []
  return Array.from({ length: count }, (_, index) => index)
}

/** The match of a world of the round that is played. */
export async function matchAt({ room, matches }: Desk, world: number): Promise<Match | undefined> {
  const found = currentRound(room)?.worlds[world]
  return found && (await matches.find(found.match))
}
