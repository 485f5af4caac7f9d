import { clamp, exp, ln, quantize } from '#shared/math'
import { quantizeOdds } from '#shared/resolve/odds'
import { inspects } from '#shared/resolve/phases/diplomacy'
import type { Rng } from '#shared/rng'
import { REPORT_SIGMA } from '#shared/ruleset/tables'
import { ESTIMATED, HIDDEN_TECHNOLOGIES } from '#shared/ruleset/vocabulary'
import type { Belief, LogNormal } from '#shared/state/gameState'
import { addTension, addTrust, claimsOfKind, emit, idOf, seatOf, type Turn } from '#shared/turn/turn'

/** Every power takes in a year's noisy reports on every other; spies sharpen them and may be caught (clause 5). */
export function resolveIntelligence(turn: Turn): void {
  const efforts = spyEfforts(turn)
  const seats = turn.draft.powers.length
  for (let viewer = 0; viewer < seats; viewer++) {
    for (let target = 0; target < seats; target++) {
      if (viewer !== target) report(turn, viewer, target, efforts[viewer]![target]!)
    }
  }
}

/** efforts[i][j]: spy level 0–3 of i on j; those caught are known at once to both powers. */
function spyEfforts(turn: Turn): number[][] {
  const efforts = turn.draft.powers.map(() => turn.draft.powers.map(() => 0))
  for (const { seat, claim } of claimsOfKind(turn, 'spy')) {
    const target = seatOf(turn, claim.target)
    const power = turn.draft.powers[seat]!
    efforts[seat]![target] = claim.level
    emit(turn, { type: 'spyReported', audience: [power.id], power: power.id, target: claim.target, level: claim.level })
    if (turn.rng.split('caught', seat, target).chance(turn.ruleset.spying.caughtPerLevel * claim.level)) {
      emit(turn, { type: 'spyCaught', audience: [power.id, claim.target], power: power.id, target: claim.target })
      addTension(turn, seat, target, turn.ruleset.tension.spyCaught)
      addTrust(turn, target, seat, turn.ruleset.trust.spyCaught)
    }
  }
  return efforts
}

function report(turn: Turn, viewer: number, target: number, effort: number): void {
  const rng = turn.rng.split('report', viewer, target)
  const before = turn.draft.beliefs[viewer]![target]!
  const sigma = inspects(turn, viewer, target)
    ? turn.ruleset.treaties.inspectedSigma
    : (REPORT_SIGMA[effort] ?? REPORT_SIGMA[0])
  const after = updateBelief(turn, before, target, { effort, sigma }, rng)
  turn.draft.beliefs[viewer]![target] = after
  judgeBuildUp(turn, viewer, target, before, after)
  if (turn.draft.powers[viewer]!.bloc !== turn.draft.powers[target]!.bloc)
    judgeReadiness(turn, viewer, target, before, after)
}

/** How well a rival is looked at this year: spy level 0–3 and the error of a report in ln units. */
interface Look {
  readonly effort: number
  readonly sigma: number
}

function updateBelief(turn: Turn, before: Belief, target: number, { effort, sigma }: Look, rng: Rng): Belief {
  const truth = turn.draft.powers[target]!
  const forces = { ...before.forces }
  const errors = { ...before.errors }
  for (const [n, kind] of ESTIMATED.entries()) {
    const { error, reported } = readForce(turn, truth.forces[kind], before.errors[kind], sigma, rng, n)
    errors[kind] = error
    forces[kind] = takeIn(turn, before.forces[kind], reported, sigma)
  }
  const technology = { ...before.technology }
  for (const [n, kind] of HIDDEN_TECHNOLOGIES.entries()) {
    technology[kind] = readTechnology(turn, before.technology[kind], truth.technology[kind], effort, rng, n)
  }
  const { silos, bombers } = truth.posture.readiness
  const worst = Math.max(silos, bombers)
  const sighted = clamp(worst + rng.normal(20) * turn.ruleset.estimates.readinessNoise, 1, 5)
  return {
    forces,
    technology,
    errors,
    readiness: quantize((before.readiness + 2 * sighted) / 3),
    seeker: quantize(before.seeker * turn.ruleset.trust.memory),
  }
}

