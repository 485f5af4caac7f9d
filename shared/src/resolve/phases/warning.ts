import { totalWarheads } from '#shared/analysis/exchange'
import { clamp, logistic, logit, quantize } from '#shared/math'
import { fire } from '#shared/resolve/phases/launch'
import type { Rng } from '#shared/rng'
import { LEGS, READINESS_LEGS, type Readiness } from '#shared/ruleset/forces'
import { SENSOR_SEPARATION } from '#shared/ruleset/tables'
import type { Salvo, Track } from '#shared/state/gameState'
import { binds, treatyBetween } from '#shared/state/treaties'
import { addTension, claimsOfKind, emit, idOf, type Turn } from '#shared/turn/turn'

/** Evidence of a report in log-odds: d′²/2 for the truth, against it otherwise, with spread d′ (the-model B11). */
function evidence(real: boolean, separation: number, rng: Rng): number {
  const strength = (separation * separation) / 2
  return (real ? strength : -strength) + separation * rng.normal()
}

function prior(turn: Turn, viewer: number, origin: number): number {
  const { prior: base, priorPerTension } = turn.ruleset.alarms
  return clamp(base + priorPerTension * turn.draft.tension[viewer]![origin]!, 0, 0.9)
}

function sense(turn: Turn, viewer: number, origin: number, real: boolean, rng: Rng): number {
  const sensors = turn.draft.powers[viewer]!.forces.sensors
  const separation = SENSOR_SEPARATION[Math.min(sensors, 3)] ?? SENSOR_SEPARATION[0]
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
  const seen = totalWarheads(warheads) * clamp(1 + 0.25 * rng.normal(1), 0.4, 1.8)
  return {
    viewer: target,
    origin: attacker,
    count: Math.max(1, Math.round(seen)),
    confidence: sense(turn, target, attacker, true, rng),
    minutes: flightMinutes(turn, warheads),
    real: true,
    asked: false,
  }
}

/** Minutes from track to impact: missiles near their target arrive first. */
function flightMinutes(turn: Turn, { silos, bombers, forward }: Salvo['warheads']): number {
  const { minutesFar, minutesNear, minutesForward } = turn.ruleset.alarms
  if (forward > 0) return minutesForward
  return silos + bombers > 0 ? minutesFar : minutesNear
}

/** The year's false alarms: flocks, rockets, a training tape. They look exactly like the real thing (clause 7.5). */
export function raiseFalseTracks(turn: Turn): void {
  raiseArranged(turn)
  for (let viewer = 0; viewer < turn.draft.powers.length; viewer++) {
    if (turn.draft.exchange.tracks.some((track) => track.viewer === viewer)) continue
    const rng = turn.rng.split('falseTrack', viewer)
    const origin = suspect(turn, viewer, rng)
    if (origin !== undefined && rng.chance(alarmRate(turn, viewer, origin)))
      showTrack(turn, falseTrack(turn, viewer, origin, rng))
  }
}

/** False tracks somebody arranged (clause 10.8), drawn as any others are; where screens show something they are not needed. */
function raiseArranged(turn: Turn): void {
  const { alarmsToCome, ...exchange } = turn.draft.exchange
  if (alarmsToCome === undefined) return
  turn.draft.exchange = exchange
  for (const { viewer, origin } of alarmsToCome) {
    if (turn.draft.exchange.tracks.some((track) => track.viewer === viewer)) continue
    showTrack(turn, falseTrack(turn, viewer, origin, turn.rng.split('falseTrack', viewer)))
  }
}

/** Whom a false alarm points at: rivals in proportion to tension. */
function suspect(turn: Turn, viewer: number, rng: Rng): number | undefined {
  const row = turn.draft.tension[viewer]!
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
  const { posture, forces } = turn.draft.powers[viewer]!
  const worst = Math.max(...READINESS_LEGS.map((leg) => posture.readiness[leg]))
  const hotline = treatyBetween(turn.before, 'hotline', viewer, origin) ? hotlineFactor : 1
  const tension = 1 + perTension * turn.draft.tension[viewer]![origin]!
  const crisis = facedThisYear(turn, viewer, origin) ? turn.ruleset.crisis.alarmFactor : 1
  const ready = 1 + perReadiness * (worst - 1)
  return rate * ready * tension * (1 - perSensor * Math.min(forces.sensors, 3)) * hotline * crisis
}

const facedThisYear = ({ draft }: Turn, a: number, b: number): boolean =>
  draft.crises.some(
    ({ year, challenger, defender }) => year === draft.year && binds({ a: challenger, b: defender }, a, b),
  )

