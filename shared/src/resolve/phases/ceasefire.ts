import {
  addIntegrity,
  addPublicTrust,
  addTension,
  claimsOfKind,
  emit,
  idOf,
  seatOf,
  type Turn,
} from '#shared/turn/turn'

/**
 * Offers to stop that meet in one window (clause 8.9). If neither side fired at the other as it offered, the two fire
 * at each other no more; whoever offered and fired has broken its word before everybody.
 */
export function resolveCeasefires(turn: Turn): void {
  const offers = [...claimsOfKind(turn, 'ceasefire')].map(
    ({ seat, claim }) => [seat, seatOf(turn, claim.with)] as const,
  )
  for (const [from, to] of offers) {
    const met = offers.some(([other, target]) => other === to && target === from)
    if (met && from < to) meet(turn, from, to)
  }
}

function meet(turn: Turn, a: number, b: number): void {
  const fired = (from: number, at: number) =>
    turn.draft.exchange.inFlight.some(({ attacker, target }) => attacker === from && target === at)
  const breakers = [
    [a, b],
    [b, a],
  ].filter(([from, at]) => fired(from!, at!))
  for (const [from, at] of breakers) betray(turn, from!, at!)
  if (breakers.length > 0) return
  const { exchange } = turn.draft
  turn.draft.exchange = { ...exchange, ceasefires: [...exchange.ceasefires, [a, b]] }
  addTension(turn, a, b, -turn.ruleset.treaties.ceasefireCalm)
  emit(turn, { type: 'ceasefireAgreed', audience: 'all', power: idOf(turn, a), target: idOf(turn, b) })
}

function betray(turn: Turn, from: number, at: number): void {
  const { breachIntegrity, breachTrust } = turn.ruleset.treaties
  addIntegrity(turn, from, -breachIntegrity)
  addPublicTrust(turn, from, breachTrust)
  emit(turn, { type: 'ceasefireBroken', audience: 'all', power: idOf(turn, from), target: idOf(turn, at) })
}
