import { flightTime, totalWarheads } from '#shared/analysis/exchange'
import { byLevel, clamp, logistic, logit, quantize } from '#shared/math'
import { firePlan } from '#shared/resolve/phases/launch'
import type { Rng } from '#shared/rng'
import { FULLY_READY, LEGS, mapLegs, mapReadinessLegs, READINESS_LEGS, type Readiness } from '#shared/ruleset/forces'
import type { Salvo, Track } from '#shared/state/gameState'
import { ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import { isBetween, treatyBetween } from '#shared/state/treaties'
import { addTension, claimsOfKind, emit, idOf, type Turn } from '#shared/turn/turn'

/** Evidence of a report in log-odds: d′²/2 for the truth, against it otherwise, with spread d′ (the-model B11). */
function evidence(real: boolean, separation: number, rng: Rng): number {
  const strength = (separation * separation) / 2
  return (real ? strength : -strength) + separation * rng.normal()
}

function prior(turn: Turn, viewer: number, origin: number): number {
  const { prior: base, priorPerTension, priorMost } = turn.ruleset.alarms
  return clamp(base + priorPerTension * tensionBetween(turn.draft, viewer, origin), 0, priorMost)
}

function sense(turn: Turn, viewer: number, origin: number, real: boolean, rng: Rng): number {
  const separation = byLevel(turn.ruleset.tables.sensorSeparation, powerAt(turn.draft, viewer).forces.sensors)
  return quantize(logistic(logit(prior(turn, viewer, origin)) + evidence(real, separation, rng)))
}

function showTrack(turn: Turn, track: Track): void {
  const { viewer, origin, count, confidence, minutes } = track
  const { exchange } = turn.draft
  turn.draft.exchange = { ...exchange, tracks: [...exchange.tracks, track] }
  const power = idOf(turn, viewer)
  emit(turn, {
    type: 'warningRaised',
    audience: [power],
    power,
    origin: idOf(turn, origin),
    count,
    confidence,
    minutes,
  })
}

/** Tracks of real salvos on powers not yet warned in this exchange (clause 7.4). */
export function raiseRealTracks(turn: Turn): void {
  for (const salvo of turn.draft.exchange.inFlight) {
    if (!turn.draft.exchange.warned[salvo.target]) showTrack(turn, realTrack(turn, salvo))
  }
}

function realTrack(turn: Turn, { attacker, target, warheads }: Salvo): Track {
  const rng = turn.rng.split('realTrack', attacker, target)
  const { trackNoise, trackLeast, trackMost } = turn.ruleset.alarms
  const seen = totalWarheads(warheads) * clamp(1 + trackNoise * rng.normal(1), trackLeast, trackMost)
  return {
    viewer: target,
    origin: attacker,
    count: Math.max(1, Math.round(seen)),
    confidence: sense(turn, target, attacker, true, rng),
    minutes: turn.ruleset.alarms[flightTime(warheads)],
    real: true,
    asked: false,
  }
}

/** The year's false alarms, drawn so that they look like real ones (clause 7.5). */
export function raiseFalseTracks(turn: Turn): void {
  raiseArranged(turn)
  for (let viewer = 0; viewer < turn.draft.powers.length; viewer++) {
    if (turn.draft.exchange.tracks.some((track) => track.viewer === viewer)) continue
    const rng = turn.rng.split('falseTrack', viewer)
    const origin = falseAlarmOrigin(turn, viewer, rng)
    if (origin !== undefined && rng.chance(alarmRate(turn, viewer, origin)))
      showTrack(turn, falseTrack(turn, viewer, origin, rng))
  }
}

/** False tracks arranged from outside (clause 10.8), drawn as any others; none where a screen shows tracks already. */
function raiseArranged(turn: Turn): void {
  const { alarmsToCome, ...exchange } = turn.draft.exchange
  if (alarmsToCome === undefined) return
  turn.draft.exchange = exchange
  for (const { viewer, origin } of alarmsToCome) {
    if (turn.draft.exchange.tracks.some((track) => track.viewer === viewer)) continue
    showTrack(turn, falseTrack(turn, viewer, origin, turn.rng.split('falseTrack', viewer)))
  }
}

/** The power a false alarm points at, drawn in proportion to tension; undefined when the viewer is tense with none. */
function falseAlarmOrigin(turn: Turn, viewer: number, rng: Rng): number | undefined {
  const row = ofSeat(turn.draft.tension, viewer)
  let total = 0
  for (const tension of row) total += tension
  let left = rng.uniform(1) * total
  for (const [other, tension] of row.entries()) {
    left -= tension
    if (tension > 0 && left < 0) return other
  }
  return undefined
}

/** Probability of a false alarm this year: readiness and tension raise it, sensors and a hotline lower it. */
export function alarmRate(turn: Turn, viewer: number, origin: number): number {
  const { rate, perReadiness, perTension, perSensor, hotlineFactor } = turn.ruleset.alarms
  const power = powerAt(turn.draft, viewer)
  const worst = Math.max(...READINESS_LEGS.map((leg) => power.posture.readiness[leg]))
  const hotline = treatyBetween(turn.before, 'hotline', viewer, origin) ? hotlineFactor : 1
  const tension = 1 + perTension * tensionBetween(turn.draft, viewer, origin)
  const crisis = facedThisYear(turn, viewer, origin) ? turn.ruleset.crisis.alarmFactor : 1
  const ready = 1 + perReadiness * (worst - 1)
  const sensors = 1 - perSensor * Math.min(power.forces.sensors, turn.ruleset.forces.sensors.limit)
  return rate * ready * tension * sensors * hotline * crisis
}

const facedThisYear = ({ draft }: Turn, a: number, b: number): boolean =>
  draft.crises.some(
    ({ year, challenger, defender }) => year === draft.year && isBetween({ a: challenger, b: defender }, a, b),
  )

function falseTrack(turn: Turn, viewer: number, origin: number, rng: Rng): Track {
  const { tracksLow, tracksSpan, minutesFar, minutesNear, farShare } = turn.ruleset.alarms
  const draw = rng.uniform(2)
  return {
    viewer,
    origin,
    count: tracksLow + Math.floor(draw * draw * tracksSpan),
    confidence: sense(turn, viewer, origin, false, rng.split('sense')),
    minutes: rng.uniform(3) < farShare ? minutesFar : minutesNear,
    real: false,
    asked: false,
  }
}

/** Carries out what the warned chose, and what launch authority says for those who did not answer (clause 7.6). */
export function resolveWarnings(turn: Turn): void {
  for (const { seat } of claimsOfKind(turn, 'raiseReadiness')) raiseReadiness(turn, seat)
  for (const { seat, claim } of claimsOfKind(turn, 'launch')) firePlan(turn, seat, claim)
  for (const seat of turn.before.window.participants) {
    if (ofSeat(turn.claims, seat).length === 0) answerUnattended(turn, seat)
  }
  updateTracks(turn)
  recallBombers(turn)
}

function raiseReadiness(turn: Turn, seat: number): void {
  const power = powerAt(turn.draft, seat)
  const raised = (now: Readiness) => Math.min(FULLY_READY, now + turn.ruleset.alarms.readinessRaised) as Readiness
  const readiness = mapReadinessLegs((leg) => raised(power.posture.readiness[leg]))
  power.posture = { ...power.posture, readiness }
}

/** Launch on warning fires without an order from `launchConfidence` on; every other authority waits for impact. */
function answerUnattended(turn: Turn, seat: number): void {
  const { posture } = powerAt(turn.draft, seat)
  const sure = turn.draft.exchange.tracks.find(
    (track) => track.viewer === seat && track.confidence >= turn.ruleset.alarms.launchConfidence,
  )
  if (sure === undefined || posture.authority !== 'onWarning' || posture.targeting === 'withheld') return
  firePlan(turn, seat, {
    kind: 'launch',
    target: idOf(turn, sure.origin),
    legs: LEGS,
    share: 100,
    aim: posture.targeting,
  })
}

/** A viewer that asked gets an answer and one more window; every other track leaves the screens. */
function updateTracks(turn: Turn): void {
  const asking = new Set([...claimsOfKind(turn, 'ask')].map(({ seat }) => seat))
  const { tracks, warned } = turn.draft.exchange
  const kept: Track[] = []
  for (const track of tracks) {
    const hotline = treatyBetween(turn.before, 'hotline', track.viewer, track.origin) !== undefined
    if (asking.has(track.viewer) && hotline && !track.asked) kept.push(askOrigin(turn, track))
    else if (!track.real) dropFalseTrack(turn, track)
  }
  const viewers = new Set(tracks.map((track) => track.viewer))
  turn.draft.exchange = {
    ...turn.draft.exchange,
    tracks: kept,
    warned: warned.map((was, seat) => was || viewers.has(seat) || ofSeat(turn.draft.exchange.warned, seat)),
  }
}

/** Legs that can be recalled turn back from tracks that have proved false (clause 8.11). */
function recallBombers(turn: Turn): void {
  const { inFlight } = turn.draft.exchange
  const falseFrom = (salvo: Salvo) =>
    turn.before.exchange.tracks.some(
      ({ viewer, origin, real }) => viewer === salvo.attacker && origin === salvo.target && !real,
    )
  const kept = inFlight.map((salvo) => (falseFrom(salvo) && !salvo.retaliation ? turnBack(turn, salvo) : salvo))
  const empty = kept.filter(({ warheads }) => totalWarheads(warheads) === 0)
  const neverFlew = (attacker: number, target: number) =>
    empty.some((salvo) => salvo.attacker === attacker && salvo.target === target)
  const { exchange } = turn.draft
  turn.draft.exchange = {
    ...exchange,
    inFlight: kept.filter((salvo) => !empty.includes(salvo)),
    salvosBySeat: exchange.salvosBySeat.map((n, seat) => n - empty.filter(({ attacker }) => attacker === seat).length),
    firedAt: exchange.firedAt.map((targets, seat) => targets.filter((target) => !neverFlew(seat, target))),
  }
}

function turnBack(turn: Turn, salvo: Salvo): Salvo {
  const { forces } = turn.ruleset
  const recalled = mapLegs((leg) => (forces[leg].carrier === 'aircraft' ? salvo.warheads[leg] : 0))
  const bombers = totalWarheads(recalled)
  if (bombers === 0) return salvo
  const power = powerAt(turn.draft, salvo.attacker)
  power.forces = { ...power.forces, ...mapLegs((leg) => power.forces[leg] + recalled[leg]) }
  emit(turn, { type: 'bombersRecalled', audience: [power.id], power: power.id, bombers })
  return { ...salvo, warheads: mapLegs((leg) => salvo.warheads[leg] - recalled[leg]) }
}

function askOrigin(turn: Turn, track: Track): Track {
  const rng = turn.rng.split('ask', track.viewer, track.origin)
  const { askSeparation, askLeft } = turn.ruleset.alarms
  const answer = evidence(track.real, askSeparation, rng)
  const power = idOf(turn, track.viewer)
  emit(turn, {
    type: 'hotlineAnswered',
    audience: [power],
    power,
    origin: idOf(turn, track.origin),
    denies: answer < 0,
  })
  const confidence = quantize(logistic(logit(track.confidence) + answer))
  return { ...track, confidence, minutes: Math.ceil(track.minutes * askLeft), asked: true }
}

function dropFalseTrack(turn: Turn, track: Track): void {
  const power = idOf(turn, track.viewer)
  emit(turn, { type: 'alarmProvedFalse', audience: [power], power, origin: idOf(turn, track.origin) })
  addTension(turn, track.viewer, track.origin, turn.ruleset.tension.alarm)
}
