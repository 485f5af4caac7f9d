import { tradeDependence } from '#shared/analysis/balance'
import { liesInRuins } from '#shared/analysis/ruins'
import { exp, quantize } from '#shared/math'
import type { ClaimOf, Statement } from '#shared/orders/claims'
import { NO_WARHEADS, sumLegs } from '#shared/ruleset/forces'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type { Treaty, TreatyOffer } from '#shared/state/gameState'
import { areAllied, ofSeat, powerAt } from '#shared/state/seats'
import { isBetween, treatyBetween } from '#shared/state/treaties'
import {
  addIntegrity,
  addPublicTrust,
  addSupport,
  addTension,
  addTrust,
  claimsOfKind,
  emit,
  hasSaid,
  idOf,
  seatOf,
  type Turn,
} from '#shared/turn/turn'

/** Breaches, then notices, then proposals: a proposal that meets the other side's standing offer is concluded. */
export function resolveDiplomacy(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'break')) breakOff(turn, seat, claim)
  for (const { seat, claim } of claimsOfKind(turn, 'leave')) giveNotice(turn, seat, claim)
  for (const { seat, claim } of claimsOfKind(turn, 'propose')) propose(turn, seat, claim)
}

function ids(turn: Turn, from: number, to: number) {
  return { power: idOf(turn, from), target: idOf(turn, to) }
}

function propose(turn: Turn, from: number, { treaty: kind, with: partner }: ClaimOf<'propose'>): void {
  const { draft } = turn
  const to = seatOf(turn, partner)
  const answered = draft.offers.some((offer) => offer.kind === kind && offer.from === to && offer.to === from)
  if (!answered) {
    draft.offers = [...draft.offers, { kind, from, to, year: draft.year }]
    emit(turn, { type: 'treatyProposed', audience: [idOf(turn, from), partner], ...ids(turn, from, to), treaty: kind })
    return
  }
  if (!ratify(turn, from, to, kind)) return
  draft.offers = draft.offers.filter(
    (offer) => offer.kind !== kind || !isBetween({ a: offer.from, b: offer.to }, from, to),
  )
  const { trust, ease, years } = turn.ruleset.treatyRules[kind]
  const term = years === undefined ? {} : { endsAfter: draft.year + years - 1 }
  draft.treaties = [...draft.treaties, { kind, a: Math.min(from, to), b: Math.max(from, to), ...term }]
  emit(turn, { type: 'treatyConcluded', audience: 'all', ...ids(turn, from, to), treaty: kind })
  addTension(turn, from, to, -ease)
  addTrust(turn, from, to, trust)
  addTrust(turn, to, from, trust)
}

/**
 * A treaty with another bloc must pass at home: it costs each side support, and fails where a power has little or has told its
 * people this year that the enemy is at the gates (clause 4.9). True when it passed, or needs no passing.
 */
function ratify(turn: Turn, from: number, to: number, treaty: TreatyKind): boolean {
  const { draft, ruleset } = turn
  if (areAllied(draft, from, to)) return true
  const { ratifyFrom, ratifySupport } = ruleset.treaties
  const sides = [from, to]
  const unwilling = sides.find((seat) => powerAt(draft, seat).support < ratifyFrom || hasSaid(turn, seat, isRally))
  if (unwilling === undefined) {
    for (const seat of sides) addSupport(turn, seat, -ratifySupport)
    return true
  }
  const other = unwilling === from ? to : from
  emit(turn, { type: 'ratificationFailed', audience: 'all', ...ids(turn, unwilling, other), treaty })
  return false
}

const isRally = ({ say }: Statement): boolean => say === 'rally'

function giveNotice(turn: Turn, from: number, { treaty: kind, with: partner }: ClaimOf<'leave'>): void {
  const { draft } = turn
  const to = seatOf(turn, partner)
  const endsAfter = draft.year + turn.ruleset.treaties.noticeYears
  draft.treaties = draft.treaties.map((treaty) =>
    isTreaty(treaty, kind, from, to) ? { ...treaty, endsAfter } : treaty,
  )
  emit(turn, { type: 'treatyLeft', audience: 'all', ...ids(turn, from, to), treaty: kind })
}

function breakOff(turn: Turn, from: number, { treaty: kind, with: partner }: Omit<ClaimOf<'break'>, 'kind'>): void {
  const treaty = treatyBetween(turn.draft, kind, from, seatOf(turn, partner))
  if (treaty !== undefined) breach(turn, from, treaty)
}

const isTreaty = (treaty: Treaty, kind: TreatyKind, a: number, b: number): boolean =>
  treaty.kind === kind && isBetween(treaty, a, b)

/** Breaks one treaty in public: it ends at once and costs integrity, trust and tension (clause 4.11). */
function breach(turn: Turn, breaker: number, { kind, a, b }: Treaty): void {
  const { draft, ruleset } = turn
  const other = a === breaker ? b : a
  draft.treaties = draft.treaties.filter((treaty) => !isTreaty(treaty, kind, a, b))
  addIntegrity(turn, breaker, -ruleset.treaties.breachIntegrity)
  addPublicTrust(turn, breaker, ruleset.treaties.breachTrust)
  addTension(turn, breaker, other, ruleset.treaties.breachTension)
  emit(turn, { type: 'treatyBroken', audience: 'all', ...ids(turn, breaker, other), treaty: kind })
  if (kind === 'interdependence') cutLinks(turn, breaker, other)
}