function falseTrack(turn: Turn, viewer: number, origin: number, rng: Rng): Track {
  const { tracksLow, tracksSpan, minutesFar, minutesNear } = turn.ruleset.alarms
  const draw = rng.uniform(2)
  return {
    viewer,
    origin,
    count: tracksLow + Math.floor(draw * draw * tracksSpan),
    confidence: sense(turn, viewer, origin, false, rng.split('sense')),
    minutes: rng.uniform(3) < 0.7 ? minutesFar : minutesNear,
    real: false,
    asked: false,
  }
}

/** Carries out what the warned chose, and what launch authority says for those who did not answer (clause 7.6). */
export function resolveWarnings(turn: Turn): void {
  for (const { seat } of claimsOfKind(turn, 'raiseReadiness')) raiseReadiness(turn, seat)
  for (const { seat, claim } of claimsOfKind(turn, 'launch')) fire(turn, seat, claim)
  for (const seat of turn.before.window.participants) {
    if (turn.claims[seat]!.length === 0) answerUnattended(turn, seat)
  }
  askOrFade(turn)
  recallBombers(turn)
}

function raiseReadiness(turn: Turn, seat: number): void {
  const power = turn.draft.powers[seat]!
  const raised = (now: Readiness) => Math.min(5, now + turn.ruleset.alarms.readinessRaised) as Readiness
  const { silos, submarines, bombers } = power.posture.readiness
  const readiness = { silos: raised(silos), submarines: raised(submarines), bombers: raised(bombers) }
  power.posture = { ...power.posture, readiness }
}

/** Launch on warning fires unattended when the evidence passes the mark; every other authority waits for impact. */
function answerUnattended(turn: Turn, seat: number): void {
  const { posture } = turn.draft.powers[seat]!
  const sure = turn.draft.exchange.tracks.find(
    (track) => track.viewer === seat && track.confidence >= turn.ruleset.alarms.launchConfidence,
  )
  if (sure === undefined || posture.authority !== 'onWarning' || posture.targeting === 'withheld') return
  fire(turn, seat, { kind: 'launch', target: idOf(turn, sure.origin), legs: LEGS, share: 100, aim: posture.targeting })
}

/** Those who asked get an answer and one more look; every other track leaves the screens. */
function askOrFade(turn: Turn): void {
  const asking = new Set([...claimsOfKind(turn, 'ask')].map(({ seat }) => seat))
  const { tracks, warned } = turn.draft.exchange
  const kept: Track[] = []
  for (const track of tracks) {
    const hotline = treatyBetween(turn.before, 'hotline', track.viewer, track.origin) !== undefined
    if (asking.has(track.viewer) && hotline && !track.asked) kept.push(askOrigin(turn, track))
    else if (!track.real) fade(turn, track)
  }
  const viewers = new Set(tracks.map((track) => track.viewer))
  turn.draft.exchange = {
    ...turn.draft.exchange,
    tracks: kept,
    warned: warned.map((was, seat) => was || viewers.has(seat) || turn.draft.exchange.warned[seat]!),
  }
}

/** Bombers sent at tracks that have proved false turn back: they alone can (clause 8.11). */
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
  const { bombers } = salvo.warheads
  if (bombers === 0) return salvo
  const power = turn.draft.powers[salvo.attacker]!
  power.forces = { ...power.forces, bombers: power.forces.bombers + bombers }
  emit(turn, { type: 'bombersRecalled', audience: [power.id], power: power.id, bombers })
  return { ...salvo, warheads: { ...salvo.warheads, bombers: 0 } }
}

function askOrigin(turn: Turn, track: Track): Track {
  const rng = turn.rng.split('ask', track.viewer, track.origin)
  const answer = evidence(track.real, turn.ruleset.alarms.askSeparation, rng)
  const power = idOf(turn, track.viewer)
  emit(turn, {
    type: 'hotlineAnswered',
    audience: [power],
    power,
    origin: idOf(turn, track.origin),
    denies: answer < 0,
  })
  const confidence = quantize(logistic(logit(track.confidence) + answer))
  return { ...track, confidence, minutes: Math.ceil(track.minutes / 2), asked: true }
}

function fade(turn: Turn, track: Track): void {
  const power = idOf(turn, track.viewer)
  emit(turn, { type: 'alarmProvedFalse', audience: [power], power, origin: idOf(turn, track.origin) })
  addTension(turn, track.viewer, track.origin, turn.ruleset.tension.alarm)
}
