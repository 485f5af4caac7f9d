import { commandChance } from '#shared/analysis/arsenal'
import { cityDamage } from '#shared/analysis/damage'
import {
  arrivingWarheads,
  drawdown,
  exposedShare,
  flightTime,
  leakage,
  preciseShare,
  totalWarheads,
} from '#shared/analysis/exchange'
import { clamp, ln, quantize } from '#shared/math'
import { breakByStrike } from '#shared/resolve/phases/diplomacy'
import { resolveFallout } from '#shared/resolve/phases/fallout'
import { mapLegs, REPORTED_LEGS, type ReportedLeg } from '#shared/ruleset/forces'
import type { Salvo } from '#shared/state/gameState'
import { ofSeat, powerAt } from '#shared/state/seats'
import { addPublicTrust, addTension, emit, idOf, reviseAssessments, type Turn } from '#shared/turn/turn'

/** Lands every salvo in flight, in the order of launch (clause 8.2). False when there was none. */
export function resolveImpact(turn: Turn): boolean {
  const salvos = turn.draft.exchange.inFlight
  if (salvos.length === 0) return false
  turn.draft.exchange = { ...turn.draft.exchange, inFlight: [], wave: turn.draft.exchange.wave + 1 }
  announceFirstUse(turn, salvos)
  for (const salvo of salvos) chargeAttacker(turn, salvo)
  for (const [n, salvo] of salvos.entries()) land(turn, salvo, n)
  loseCommand(turn, salvos)
  return true
}

/** Announces the first use of nuclear weapons in the match, by the attacker of the first salvo. */
function announceFirstUse(turn: Turn, [first]: readonly Salvo[]): void {
  const { climate } = turn.draft
  if (climate.weaponsUsed || first === undefined) return
  turn.draft.climate = { ...climate, weaponsUsed: true }
  const [power, target] = [idOf(turn, first.attacker), idOf(turn, first.target)]
  emit(turn, { type: 'firstUse', audience: 'all', power, target })
}

/** What firing costs in politics: guilt and broken treaties for what was no answer, and trust; tension in any case. */
function chargeAttacker(turn: Turn, { attacker, target, retaliation, accident }: Salvo): void {
  if (!(retaliation || accident || turn.draft.exchange.struck[attacker])) markAggressor(turn, attacker)
  if (!retaliation && !accident) breakByStrike(turn, attacker, target)
  if (!retaliation) addPublicTrust(turn, attacker, turn.ruleset.trust.struck)
  addTension(turn, attacker, target, turn.ruleset.tension.war)
}

/** A power that fires at one that had not fired is the aggressor of this exchange, for good. */
function markAggressor({ draft }: Turn, seat: number): void {
  powerAt(draft, seat).usedFirst = true
  const aggressors = draft.exchange.aggressors.map((was, other) => was || other === seat)
  draft.exchange = { ...draft.exchange, aggressors }
}

function land(turn: Turn, salvo: Salvo, n: number): void {
  const { ruleset, draft } = turn
  const target = powerAt(draft, salvo.target)
  const tracks = arrivingWarheads(ruleset, salvo.warheads)
  const through = leakage(ruleset, tracks, target.forces.interceptors)
  const { arrivalNoise, arrivalLeast, arrivalMost } = ruleset.exchange
  const luck = 1 + arrivalNoise * turn.rng.split('arrival', salvo.attacker, salvo.target, n).normal()
  const arrived = Math.round(through * clamp(luck, arrivalLeast, arrivalMost))
  const spentInterceptors = Math.min(target.forces.interceptors, Math.ceil(tracks))
  target.forces = { ...target.forces, interceptors: target.forces.interceptors - spentInterceptors }
  if (salvo.aim === 'counterforce') destroyForces(turn, salvo, arrived)
  assessLaunch(turn, salvo)
  const hurt = hurtPeople(turn, salvo, arrived)
  if (salvo.aim === 'counterforce') resolveFallout(turn, salvo.target, arrived * ruleset.exchange.megatonsEquivalent)
  emit(turn, {
    type: 'salvoLanded',
    audience: 'all',
    attacker: idOf(turn, salvo.attacker),
    target: idOf(turn, salvo.target),
    aim: salvo.aim,
    launched: totalWarheads(salvo.warheads),
    intercepted: Math.max(0, Math.round(tracks - through)),
    arrived,
    ...hurt,
    retaliation: salvo.retaliation,
  })
}

