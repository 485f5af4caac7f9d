import type { GameEvent } from '#shared/events/index'
import type { PowerId, StateId } from '#shared/ids'
import { clamp, quantize } from '#shared/math'
import type { Claim, ClaimOf } from '#shared/orders/claims'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Confrontation, PastCrisis } from '#shared/state/confrontation'
import type {
  Base,
  Belief,
  Climate,
  Ending,
  Exchange,
  GameState,
  PowerState,
  Treaty,
  TreatyOffer,
  Window,
} from '#shared/state/gameState'
import type { LesserState } from '#shared/state/lesserState'
import type { Trigger } from '#shared/turn/trigger'

/** Same fields, writable one level deep: what is nested is replaced, never changed in place. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * The position while one window is being resolved. Phases write here and nowhere else; it was copied from the state
 * as far as it is written, so the state before stays as it was.
 */
export interface Draft {
  year: number
  years: number
  readonly powers: Writable<PowerState>[]
  readonly states: Writable<LesserState>[]
  treaties: readonly Treaty[]
  bases: readonly Base[]
  confrontations: readonly Confrontation[]
  crises: readonly PastCrisis[]
  offers: readonly TreatyOffer[]
  readonly tension: number[][]
  readonly beliefs: Belief[][]
  exchange: Exchange
  climate: Climate
  window: Window
  ending?: Ending
}

/** What a phase works with. */
export interface Turn {
  readonly ruleset: Ruleset
  readonly before: GameState
  readonly draft: Draft
  /** Accepted claims of each seat. */
  readonly claims: readonly (readonly Claim[])[]
  /** The window's own luck; every draw is split off by purpose and seat. */
  readonly rng: Rng
  readonly events: GameEvent[]
  /** What was brought about from outside, and comes before anything else that may open a confrontation. */
  readonly triggers: Trigger[]
}

export function openTurn(ruleset: Ruleset, before: GameState, claims: readonly (readonly Claim[])[], rng: Rng): Turn {
  const draft: Draft = {
    year: before.year,
    years: before.years,
    powers: before.powers.map((power) => ({ ...power })),
    states: before.states.map((state) => ({ ...state })),
    treaties: before.treaties,
    bases: before.bases,
    confrontations: before.confrontations,
    crises: before.crises,
    offers: before.offers,
    tension: before.tension.map((row) => [...row]),
    beliefs: before.beliefs.map((row) => [...row]),
    exchange: before.exchange,
    climate: before.climate,
    window: before.window,
  }
  return { ruleset, before, draft, claims, rng, events: [], triggers: [] }
}

/** The state after the window: the draft's fields over those no phase can change. */
export function closeTurn({ before, draft }: Turn): GameState {
  return { ...before, ...draft, windowNumber: before.windowNumber + 1 }
}

export function emit(turn: Turn, event: GameEvent): void {
  turn.events.push(event)
}

/** All claims of one kind with the seat that made them, in seat order. */
export function* claimsOfKind<Kind extends Claim['kind']>(
  turn: Turn,
  kind: Kind,
): Iterable<{ readonly seat: number; readonly claim: ClaimOf<Kind> }> {
  for (const [seat, claims] of turn.claims.entries()) {
    for (const claim of claims) if (claim.kind === kind) yield { seat, claim: claim as ClaimOf<Kind> }
  }
}

export const seatOf = ({ draft }: Turn, id: PowerId): number => draft.powers.findIndex((power) => power.id === id)

export const idOf = ({ draft }: Turn, seat: number): PowerId => draft.powers[seat]!.id

/** Moves the tension of a pair, both ways, within 0–100. */
export function addTension({ draft }: Turn, a: number, b: number, points: number): void {
  if (a === b) return
  const next = quantize(clamp(draft.tension[a]![b]! + points, 0, 100))
  draft.tension[a]![b] = next
  draft.tension[b]![a] = next
}

/** Moves one observer's log-odds that a power is a security seeker, within ±8. */
export function addTrust({ draft }: Turn, observer: number, subject: number, logOdds: number): void {
  if (observer === subject) return
  const belief = draft.beliefs[observer]![subject]!
  draft.beliefs[observer]![subject] = { ...belief, seeker: quantize(clamp(belief.seeker + logOdds, -8, 8)) }
}

/** Every seat's view of a power moves alike: what it did was public. */
export function addPublicTrust(turn: Turn, subject: number, logOdds: number): void {
  for (let observer = 0; observer < turn.draft.powers.length; observer++) addTrust(turn, observer, subject, logOdds)
}

/** Moves how well a power's word stands, within 0–100. */
export function addIntegrity({ draft }: Turn, seat: number, points: number): void {
  const power = draft.powers[seat]!
  power.integrity = quantize(clamp(power.integrity + points, 0, 100))
}

/** Moves what a power's people think of it, within 0–100. */
export function addSupport({ draft }: Turn, seat: number, points: number): void {
  const power = draft.powers[seat]!
  power.support = quantize(clamp(power.support + points, 0, 100))
}

/** Moves how threatened a lesser state feels, within 0–100. */
export function addFear({ draft }: Turn, id: StateId, points: number): void {
  const state = draft.states.find((each) => each.id === id)
  if (state) state.fear = quantize(clamp(state.fear + points, 0, 100))
}
