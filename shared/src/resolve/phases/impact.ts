import { commandChance } from '#shared/analysis/arsenal'
import { cityDamage } from '#shared/analysis/damage'
import { drawdown, exposed, leakage, reaching, totalWarheads } from '#shared/analysis/exchange'
import { clamp, ln, quantize } from '#shared/math'
import { breakByStrike } from '#shared/resolve/phases/diplomacy'
import { resolveFallout } from '#shared/resolve/phases/fallout'
import { READINESS_LEGS, type ReadinessLeg } from '#shared/ruleset/forces'
import type { Salvo } from '#shared/state/gameState'
import { addPublicTrust, addTension, emit, idOf, type Turn } from '#shared/turn/turn'

/** Everything in the air comes down, salvo by salvo in the order of launch (clause 8.2). False when nothing was. */
export function resolveImpact(turn: Turn): boolean {
  const salvos = turn.draft.exchange.inFlight
  if (salvos.length === 0) return false
  turn.draft.exchange = { ...turn.draft.exchange, inFlight: [], wave: turn.draft.exchange.wave + 1 }
  announceFirstUse(turn, salvos)
  for (const [n, salvo] of salvos.entries()) land(turn, salvo, n)
  loseCommand(turn, salvos)
  return true
}

/** The first salvo of the match makes its power the one that broke the taboo. */
function announceFirstUse(turn: Turn, salvos: readonly Salvo[]): void {
  const { draft } = turn
  const first = salvos[0]!
  if (!draft.climate.weaponsUsed) {
    emit(turn, {
      type: 'firstUse',
      audience: 'all',
      power: idOf(turn, first.attacker),
      target: idOf(turn, first.target),
    })
  }
  draft.climate = { ...draft.climate, weaponsUsed: true }
  for (const { attacker, target, retaliation, accident } of salvos) {
    if (!(retaliation || accident || draft.exchange.struck[attacker])) markAggressor(turn, attacker)
    if (!retaliation && !accident) breakByStrike(turn, attacker, target)
    addPublicTrust(turn, attacker, retaliation ? 0 : turn.ruleset.trust.struck)
    addTension(turn, attacker, target, turn.ruleset.tension.war)
  }
}

/** Whoever fires at somebody who had not fired is the aggressor of this exchange, for good. */
function markAggressor({ draft }: Turn, seat: number): void {
  draft.powers[seat]!.usedFirst = true
  const aggressors = draft.exchange.aggressors.map((was, other) => was || other === seat)
  draft.exchange = { ...draft.exchange, aggressors }
}

function land(turn: Turn, salvo: Salvo, n: number): void {
  const { ruleset, draft } = turn
  const target = draft.powers[salvo.target]!
  const tracks = reaching(ruleset, salvo.warheads)
  const through = leakage(ruleset, tracks, target.forces.interceptors)
  const luck = 1 + ruleset.exchange.arrivalNoise * turn.rng.split('arrival', salvo.attacker, salvo.target, n).normal()
  const arrived = Math.round(through * clamp(luck, 0.5, 1.2))
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
  const attacker = turn.draft.powers[salvo.attacker]!
  const target = turn.draft.powers[salvo.target]!
  const { survivors } = drawdown(turn.ruleset, arrived, attacker.technology, {
    warheads: target.forces,
    readiness: target.posture.readiness,
    hardness: target.technology.hardness,
    quieting: target.technology.quieting,
  })
  const lost = {
    silos: target.forces.silos - Math.round(survivors.silos),
    submarines: target.forces.submarines - Math.round(survivors.submarines),
    bombers: target.forces.bombers - Math.round(survivors.bombers),
    forward: target.forces.forward - Math.round(survivors.forward),
  }
  target.forces = {
    ...target.forces,
    silos: target.forces.silos - lost.silos,
    submarines: target.forces.submarines - lost.submarines,
    bombers: target.forces.bombers - lost.bombers,
    forward: target.forces.forward - lost.forward,
  }
  emit(turn, { type: 'forcesDestroyed', audience: [target.id], power: target.id, ...lost })
  for (const leg of READINESS_LEGS) assess(turn, salvo.target, leg, target.forces[leg] + lost[leg], target.forces[leg])
}

/** Everybody counts what a power has fired: it has that much less. */
function assessLaunch(turn: Turn, { attacker, warheads }: Salvo): void {
  const { forces } = turn.draft.powers[attacker]!
  for (const leg of READINESS_LEGS) assess(turn, attacker, leg, forces[leg] + warheads[leg], forces[leg])
}

/** Every observer moves its estimate by what was seen to go, with the error of a picture taken through smoke. */
function assess(turn: Turn, subject: number, leg: ReadinessLeg, before: number, after: number): void {
  if (before === after) return
  const shift = ln((after + 1) / (before + 1))
  const { assessmentSigma } = turn.ruleset.estimates
  for (const [observer, row] of turn.draft.beliefs.entries()) {
    const belief = row[subject]!
    const { mean, variance } = belief.forces[leg]
    const error = assessmentSigma * turn.rng.split('assess', observer, subject, leg).normal()
    const moved = {
      mean: quantize(Math.max(0, mean + shift + error)),
      variance: quantize(variance + assessmentSigma * assessmentSigma),
    }
    row[subject] = { ...belief, forces: { ...belief.forces, [leg]: moved } }
  }
}

/** Dead and ruined at the target: the damage curves are concave, so what fell before in this exchange counts too. */
function hurtPeople(turn: Turn, salvo: Salvo, arrived: number): { dead: number; industryLost: number } {
  const { ruleset, draft } = turn
  const target = draft.powers[salvo.target]!
  const { exchange } = draft
  const yielded = arrived * ruleset.exchange.megatonsEquivalent
  const onForces = salvo.aim === 'counterforce'
  const emtBefore = exchange.emtBySeat[salvo.target]!
  const onPeople = yielded * (onForces ? ruleset.exchange.collateral : 1)
  const emtAfter = quantize(emtBefore + onPeople * exposed(ruleset, target.forces.shelters))
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

/** A strike on forces may cut off the leadership: then its people can order nothing more (clause 8.3). */
function loseCommand(turn: Turn, salvos: readonly Salvo[]): void {
  const { draft, ruleset } = turn
  const silenced = [...draft.exchange.silenced]
  const onForces = salvos.filter((salvo) => salvo.aim === 'counterforce')
  for (const seat of new Set(onForces.map((salvo) => salvo.target))) {
    const power = draft.powers[seat]!
    const short = onForces.some(({ target, warheads }) => target === seat && warheads.forward > 0)
    const survives = commandChance(ruleset, power.posture.authority) * (short ? ruleset.exchange.forwardCommand : 1)
    if (silenced[seat] || turn.rng.split('command', seat).chance(survives)) continue
    silenced[seat] = true
    emit(turn, { type: 'commandLost', audience: [power.id], power: power.id })
  }
  draft.exchange = { ...draft.exchange, silenced }
}
