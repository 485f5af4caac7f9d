import type { GameEvent } from '#shared/events/index'
import type { PowerId, ScenarioId } from '#shared/ids'
import type { Injection } from '#shared/injections/index'
import type { Commitment } from '#shared/match/commitment'
import type { Submissions } from '#shared/resolve/acceptOrders'
import type { Rng } from '#shared/rng'
import type { Scenario } from '#shared/scenario/schema'
import type { TreatmentId } from '#shared/treatments/index'

/** A match as written down: enough to play it again bit for bit. Append-only. */
export interface MatchRecord {
  readonly rulesVersion: number
  readonly scenario: ScenarioId
  /** Powers in seat order. */
  readonly seats: readonly PowerId[]
  readonly years: number
  /** Secret until the match has ended: it is all the luck there will be. */
  readonly seed: string
  /** The one rule that was changed (treatments/); absent when none was. */
  readonly treatment?: TreatmentId
  /** What was published of the seed before the first window; absent when nothing was. */
  readonly commitment?: Commitment
  /** Its scenario, where it does not come with the game: it is played by this, wherever it is opened. */
  readonly ownScenario?: Scenario
  /** Powers that programs played, by their own word; absent when none did. */
  readonly programs?: readonly PowerId[]
  readonly windows: readonly WindowRecord[]
}

/** One closed window: submissions, injections, events, and the hash of the position after it. */
export interface WindowRecord {
  readonly number: number
  readonly submissions: Submissions
  /** Events the teacher injected as it closed; absent when there were none. */
  readonly injections?: readonly Injection[]
  readonly events: readonly GameEvent[]
  /** Of the state after the window closed. */
  readonly hash: string
}

/** The scenario of a match: its own, or the one of the game with its name; undefined where there is none. */
export const scenarioOfMatch = (
  known: { get(id: string): Scenario | undefined },
  { scenario, ownScenario }: { readonly scenario: string; readonly ownScenario?: Scenario | undefined },
): Scenario | undefined => ownScenario ?? known.get(scenario)

/** The luck of the deal, below a match's root generator: interests and first estimates. */
export const dealRng = (root: Rng): Rng => root.split('deal')

/** The luck of one window. */
export const windowRng = (root: Rng, windowNumber: number): Rng => root.split('window', windowNumber)

/** The luck of one bot in one window, apart from the world's. */
export const botRng = (root: Rng, windowNumber: number, seat: number): Rng => root.split('bot', windowNumber, seat)
