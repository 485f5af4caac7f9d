import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Metrics } from './admin/metrics.ts'
import { Classes } from './classroom/classes.ts'
import { disclosureOf } from './classroom/classroom.ts'
import type { ClassStore } from './classroom/classStore.ts'
import { Homework } from './classroom/homeworkIntake.ts'
import { Rehearsals } from './classroom/rehearsal/rehearsals.ts'
import { WorldDebriefs } from './classroom/worldDebriefs.ts'
import { fencedChat, fencedClasses, fencedLobbies, fencedMatches } from './cluster/fenced.ts'
import { Acts } from './lib/acts.ts'
import type { Clock } from './lib/clock.ts'
import type { WordFilter } from './lib/wordFilter.ts'
import { Lobbies } from './lobby/lobbies.ts'
import type { AuditLog } from './match/auditEvent.ts'
import { Matches } from './match/matches.ts'
import type { MatchSetup } from './match/matchSetup.ts'
import type { Ownership } from './match/ownership.ts'
import { Reports } from './match/reports.ts'
import { createSealReason, type FindSealReason } from './match/seal.ts'
import { SeatTransfers } from './match/seatTransfers.ts'
import { ifKnown } from './match/storedIds.ts'
import { ThinkingBots } from './match/thinkingBots.ts'
import type { TranscriptStore } from './match/transcriptStore.ts'
import { RecordImports } from './records/recordImports.ts'
import { Transcripts } from './records/transcripts.ts'
import { SharedScenarios } from './scenarios/sharedScenarios.ts'
import type { Database } from './store/database.ts'
import { createActStore } from './store/sqlActStore.ts'
import { createChatStore } from './store/sqlChatStore.ts'
import { createClassStore } from './store/sqlClassStore.ts'
import { createLobbyStore } from './store/sqlLobbyStore.ts'
import { createMatchStore } from './store/sqlMatchStore.ts'
import { createReportStore } from './store/sqlReportStore.ts'
import { createSeatTransferStore } from './store/sqlSeatTransferStore.ts'
import { createSharedScenarioStore } from './store/sqlSharedScenarioStore.ts'
import { createTranscriptStore } from './store/sqlTranscriptStore.ts'
import type { RateLimiters } from './web/rateLimiter.ts'

/** What the services need of the rest of the server. */
export interface ServicesDeps {
  readonly database: Database
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly ownership: Ownership
  readonly keepDays: number
  readonly mostImports: number
  readonly mostShared: number
  /** Words that the server's host wants in no name and no free text; classes have their teacher. */
  readonly isBarred?: WordFilter | undefined
  readonly metrics: Metrics
  readonly limiters: RateLimiters
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** Everything that is played and kept, over one database: what transports work with. */
export interface Services {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: ReturnType<typeof createMatchStore>
  readonly chatStore: ReturnType<typeof createChatStore>
  readonly classStore: ReturnType<typeof createClassStore>
  readonly lobbyStore: ReturnType<typeof createLobbyStore>
  readonly sealReason: FindSealReason
  readonly matches: Matches
  readonly classes: Classes
  readonly rehearsals: Rehearsals
  readonly homework: Homework
  readonly lobbies: Lobbies
  readonly reports: Reports
  readonly sharedScenarios: SharedScenarios
  readonly seatTransfers: SeatTransfers
  readonly imports: RecordImports
  readonly transcriptStore: TranscriptStore
  readonly transcripts: Transcripts
  readonly thinkingBots: ThinkingBots
  /** What callers have done, each once. */
  readonly acts: Acts
}

/** Creates the services of one process over its database. */
export function createServices(deps: ServicesDeps): Services {
  const { database, scenarios, ownership, keepDays, mostImports, isBarred, metrics, limiters, clock, onFault } = deps
  const stores = createStores(database, ownership)
  const { store, chatStore, classStore, lobbyStore, transcriptStore } = stores
  const auditLogOf = ({ classId }: MatchSetup): AuditLog | undefined =>
    classId === undefined ? undefined : (entry) => classes.audit(classId, entry)
  const timings = {
    onResolved: (seconds: number) => metrics.resolved(seconds),
    onWritten: (seconds: number) => metrics.written(seconds),
  }
  const sealReason = createSealReason({ store, disclosureIn: disclosureIn(classStore) })
  const shared = { ruleset: RULESET, scenarios, ownership, clock, onFault }
  const transcripts = new Transcripts({ ruleset: RULESET, scenarios, store, transcriptStore, onFault })
  const thinkingBots = new ThinkingBots(scenarios, onFault)
  const debriefs = new WorldDebriefs({ ruleset: RULESET, scenarios, store, transcriptStore, onFault })
  const matches = new Matches({
    ...shared,
    store,
    chatStore,
    sealReason,
    mayChat: limiters.chat,
    thinkingBots,
    isBarred,
    auditLogOf,
    comingIn: async ({ id, classId }) => (classId === undefined ? undefined : await classes.comingIn(classId, id)),
    onAwake: (match) => classes.supervise(match),
    onEnded: (match) => transcripts.add(match),
    ...timings,
  })
  const classes = new Classes({ scenarios, store: classStore, matches, debriefs, ownership, clock, keepDays, onFault })
  const lobbies = new Lobbies({ scenarios, store: lobbyStore, matches, ownership, clock, isBarred })
  const seatTransfers = new SeatTransfers(createSeatTransferStore(database), {
    matches,
    clock,
    follow: (match, change) => lobbies.follow(match, change),
  })
  const imports = new RecordImports({ scenarios, matches, store, transcripts, clock, mostImports })
  return {
    ...stores,
    scenarios,
    sealReason,
    matches,
    classes,
    rehearsals: new Rehearsals({ classes, matches, clock, onFault }),
    homework: new Homework({ classes, scenarios }),
    lobbies,
    sharedScenarios: new SharedScenarios({
      ...{ ...deps, store: createSharedScenarioStore(database) },
      taken: new Set(scenarios.keys()),
    }),
    reports: new Reports(createReportStore(database), clock),
    seatTransfers,
    imports,
    transcripts,
    thinkingBots,
    acts: new Acts({ store: createActStore(database), clock }),
  }
}

/** What is kept, written only by the process that owns it. */
const createStores = (database: Database, ownership: Ownership) => ({
  store: fencedMatches(createMatchStore(database), ownership),
  chatStore: fencedChat(createChatStore(database), ownership),
  classStore: fencedClasses(createClassStore(database), ownership),
  lobbyStore: fencedLobbies(createLobbyStore(database), ownership),
  transcriptStore: createTranscriptStore(database),
})

/** How much of a match its class has opened; nothing where the class is not known. */
const disclosureIn = (classes: Pick<ClassStore, 'load'>) => async (classId: string, match: string) => {
  const classroom = await ifKnown(() => classes.load(classId))
  return classroom === undefined ? 'none' : disclosureOf(classroom, match)
}
