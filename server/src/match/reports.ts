import type { MakeReport, PlayerReport } from '#shared/protocol/reports'
import { type Problem, problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import { randomCode } from '../lib/randomCode.ts'
import type { Match } from './match.ts'
import type { SeatedPrincipal } from './principal.ts'

const ID_LENGTH = 10
/** Words of a reported player that the host of the server sees. */
export const MOST_WORDS = 10
/** How long a report is kept. */
export const REPORT_MILLISECONDS = 7 * 24 * 3_600_000
/** Reports kept in all, the oldest forgotten first. */
const MOST_KEPT = 500

/** Reports that must outlive the process. Each call is durable when its promise resolves. */
export interface ReportStore {
  /** Keeps a report, and the newest so many of those made after a time. */
  add(report: PlayerReport, keep: { readonly after: number; readonly most: number }): Promise<void>
  /** Those made after a time, the newest first. */
  after(time: number): Promise<readonly PlayerReport[]>
  remove(id: string): Promise<void>
  /** Removes what was reported in these matches. */
  removeOf(matches: readonly string[]): Promise<void>
}

/** What players report to the host of the server about each other: kept for seven days. Classes have their teacher. */
export class Reports {
  readonly #store: ReportStore
  readonly #clock: Clock

  constructor(store: ReportStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** Keeps a report by a player of a match, or says why not. Only words that the reporter could read are in it. */
  async make(match: Match, by: SeatedPrincipal, { power, reason }: MakeReport): Promise<Problem | undefined> {
    if (match.setup.classId !== undefined) return problem('teacherLeads')
    const seat = match.seats.seatOf(power)
    if (seat === undefined || seat === by.seat || match.seats.isBot(seat)) return problem('noPersonThere')
    const said = (await match.chat.visibleTo(by)).filter(({ from }) => from === power).slice(-MOST_WORDS)
    if (said.length === 0) return problem('nothingSaid')
    const at = this.#clock.now()
    const report: PlayerReport = {
      id: randomCode(ID_LENGTH).toLowerCase(),
      at,
      match: match.setup.id,
      power: match.seats.all[seat]!.power,
      name: match.seatFacts()[seat]!.name,
      reason,
      words: said.map((word) => word.said),
    }
    await this.#store.add(report, { after: at - REPORT_MILLISECONDS, most: MOST_KEPT })
    return undefined
  }

  list(): Promise<readonly PlayerReport[]> {
    return this.#store.after(this.#clock.now() - REPORT_MILLISECONDS)
  }

  remove(id: string): Promise<void> {
    return this.#store.remove(id)
  }

  /** These matches are forgotten: nothing of what was said in them is kept. */
  removeOf(matches: readonly string[]): Promise<void> {
    return this.#store.removeOf(matches)
  }
}
