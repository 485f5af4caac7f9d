import { launchable } from '#shared/analysis/exchange'
import { launchedBy } from '#shared/analysis/forecast'
import type { ClaimOf } from '#shared/orders/define'
import { claimsOfKind, seatOf, type Turn } from '#shared/resolve/turn'
import type { Salvo } from '#shared/state/gameState'

/** Forces leave the ground on every accepted launch claim (clause 8.1). Returns how many salvos flew. */
export function launch(turn: Turn): number {
  let flown = 0
  for (const { seat, claim } of claimsOfKind(turn, 'launch')) if (fire(turn, seat, claim)) flown++
  return flown
}

/** Fires one salvo: its warheads leave the attacker's forces at once. False when nothing could fly. */
export function fire(turn: Turn, attacker: number, plan: ClaimOf<'launch'>): boolean {
  const { draft, before, ruleset } = turn
  const power = draft.powers[attacker]!
  const { exchange } = draft
  if (exchange.salvosBySeat[attacker]! >= ruleset.exchange.waves) return false
  const planned = before.window.kind === 'planning'
  const ready = launchable(ruleset, { warheads: power.forces, readiness: power.posture.readiness }, planned)
  const warheads = launchedBy(ready, plan.legs, plan.share)
  if (warheads.silos + warheads.submarines + warheads.bombers === 0) return false
  power.forces = {
    ...power.forces,
    silos: power.forces.silos - warheads.silos,
    submarines: power.forces.submarines - warheads.submarines,
    bombers: power.forces.bombers - warheads.bombers,
  }
  const target = seatOf(turn, plan.target)
  const retaliation = before.exchange.salvosBySeat[target]! > 0
  const salvo: Salvo = { attacker, target, warheads, aim: plan.aim, retaliation }
  draft.exchange = {
    ...exchange,
    inFlight: [...exchange.inFlight, salvo],
    salvosBySeat: exchange.salvosBySeat.map((salvos, seat) => (seat === attacker ? salvos + 1 : salvos)),
    warned: exchange.warned.map((warned, seat) => warned || seat === attacker),
  }
  return true
}