function destroyForces(turn: Turn, salvo: Salvo, arrived: number): void {
  const attacker = powerAt(turn.draft, salvo.attacker)
  const target = powerAt(turn.draft, salvo.target)
  const precise = arrived * preciseShare(turn.ruleset, salvo.warheads)
  const { survivors } = drawdown(turn.ruleset, precise, attacker.technology, {
    warheads: target.forces,
    readiness: target.posture.readiness,
    hardness: target.technology.hardness,
    quieting: target.technology.quieting,
    accuracy: target.technology.accuracy,
  })
  const before = target.forces
  const lost = mapLegs((leg) => before[leg] - Math.round(survivors[leg]))
  target.forces = { ...before, ...mapLegs((leg) => before[leg] - lost[leg]) }
  emit(turn, { type: 'forcesDestroyed', audience: [target.id], power: target.id, ...lost })
  for (const leg of REPORTED_LEGS) assess(turn, salvo.target, leg, before[leg], target.forces[leg])
}

/** Every observer lowers its estimate of a power by what that power fired. */
function assessLaunch(turn: Turn, { attacker, warheads }: Salvo): void {
  const { forces } = powerAt(turn.draft, attacker)
  for (const leg of REPORTED_LEGS) assess(turn, attacker, leg, forces[leg] + warheads[leg], forces[leg])
}

/** Every observer moves its estimate by what was seen to go, with the error of damage assessment. */
function assess(turn: Turn, subject: number, leg: ReportedLeg, before: number, after: number): void {
  if (before === after) return
  const shift = ln((after + 1) / (before + 1))
  const { assessmentSigma } = turn.ruleset.estimates
  reviseAssessments(turn, subject, ({ forces }, observer) => {
    const { mean, variance, ...reportError } = forces[leg]
    const error = assessmentSigma * turn.rng.split('assess', observer, subject, leg).normal()
    const moved = {
      mean: quantize(Math.max(0, mean + shift + error)),
      variance: quantize(variance + assessmentSigma * assessmentSigma),
      ...reportError,
    }
    return { forces: { ...forces, [leg]: moved } }
  })
}

/** Deaths and industry lost at the target. The damage curves are concave, so EMT landed earlier in the exchange counts. */
function hurtPeople(turn: Turn, salvo: Salvo, arrived: number): { dead: number; industryLost: number } {
  const { ruleset, draft } = turn
  const target = powerAt(draft, salvo.target)
  const { exchange } = draft
  const yielded = arrived * ruleset.exchange.megatonsEquivalent
  const onForces = salvo.aim === 'counterforce'
  const emtBefore = ofSeat(exchange.emtBySeat, salvo.target)
  const onPeople = yielded * (onForces ? ruleset.exchange.collateral : 1)
  const emtAfter = quantize(emtBefore + onPeople * exposedShare(ruleset, target.forces.shelters))
  const before = cityDamage(ruleset, emtBefore, target.startPopulation)
  const after = cityDamage(ruleset, emtAfter, target.startPopulation)
  const dead = quantize(Math.min(target.population, (after.dead - before.dead) * target.startPopulation))
  const industryLost = quantize((after.industry - before.industry) / (1 - before.industry))
  target.population = quantize(target.population - dead)
  target.dead = quantize(target.dead + dead)
  target.gdp = quantize(target.gdp * (1 - industryLost))
  target.loss = quantize(clamp(target.loss + after.loss - before.loss, 0, 1))
  target.support = quantize(clamp(target.support - ruleset.support.perLoss * (after.loss - before.loss), 0, 100))
  draft.exchange = {
    ...exchange,
    struck: exchange.struck.map((was, seat) => was || seat === salvo.target),
    emtBySeat: exchange.emtBySeat.map((emt, seat) => (seat === salvo.target ? emtAfter : emt)),
    cityEmt: quantize(exchange.cityEmt + (onForces ? 0 : yielded)),
    forceEmt: quantize(exchange.forceEmt + (onForces ? yielded : 0)),
  }
  return { dead, industryLost }
}

/** A strike on forces may cut off the target's command for the rest of the exchange (clause 8.3). */
function loseCommand(turn: Turn, salvos: readonly Salvo[]): void {
  const { draft, ruleset } = turn
  const silenced = [...draft.exchange.silenced]
  const onForces = salvos.filter((salvo) => salvo.aim === 'counterforce')
  for (const seat of new Set(onForces.map((salvo) => salvo.target))) {
    const power = powerAt(draft, seat)
    const short = onForces.some(({ target, warheads }) => target === seat && flightTime(warheads) === 'minutesForward')
    const survives = commandChance(ruleset, power.posture.authority) * (short ? ruleset.exchange.forwardCommand : 1)
    if (silenced[seat] || turn.rng.split('command', seat).chance(survives)) continue
    silenced[seat] = true
    emit(turn, { type: 'commandLost', audience: [power.id], power: power.id })
  }
  draft.exchange = { ...draft.exchange, silenced }
}
