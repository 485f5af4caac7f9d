import { totalWarheadBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import type { PowerId } from '#shared/ids'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { Band, Observation, SeenPower } from '#shared/view/observation'
import { lookOf, type PowerLook } from '../../theme/tokens.ts'
import { type Point, project } from '../land/projection.ts'

/** What the map writes at a power's capital. */
export interface PowerMark {
  readonly id: PowerId
  readonly look: PowerLook
  readonly capital: Point
  readonly own: boolean
  /** Warheads in all: a band is an estimate, a number is known, absent is not for this viewer. */
  readonly warheads: Band | number | undefined
  /** 1–5 as last sighted, or the own highest; absent for spectators. */
  readonly readiness: number | undefined
}

/** A promise over a lesser state. */
export interface UmbrellaMark {
  readonly look: PowerLook
  readonly patron: Point
  readonly client: Point
  /** 0–1, as the client judges it. */
  readonly credibility: number
  /** It is worth at least what the client needs to feel safe. */
  readonly believed: boolean
}

/** A patron's base on a host's soil. */
export interface BaseMark {
  readonly look: PowerLook
  readonly host: Point
  /** Every power knows of it. */
  readonly known: boolean
  readonly missiles: number
}

/** A line of tension between two capitals. */
export interface TensionMark {
  readonly from: Point
  readonly to: Point
  /** 0–100. */
  readonly tension: number
}

/** Tension up to which the map draws no line between two powers. */
const QUIET = 35

/** The mark of every power, in seat order. */
export function powerMarks(view: Observation): readonly PowerMark[] {
  return view.powers.map((power) => ({
    id: power.id,
    look: lookOf(power.look),
    capital: project(power.capital),
    own: view.self?.id === power.id,
    warheads: warheadsOf(view, power),
    readiness: readinessOf(view, power),
  }))
}

function warheadsOf({ self, reveal }: Observation, { id, estimate }: SeenPower): Band | number | undefined {
  if (self?.id === id) return totalWarheads(self.forces)
  const revealed = reveal?.powers.find((power) => power.id === id)
  if (revealed) return totalWarheads(revealed.forces)
  if (estimate === undefined) return undefined
  const band = totalWarheadBand(estimate)
  // Where nobody looks an estimate is the truth: only replays have it.
  return self === undefined ? band.median : band
}

function readinessOf({ self }: Observation, { id, estimate }: SeenPower): number | undefined {
  if (self?.id === id) return Math.max(...READINESS_LEGS.map((leg) => self.posture.readiness[leg]))
  return estimate && Math.round(estimate.readiness)
}

/** A mark for every pair of powers with noteworthy tension; none between salvos, where it would pass for the way of one. */
export function tensionMarks(view: Observation): readonly TensionMark[] {
  if (view.window.kind === 'retaliation') return []
  const capital = new Map(view.powers.map((power) => [power.id, project(power.capital)]))
  return view.pairs.flatMap(({ a, b, tension }) => {
    const [from, to] = [capital.get(a), capital.get(b)]
    return from && to && tension > QUIET ? [{ from, to, tension }] : []
  })
}

/** A mark for every open umbrella. */
export function umbrellaMarks({ powers, states }: Observation): readonly UmbrellaMark[] {
  return states.flatMap(({ capital, umbrella, needs }) => {
    const patron = powers.find(({ id }) => id === umbrella?.patron)
    if (umbrella === undefined || patron === undefined) return []
    const { credibility } = umbrella
    return {
      look: lookOf(patron.look),
      patron: project(patron.capital),
      client: project(capital),
      credibility: credibility / 100,
      believed: credibility >= needs,
    }
  })
}

/** A mark for every base the viewer knows. */
export function baseMarks({ powers, states, bases }: Observation): readonly BaseMark[] {
  return bases.flatMap(({ patron, host, known, missiles }) => {
    const owner = powers.find(({ id }) => id === patron)
    const soil = states.find(({ id }) => id === host)
    if (owner === undefined || soil === undefined) return []
    return { look: lookOf(owner.look), host: project(soil.capital), known, missiles }
  })
}
