import { byLevel, clamp, ln, quantize, quantizeOdds } from '#shared/math'
import { inspects } from '#shared/resolve/phases/diplomacy'
import { exposePlans } from '#shared/resolve/phases/plans'
import type { Rng } from '#shared/rng'
import { ESTIMATED, type Estimated, FULLY_READY, LEAST_READY, SIGHTED_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { HIDDEN_TECHNOLOGIES } from '#shared/ruleset/vocabulary'
import { firstLook, passYear, weighReport } from '#shared/state/estimates'
import type { Assessment, Belief, ForceBelief } from '#shared/state/gameState'
import { areAllied, beliefOf, ofSeat, powerAt } from '#shared/state/seats'
import { addTension, addTrust, claimsOfKind, emit, idOf, seatOf, type Turn } from '#shared/turn/turn'

/** A year's reports of every power on every other, with errors; spies make them smaller and may be caught (clause 5). */
export function resolveIntelligence(turn: Turn): void {
  const efforts = spyEfforts(turn)
  exposePlans(turn, efforts)
  const seats = turn.draft.powers.length
  for (let viewer = 0; viewer < seats; viewer++) {
    for (let target = 0; target < seats; target++) {
      if (viewer !== target) report(turn, viewer, target, ofSeat(ofSeat(efforts, viewer), target))
    }
  }
  for (let target = 0; target < seats; target++) reportToPublic(turn, target)
}

/** What the world at large reads of a power this year, from sources of its own that no inspection or spy improves. */
function reportToPublic(turn: Turn, target: number): void {
  const before = ofSeat(turn.draft.publicAssessments, target)
  const look: Look = { effort: 0, sigma: turn.ruleset.estimates.publicSigma, inspected: false }
  turn.draft.publicAssessments[target] = reassess(
    turn,
    before,
    target,
    look,
    turn.rng.split('report', 'public', target),
  )
}

/** efforts[i][j]: spy level 0–3 of i on j; those caught are known at once to both powers. */
function spyEfforts(turn: Turn): number[][] {
  const efforts = turn.draft.powers.map(() => turn.draft.powers.map(() => 0))
  for (const { seat, claim } of claimsOfKind(turn, 'spy')) {
    const target = seatOf(turn, claim.target)
    const power = powerAt(turn.draft, seat)
    ofSeat(efforts, seat)[target] = claim.level
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
  const before = beliefOf(turn.draft, viewer, target)
  const inspected = inspects(turn, viewer, target)
  const sigma = inspected ? turn.ruleset.treaties.inspectedSigma : byLevel(turn.ruleset.tables.reportSigma, effort)
  const after: Belief = { ...before, ...reassess(turn, before, target, { effort, sigma, inspected }, rng) }
  ofSeat(turn.draft.beliefs, viewer)[target] = after
  if (!areAllied(turn.draft, viewer, target)) judgeReadiness(turn, viewer, target, before, after)
}

/** How well a rival is looked at this year: spy level 0–3 and the error of a report in ln units. */
interface Look {
  readonly effort: number
  readonly sigma: number
  readonly inspected: boolean
}

function reassess(turn: Turn, before: Assessment, target: number, look: Look, rng: Rng): Assessment {
  const { effort, sigma, inspected } = look
  const truth = powerAt(turn.draft, target)
  const forces = { ...before.forces }
  const errors = { ...before.errors }
  for (const [n, kind] of ESTIMATED.entries()) {
    const { error, reported } = readForce(turn, truth.forces[kind], before.errors[kind], sigma, rng, n)
    errors[kind] = error
    const { gdp } = truth
    forces[kind] = updateForce(turn.ruleset, kind, before.forces[kind], { reported, sigma, gdp, inspected })
  }
  const technology = { ...before.technology }
  for (const [n, kind] of HIDDEN_TECHNOLOGIES.entries()) {
    technology[kind] = readTechnology(turn, before.technology[kind], truth.technology[kind], effort, rng, n)
  }
  const worst = Math.max(...SIGHTED_LEGS.map((leg) => truth.posture.readiness[leg]))
  const { readinessNoise, sightingWeight } = turn.ruleset.estimates
  const sighted = clamp(worst + rng.normal(20) * readinessNoise, LEAST_READY, FULLY_READY)
  return {
    forces,
    technology,
    errors,
    readiness: quantize((before.readiness + sightingWeight * sighted) / (1 + sightingWeight)),
  }
}

/**
 * One report in ln(n + 1), and its error in units of its sigma, which is correlated with last year's. A true zero is reported
 * as zero most of the time.
 */
function readForce(turn: Turn, truth: number, lastError: number, sigma: number, rng: Rng, n: number) {
  const { persistence, zeroSeen } = turn.ruleset.estimates
  const error = quantize(persistence * lastError + rng.normal(n) * Math.sqrt(1 - persistence * persistence))
  if (truth === 0 && rng.uniform(40 + n) < zeroSeen) return { error, reported: 0 }
  return { error, reported: Math.max(0, ln(truth + 1) + sigma * error) }
}

/** A report in ln(n + 1), its sigma, and what is public of the rival. */
interface Report {
  readonly reported: number
  readonly sigma: number
  readonly gdp: number
  readonly inspected: boolean
}

/**
 * The report on what is fielded is weighed, then doubt grows by what is on order. A report of nothing is taken as it is; a
 * report of something where nothing was believed is a first look.
 */
function updateForce(ruleset: Ruleset, force: Estimated, before: ForceBelief, report: Report): ForceBelief {
  const { nothing, nothingSigma } = ruleset.estimates
  const { reported, sigma } = report
  if (reported < nothing) return firstLook(0, nothingSigma)
  const after = before.mean < nothing ? firstLook(reported, sigma) : weighReport(ruleset, before, reported, sigma)
  return passYear(ruleset, force, after, report)
}

/** Bayes over the levels from one report, which names the true level or, about as often, a neighbour. */
function readTechnology(turn: Turn, odds: readonly number[], truth: number, effort: number, rng: Rng, n: number) {
  const { technologyHit, technologySpyHit, technologyFar } = turn.ruleset.estimates
  const hit = technologyHit + technologySpyHit * effort
  const draw = rng.uniform(60 + n)
  const named = clamp(draw < hit ? truth : draw < (1 + hit) / 2 ? truth - 1 : truth + 1, 0, odds.length - 1)
  const near = (1 - hit) / 2
  return quantizeOdds(
    odds.map(
      (weight, level) =>
        weight * (level === named ? hit : level === named - 1 || level === named + 1 ? near : technologyFar),
    ),
  )
}

/**
 * A rival's readiness on land and in the air is partly visible: it raises tension, and an alert costs trust and is
 * reported when first seen. Submarines on patrol raise no tension.
 */
function judgeReadiness(turn: Turn, viewer: number, target: number, before: Belief, after: Belief): void {
  const { perReadiness, readinessFrom } = turn.ruleset.tension
  const { alertSighted } = turn.ruleset.estimates
  const steps = after.readiness - readinessFrom
  // Half, because each of the two sights the other.
  if (steps > 0) addTension(turn, viewer, target, (perReadiness * steps) / 2)
  if (after.readiness < alertSighted) return
  addTrust(turn, viewer, target, turn.ruleset.trust.highReadiness)
  if (before.readiness >= alertSighted) return
  const ids = { viewer: idOf(turn, viewer), power: idOf(turn, target) }
  emit(turn, { type: 'readinessSighted', audience: [ids.viewer], ...ids, level: Math.round(after.readiness) })
}
