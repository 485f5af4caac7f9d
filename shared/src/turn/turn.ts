import type { GameEvent } from '#shared/events/index'
import type { PowerId, StateId } from '#shared/ids'
import { clamp, quantize } from '#shared/math'
import type { Claim, ClaimOf, Statement } from '#shared/orders/claims'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Confrontation, PastCrisis } from '#shared/state/confrontation'
import type {
  Assessment,
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
import { beliefOf, ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import type { Trigger } from '#shared/turn/trigger'

/** Same fields, writable one level deep: what is nested is replaced, never changed in place. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * The position while one window is being resolved. Phases write here and nowhere else; it was copied from the state
 * as far as it is written, so the state before stays as it was.
 */
export interface TurnDraft {
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
  readonly publicAssessments: Assessment[]
  exchange: Exchange
  climate: Climate
  window: Window
  ending?: Ending
}

/** What a phase works with. */
export interface Turn {
  readonly ruleset: Ruleset
  readonly before: GameState
  readonly draft: TurnDraft
  /** Accepted claims of each seat. */
  readonly claims: readonly (readonly Claim[])[]
  /** The window's own generator; every draw is split off by purpose and seat. */
  readonly rng: Rng
  readonly events: GameEvent[]
  /** Confrontations brought about by injections; they open before any others. */
  readonly triggers: Trigger[]
}

/** Opens the turn of a window: a draft of the state, with claims, rules and chance. */
export function openTurn(ruleset: Ruleset, before: GameState, claims: readonly (readonly Claim[])[], rng: Rng): Turn {
  const draft: TurnDraft = {
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
    publicAssessments: [...before.publicAssessments],
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

/** Adds an event to the turn. */
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

/** True when a power has made such a statement in this window. */
export const hasSaid = (turn: Turn, seat: number, isSo: (said: Statement) => boolean): boolean =>
  [...claimsOfKind(turn, 'statement')].some(({ seat: by, claim }) => by === seat && isSo(claim.statement))

/** The seat of a power in this match. */
export const seatOf = ({ draft }: Turn, id: PowerId): number => draft.powers.findIndex((power) => power.id === id)

/**
 * The lesser state with this id as the window leaves it so far.
 * @throws RangeError when the match has none: a fault of the caller
 */
export function lesserState({ draft }: Turn, id: StateId): TurnDraft['states'][number] {
  const state = draft.states.find((each) => each.id === id)
  if (state === undefined) throw new RangeError(`the match has no lesser state ${id}`)
  return state
}

/** The id of the power in a seat. */
export const idOf = ({ draft }: Turn, seat: number): PowerId => powerAt(draft, seat).id

/** Moves the tension of a pair, both ways, within 0–100. */
export function addTension({ draft }: Turn, a: number, b: number, points: number): void {
  if (a === b) return
  const next = quantize(clamp(tensionBetween(draft, a, b) + points, 0, 100))
  ofSeat(draft.tension, a)[b] = next
  ofSeat(draft.tension, b)[a] = next
}

/** Moves one observer's log-odds that a power is a security seeker, within the bound of belief. */
export function addTrust({ draft, ruleset }: Turn, observer: number, subject: number, logOdds: number): void {
  if (observer === subject) return
  const { most } = ruleset.trust
  const belief = beliefOf(draft, observer, subject)
  ofSeat(draft.beliefs, observer)[subject] = {
    ...belief,
    seeker: quantize(clamp(belief.seeker + logOdds, -most, most)),
  }
}

/**
 * Revises what every observer reckons of a power's forces: other powers, by seat, and the world at large. What the power
 * believes of itself counts for nothing.
 */
export function reviseAssessments(
  { draft }: Turn,
  subject: number,
  revise: (assessment: Assessment, observer: number | 'public') => Partial<Pick<Assessment, 'forces' | 'errors'>>,
): void {
  for (const [observer, row] of draft.beliefs.entries()) {
    if (observer === subject) continue
    const belief = ofSeat(row, subject)
    row[subject] = { ...belief, ...revise(belief, observer) }
  }
  const reckoned = ofSeat(draft.publicAssessments, subject)
  draft.publicAssessments[subject] = { ...reckoned, ...revise(reckoned, 'public') }
}

/** Moves every observer's log-odds of a power alike: what it did was public. */
export function addPublicTrust(turn: Turn, subject: number, logOdds: number): void {
  for (let observer = 0; observer < turn.draft.powers.length; observer++) addTrust(turn, observer, subject, logOdds)
}

/** Moves a power's integrity, within 0–100. */
export function addIntegrity({ draft }: Turn, seat: number, points: number): void {
  const power = powerAt(draft, seat)
  power.integrity = quantize(clamp(power.integrity + points, 0, 100))
}

/** Moves a power's support at home, within 0–100. */
export function addSupport({ draft }: Turn, seat: number, points: number): void {
  const power = powerAt(draft, seat)
  power.support = quantize(clamp(power.support + points, 0, 100))
}

/** Moves a lesser state's fear, within 0–100. */
export function addFear({ draft }: Turn, id: StateId, points: number): void {
  const state = draft.states.find((each) => each.id === id)
  if (state) state.fear = quantize(clamp(state.fear + points, 0, 100))
}
