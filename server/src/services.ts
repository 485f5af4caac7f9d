import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { Classes } from './classroom/classes.ts'
import { Gatherings } from './gathering/gatherings.ts'
import { systemClock } from './match/clock.ts'
import type { Journal } from './match/journal.ts'
import { Matches } from './match/matches.ts'
import { Passes } from './match/passes.ts'
import type { Meters } from './operations/meters.ts'
import { fencedClasses, fencedGatherings, fencedMatches, fencedTalk } from './scale/fenced.ts'
import type { Ownership } from './scale/ownership.ts'
import { createClassStore } from './store/classStore.ts'
import type { Database } from './store/database.ts'
import { createGatheringStore } from './store/gatheringStore.ts'
import { createMatchStore, type MatchSetup } from './store/matchStore.ts'
import { createPassStore } from './store/passStore.ts'
import { createTalkStore } from './store/talkStore.ts'

export interface ServicesParts {
  readonly database: Database
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly ownership: Ownership
  readonly keepDays: number
  readonly meters: Meters
  onFault(fault: unknown): void
}

/** Everything that is played and kept, over one database: what transports work with. */
export interface Services {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: ReturnType<typeof createMatchStore>
  readonly talkStore: ReturnType<typeof createTalkStore>
  readonly classStore: ReturnType<typeof createClassStore>
  readonly matches: Matches
  readonly classes: Classes
  readonly gatherings: Gatherings
  readonly passes: Passes
}

export function createServices({ database, scenarios, ownership, keepDays, meters, onFault }: ServicesParts): Services {
  const store = fencedMatches(meters.counting(createMatchStore(database)), ownership)
  const talkStore = fencedTalk(createTalkStore(database), ownership)
  const classStore = fencedClasses(createClassStore(database), ownership)
  const gatheringStore = fencedGatherings(createGatheringStore(database), ownership)
  const clock = systemClock
  const journalOf = ({ classId }: MatchSetup): Journal | undefined =>
    classId === undefined ? undefined : (entry) => classes.journal(classId, entry)
  const onResolved = (seconds: number) => meters.resolved(seconds)
  const shared = { ruleset: RULESET, scenarios, ownership, clock, onFault }
  const matches = new Matches({ ...shared, store, talkStore, journalOf, onResolved })
  const classes = new Classes({ scenarios, store: classStore, matches, ownership, clock, keepDays, onFault })
  const gatherings = new Gatherings({ scenarios, store: gatheringStore, matches, ownership, clock })
  const passes = new Passes(createPassStore(database), matches, clock)
  return { scenarios, store, talkStore, classStore, matches, classes, gatherings, passes }
}
