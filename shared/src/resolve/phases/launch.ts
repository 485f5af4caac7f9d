import { launchableWarheads, totalWarheads } from '#shared/analysis/exchange'
import { warheadsLaunched } from '#shared/analysis/forecast'
import type { ClaimOf } from '#shared/orders/claims'
import { LEGS } from '#shared/ruleset/forces'
import type { Salvo } from '#shared/state/gameState'
import { ofSeat, powerAt } from '#shared/state/seats'
import { claimsOfKind, seatOf, type Turn } from '#shared/turn/turn'

/** Launches a salvo for every accepted launch claim (clause 8.1). Returns the number launched. */
export function resolveLaunches(turn: Turn): number {
  let flown = 0
  for (const { seat, claim } of claimsOfKind(turn, 'launch')) if (firePlan(turn, seat, claim)) flown++
  return flown
}

/** Fires what a plan says of what stands ready. False when nothing could fly. */
export function firePlan(turn: Turn, attacker: number, plan: ClaimOf<'launch'>): boolean {
  const { draft, before, ruleset } = turn
  const power = powerAt(draft, attacker)
  const planned = before.window.kind === 'planning' || before.window.kind === 'confrontation'
  const ready = launchableWarheads(ruleset, { warheads: power.forces, readiness: power.posture.readiness }, planned)
  const warheads = warheadsLaunched(ready, plan.legs, plan.share)
  return launchSalvo(turn, attacker, seatOf(turn, plan.target), { warheads, aim: plan.aim, accident: false })
}

/** Launches one salvo and takes its warheads off the attacker's forces. False when it is empty or beyond `waves`. */
export function launchSalvo(
  turn: Turn,
  attacker: number,
  target: number,
  load: Pick<Salvo, 'warheads' | 'aim' | 'accident'>,
): boolean {
  const { draft, before, ruleset } = turn
  const { exchange } = draft
  const spent = ofSeat(exchange.salvosBySeat, attacker) >= ruleset.exchange.waves
  if (spent || totalWarheads(load.warheads) === 0 || atPeace(turn, attacker, target)) return false
  const power = powerAt(draft, attacker)
  const forces = { ...power.forces }
  for (const leg of LEGS) forces[leg] -= load.warheads[leg]
  power.forces = forces
  const retaliation = ofSeat(before.exchange.salvosBySeat, target) > 0
  draft.exchange = {
    ...exchange,
    tension: exchange.tension ?? before.tension,
    inFlight: [...exchange.inFlight, { attacker, target, ...load, retaliation }],
    salvosBySeat: exchange.salvosBySeat.map((salvos, seat) => (seat === attacker ? salvos + 1 : salvos)),
    firedAt: exchange.firedAt.map((targets, seat) => (seat === attacker ? [...targets, target] : targets)),
    warned: exchange.warned.map((warned, seat) => warned || seat === attacker),
  }
  return true
}

/** A ceasefire between the two holds: neither side's orders go out. */
const atPeace = ({ draft }: Turn, a: number, b: number): boolean =>
  draft.exchange.ceasefires.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