/** The financial balance of terror: a broken tie hurts the side that depends more on the other's market (clause 4.11). */
function cutLinks(turn: Turn, breaker: number, other: number): void {
  const [one, two] = [powerAt(turn.draft, breaker), powerAt(turn.draft, other)]
  const kept = (own: number, partner: number) =>
    own * (1 - turn.ruleset.treaties.linkCut * tradeDependence(own, partner))
  const [mine, theirs] = [one.gdp, two.gdp]
  one.gdp = quantize(kept(mine, theirs))
  two.gdp = quantize(kept(theirs, mine))
  emit(turn, { type: 'linksCut', audience: 'all', ...ids(turn, breaker, other) })
}

/** Interceptors beyond the agreed number break every limit their builder has signed. */
export function checkLimits(turn: Turn): void {
  for (const [seat, { forces, onOrder }] of turn.draft.powers.entries()) {
    if (onOrder.interceptors === 0) continue
    if (forces.interceptors + onOrder.interceptors <= turn.ruleset.treaties.interceptorCap) continue
    for (const treaty of turn.draft.treaties) {
      if (treaty.kind === 'interceptorLimit' && (treaty.a === seat || treaty.b === seat)) breach(turn, seat, treaty)
    }
  }
}

/**
 * Warheads bought under an arms limit are a breach only when they are found out; inspections find more. Returns the
 * cheats found and their partners.
 */
export function detectCheating(turn: Turn): readonly Cheat[] {
  const limits = turn.draft.treaties.filter(({ kind }) => kind === 'armsLimit')
  const sides = limits.flatMap(({ a, b }): Cheat[] => [
    { cheat: a, cheated: b },
    { cheat: b, cheated: a },
  ])
  const found = sides.filter(({ cheat, cheated }) =>
    turn.rng.split('cheat', cheat, cheated).chance(chanceToFindOut(turn, cheat, cheated)),
  )
  for (const { cheat, cheated } of found) {
    emit(turn, { type: 'cheatingFound', audience: 'all', ...ids(turn, cheat, cheated) })
    if (inspects(turn, cheated, cheat)) dismantle(turn, cheat)
    breakOff(turn, cheat, { treaty: 'armsLimit', with: idOf(turn, cheated) })
  }
  return found
}

/** What inspectors find is dismantled before it stands: warheads on order are gone, and the money with them (clause 4.11). */
function dismantle(turn: Turn, cheat: number): void {
  const power = powerAt(turn.draft, cheat)
  power.onOrder = { ...power.onOrder, ...NO_WARHEADS }
}

/** The seat that armed beyond a limit, and the seat it had promised not to. */
interface Cheat {
  readonly cheat: number
  readonly cheated: number
}

function chanceToFindOut(turn: Turn, cheat: number, cheated: number): number {
  const { onOrder } = powerAt(turn.draft, cheat)
  const lots = sumLegs((leg) => onOrder[leg] / turn.ruleset.forces[leg].lot)
  const { cheatFound, cheatFoundInspected } = turn.ruleset.treaties
  return 1 - exp(-(inspects(turn, cheated, cheat) ? cheatFoundInspected : cheatFound) * lots)
}

/** A strike breaks every treaty between the two, and ends the attacker's offers (clause 4.11). */
export function breakByStrike(turn: Turn, attacker: number, target: number): void {
  for (const treaty of turn.draft.treaties) if (isBetween(treaty, attacker, target)) breach(turn, attacker, treaty)
  turn.draft.offers = turn.draft.offers.filter((offer) => offer.from !== attacker)
}

/** End of the year: kept treaties raise trust; notices run out; last year's offers end. */
export function closeTreatyYear(turn: Turn): void {
  const { draft, ruleset } = turn
  for (const { kind, a, b } of draft.treaties) {
    const { trust } = ruleset.treatyRules[kind]
    addTrust(turn, a, b, trust * ruleset.treaties.keptTrust)
    addTrust(turn, b, a, trust * ruleset.treaties.keptTrust)
  }
  for (const { kind, a, b, endsAfter } of draft.treaties) {
    if (endsAfter === draft.year) emit(turn, { type: 'treatyEnded', audience: 'all', ...ids(turn, a, b), treaty: kind })
  }
  draft.treaties = draft.treaties.filter((treaty) => treaty.endsAfter === undefined || treaty.endsAfter > draft.year)
  const standing = draft.offers.filter(({ from, to }) => !wasRuined(turn, from) && !wasRuined(turn, to))
  for (const offer of standing) if (offer.year < draft.year) lapse(turn, offer)
  draft.offers = standing.filter((offer) => offer.year === draft.year)
}

/** True for a power that was struck in the year's exchange and has lost more than half of what it was (clause 8.13). */
const wasRuined = ({ draft, ruleset }: Turn, seat: number): boolean =>
  ofSeat(draft.exchange.struck, seat) && liesInRuins(ruleset, powerAt(draft, seat))

/** An offer that ran out unanswered: all learn of it, and people at home ask why (clause 4.9). */
function lapse(turn: Turn, { from, to, kind }: TreatyOffer): void {
  addSupport(turn, to, -turn.ruleset.treaties.lapsed)
  emit(turn, { type: 'offerLapsed', audience: 'all', ...ids(turn, from, to), treaty: kind })
}

/** True when the viewer may inspect the target: its reports are near the truth. */
export const inspects = (turn: Turn, viewer: number, target: number): boolean =>
  treatyBetween(turn.draft, 'inspection', viewer, target) !== undefined
