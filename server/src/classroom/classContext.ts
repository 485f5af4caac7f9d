import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../lib/clock.ts'
import type { Match } from '../match/match.ts'
import type { WorldSetup } from '../match/matches.ts'
import type { ClassAuditDetail } from './classAuditEvent.ts'
import { type Classroom, currentRound } from './classroom.ts'
import type { WorkRow } from './classStore.ts'

/** What an act on a class works with: the classroom as it stands, and the one way to change it. */
export interface ClassContext {
  readonly classroom: Classroom
  readonly scenario: Scenario
  /** All that the game has, by id. */
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly clock: Clock
  /** A match of the class, woken if need be; it stays in memory until the act is done. */
  findMatch(id: string): Promise<Match | undefined>
  /** Begins a match of the class; it stays in memory until the act is done. */
  createWorld(setup: WorldSetup): Promise<void>
  /** Something that sealed these matches is gone. */
  unseal(ids: readonly string[]): Promise<void>
  /** The student looks at a page of ours now. */
  isPresent(student: string): boolean
  /** Keeps a piece of homework; durable when it resolves. Without a mark in the classroom it counts for nothing. */
  keepWork(work: WorkRow): Promise<void>
  /** Keeps the classroom as it is from now on, and what was done; durable when it resolves. */
  keep(classroom: Classroom, ...details: readonly ClassAuditDetail[]): Promise<void>
}

/** Powers of each world, in seat order. */
export function powersOf({
  classroom: { setup },
  scenario,
}: Pick<ClassContext, 'classroom' | 'scenario'>): readonly string[] {
  return scenario.seatings[String(setup.powers)] ?? []
}

/** Places of the worlds an act is about: one, or all of the round. */
export function worldIndexes({ classroom }: ClassContext, world: number | undefined): readonly number[] {
  const count = currentRound(classroom)?.worlds.length ?? 0
  if (world !== undefined) return world < count ? [world] : []
  return Array.from({ length: count }, (_, index) => index)
}

/** The match of a world of the round that is played. */
export async function matchAt({ classroom, findMatch }: ClassContext, world: number): Promise<Match | undefined> {
  const found = currentRound(classroom)?.worlds[world]
  return found && (await findMatch(found.match))
}