/** One report in ln(n + 1). Errors persist from year to year, as the missile gap did; nothing is mostly seen as nothing. */
function readForce(turn: Turn, truth: number, lastError: number, sigma: number, rng: Rng, n: number) {
  const { persistence, zeroSeen } = turn.ruleset.estimates
  if (truth === 0 && rng.uniform(40 + n) < zeroSeen) return { error: 0, reported: 0 }
  const fresh = rng.normal(n) * sigma * Math.sqrt(1 - persistence * persistence)
  const kept = clamp(persistence * lastError, -2 * sigma, 2 * sigma)
  const error = quantize(clamp(kept + fresh, -2, 2))
  return { error, reported: Math.max(0, ln(truth + 1) + error) }
}

/** Kalman step: doubt grows by what may have been built unseen, then the report is weighed against it. */
function takeIn(turn: Turn, { mean, variance }: LogNormal, reported: number, sigma: number): LogNormal {
  const { drift, buildDoubt } = turn.ruleset.estimates
  const unseen = buildDoubt / (exp(mean) + buildDoubt)
  const doubted = variance + drift * drift + unseen * unseen
  const gain = doubted / (doubted + sigma * sigma)
  return { mean: quantize(mean + gain * (reported - mean)), variance: quantize((1 - gain) * doubted) }
}

/** Bayes over the six levels from one report, which names the true level or, about as often, a neighbour. */
function readTechnology(turn: Turn, odds: readonly number[], truth: number, effort: number, rng: Rng, n: number) {
  const hit = turn.ruleset.estimates.technologyHit + turn.ruleset.estimates.technologySpyHit * effort
  const draw = rng.uniform(60 + n)
  const named = clamp(draw < hit ? truth : draw < (1 + hit) / 2 ? truth - 1 : truth + 1, 0, 5)
  const near = (1 - hit) / 2
  return quantizeOdds(
    odds.map(
      (weight, level) => weight * (level === named ? hit : level === named - 1 || level === named + 1 ? near : 0.02),
    ),
  )
}

/** What a seen build-up says about aims: submarines reassure, interceptors and counterforce beyond parity alarm. */
function judgeBuildUp(turn: Turn, viewer: number, target: number, before: Belief, after: Belief): void {
  const { trust } = turn.ruleset
  const grew = (kind: (typeof ESTIMATED)[number]) => after.forces[kind].mean - before.forces[kind].mean > 0.3
  const own = turn.draft.powers[viewer]!.forces
  const parity = ln(own.silos + own.bombers + own.submarines + 1)
  if (grew('interceptors')) addTrust(turn, viewer, target, trust.interceptorsSeen)
  if (grew('silos') && after.forces.silos.mean > parity) addTrust(turn, viewer, target, trust.counterforceSeen)
  if (grew('submarines')) addTrust(turn, viewer, target, trust.submarinesSeen)
}

/** Readiness at which reconnaissance speaks of an alert. */
const ALERT = 3.7

/**
 * A rival's readiness on land and in the air is partly visible: it raises tension, and an alert costs trust and is
 * reported when first seen. Submarines on patrol frighten nobody.
 */
function judgeReadiness(turn: Turn, viewer: number, target: number, before: Belief, after: Belief): void {
  const steps = after.readiness - 2
  if (steps > 0) addTension(turn, viewer, target, (turn.ruleset.tension.perReadiness * steps) / 2)
  if (after.readiness < ALERT) return
  addTrust(turn, viewer, target, turn.ruleset.trust.highReadiness)
  if (before.readiness >= ALERT) return
  const ids = { viewer: idOf(turn, viewer), power: idOf(turn, target) }
  emit(turn, { type: 'readinessSighted', audience: [ids.viewer], ...ids, level: Math.round(after.readiness) })
}
