import type { StateId } from '#shared/ids'
import { answerPlea } from '#shared/resolve/phases/pleas'
import { HOSTED_LEGS, type HostedLeg, hostedWarheads, recordOf } from '#shared/ruleset/forces'
import type { Base } from '#shared/state/gameState'
import { nearness } from '#shared/state/nearness'
import { powerAt, tensionBetween } from '#shared/state/seats'
import { addPublicTrust, addTension, claimsOfKind, emit, idOf, lesserState, type Turn } from '#shared/turn/turn'

/** Bases given up and asked for this year; the host's consent was a condition of the order (clause 4.12). */
export function resolveBases(turn: Turn): void {
  for (const { seat, claim } of claimsOfKind(turn, 'closeBase')) closeBase(turn, seat, claim.host)
  for (const { seat, claim } of claimsOfKind(turn, 'buildBase')) {
    const base: Base = { patron: seat, host: claim.host, known: claim.open }
    turn.draft.bases = [...turn.draft.bases, base]
    // What a state is seen to wait for would tell of a secret base.
    if (claim.open) answerPlea(turn, lesserState(turn, claim.host), seat, 'deed')
    const ids = { power: idOf(turn, seat), state: claim.host }
    if (claim.open) emit(turn, { type: 'baseAnnounced', audience: 'all', ...ids })
    else emit(turn, { type: 'baseBuilt', audience: [ids.power], ...ids })
    if (claim.open) provoke(turn, base)
  }
}

/** What of the hosted legs finds room for this many warheads, leg by leg. */
function housedIn(room: number, forces: Readonly<Record<HostedLeg, number>>): Readonly<Record<HostedLeg, number>> {
  let left = room
  return recordOf(HOSTED_LEGS, (leg) => {
    const kept = Math.min(forces[leg], left)
    left -= kept
    return kept
  })
}

/** Ends a base. Warheads that no other base of its owner can hold are scrapped. */
export function closeBase(turn: Turn, patron: number, host: StateId): void {
  const { draft, ruleset } = turn
  const closed = draft.bases.find((base) => base.patron === patron && base.host === host)
  if (closed === undefined) return
  draft.bases = draft.bases.filter((base) => base !== closed)
  const power = powerAt(draft, patron)
  const room = draft.bases.filter((base) => base.patron === patron).length * ruleset.bases.capacity
  power.forces = { ...power.forces, ...housedIn(room, power.forces) }
  power.onOrder = { ...power.onOrder, ...housedIn(room - hostedWarheads(power.forces), power.onOrder) }
  const audience = closed.known ? 'all' : [power.id]
  emit(turn, { type: 'baseClosed', audience, power: power.id, state: host })
}

/** Secret bases may be found (clause 7.8). Returns those found this year, with the seat each threatens most. */
export function discoverBases(turn: Turn): readonly { readonly base: Base; readonly threatened: number }[] {
  const found: { base: Base; threatened: number }[] = []
  for (const base of turn.before.bases) {
    const stands = turn.draft.bases.includes(base)
    if (base.known || !stands) continue
    if (!turn.rng.split('found', base.patron, base.host).chance(chanceToFind(turn, base.patron))) continue
    turn.draft.bases = turn.draft.bases.map((other) => (other === base ? { ...base, known: true } : other))
    emit(turn, { type: 'baseDiscovered', audience: 'all', power: idOf(turn, base.patron), state: base.host })
    addPublicTrust(turn, base.patron, turn.ruleset.trust.baseSeen)
    const threatened = provoke(turn, base)
    if (threatened !== undefined) found.push({ base, threatened })
  }
  return found
}

function chanceToFind(turn: Turn, patron: number): number {
  const { found, foundPerSpy } = turn.ruleset.bases
  const target = idOf(turn, patron)
  let best = 0
  for (const { claim } of claimsOfKind(turn, 'spy')) if (claim.target === target) best = Math.max(best, claim.level)
  return found + foundPerSpy * best
}

/** Raises tension with the power a base threatens most: near, hostile, of another bloc. Returns its seat. */
function provoke(turn: Turn, base: Base): number | undefined {
  const threatened = mostThreatened(turn, base)
  if (threatened !== undefined) addTension(turn, base.patron, threatened, turn.ruleset.tension.base)
  return threatened
}

function mostThreatened({ draft, ruleset }: Turn, { patron, host }: Base): number | undefined {
  const site = draft.states.find((state) => state.id === host)
  let best: number | undefined
  let most = 0
  for (const [seat, power] of draft.powers.entries()) {
    if (site === undefined || seat === patron || power.bloc === powerAt(draft, patron).bloc) continue
    const threat = nearness(ruleset, site.capital, power.capital) * (1 + tensionBetween(draft, seat, patron))
    if (threat > most) [best, most] = [seat, threat]
  }
  return best
}

/** Known bases raise tension again each year. */
export function raiseBaseTension(turn: Turn): void {
  for (const base of turn.draft.bases) if (base.known) provoke(turn, base)
}
