import { defaultBot } from '#shared/bots/index'
import type { Commitment, CommitmentOpening } from '#shared/match/commitment'
import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../lib/clock.ts'
import type { Failure } from '../lib/failure.ts'
import { type Matches, newMatchId } from '../match/matches.ts'
import type { MatchSetup } from '../match/matchSetup.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { CheckedRecord } from './checkRecord.ts'
import type { RecordTask } from './recordWorker.ts'
import { ThreadQueue } from './threadQueue.ts'
import type { Transcripts } from './transcripts.ts'

/** What imports of records need of the rest of the server. */
export interface RecordImportsDeps {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly matches: Pick<Matches, 'forget'>
  readonly store: Pick<MatchStore, 'importMatch' | 'importedBeyond'>
  /** Writes what is shown of them when their rules are gone. */
  readonly transcripts: Pick<Transcripts, 'add'>
  readonly clock: Clock
  /** Imported matches that are kept, at most. */
  readonly mostImports: number
}

/** Records that wait or are checked, at most. */
const MOST_PENDING = 8

/** Matches from files: each is checked and shown again as one that has ended. The oldest make room for new ones. */
export class RecordImports {
  readonly #deps: RecordImportsDeps
  /** Where they wait and are checked: it may be full, and is stopped with the server. */
  readonly checks = new ThreadQueue<RecordTask, CheckedRecord>({
    file: new URL('./recordWorker.ts', import.meta.url),
    mostPending: MOST_PENDING,
  })

  constructor(deps: RecordImportsDeps) {
    this.#deps = deps
  }

  /** Shows a match from a file again: any caller may look at it. */
  async import(text: string): Promise<{ readonly match: string } | Failure> {
    const checked = await this.checks.run({ text, scenarios: this.#deps.scenarios })
    if ('problem' in checked) return checked
    const setup = setupOf(checked)
    const { store, matches, transcripts, clock, mostImports } = this.#deps
    await store.importMatch(setup, checked.played, clock.now())
    transcripts.add(setup.id)
    await matches.forget(await store.importedBeyond(mostImports))
    return { match: setup.id }
  }
}

/** As a match of bots that any caller may watch. */
function setupOf({ outline }: CheckedRecord): MatchSetup {
  const { scenario, rulesVersion, years, seed, treatment, commitment, seats, programs = [], ownScenario } = outline
  return {
    id: newMatchId(),
    scenario,
    rulesVersion,
    seed,
    years,
    host: 0,
    seats: seats.map((power, seat) => ({
      power,
      bot: defaultBot(seat),
      people: [],
      ...(programs.includes(power) && { program: true as const }),
    })),
    ...(treatment === undefined ? {} : { treatment }),
    ...(ownScenario === undefined ? {} : { ownScenario }),
    ...(commitment === undefined ? {} : { commitment: openingOf(commitment) }),
    timeControl: 'untimed',
    chatRule: 'off',
  }
}

/** The hash follows from the rest. */
function openingOf({ hash: _, ...opening }: Commitment): CommitmentOpening {
  return opening
}
