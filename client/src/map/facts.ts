import { totalBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import type { PowerId, StateId } from '#shared/ids'
import { READINESS_LEGS } from '#shared/ruleset/forces'
import type { Band, Observation, SeenPower } from '#shared/view/observation'
import { lookOf, type PowerLook } from '../theme/tokens.ts'
import { type Point, project } from './projection.ts'

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

export interface StateMark {
  readonly id: StateId
  readonly capital: Point
}

/** A line of tension between two capitals. */
export interface Strain {
  readonly from: Point
  readonly to: Point
  /** 0–100. */
  readonly tension: number
}

/** Below this, two powers get on well enough for the map to say nothing. */
const QUIET = 35

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
  return estimate && totalBand(estimate)
}

function readinessOf({ self }: Observation, { id, estimate }: SeenPower): number | undefined {
  if (self?.id === id) return Math.max(...READINESS_LEGS.map((leg) => self.posture.readiness[leg]))
  return estimate && Math.round(estimate.readiness)
}

export function stateMarks(view: Observation): readonly StateMark[] {
  return view.states.map(({ id, capital }) => ({ id, capital: project(capital) }))
}

export function strains(view: Observation): readonly Strain[] {
  const capital = new Map(view.powers.map((power) => [power.id, project(power.capital)]))
  return view.pairs.flatMap(({ a, b, tension }) => {
    const [from, to] = [capital.get(a), capital.get(b)]
    return from && to && tension > QUIET ? [{ from, to, tension }] : []
  })
}

/** The most warheads any power may have: the length of every bar. */
export function fullBar(marks: readonly PowerMark[]): number {
  const most = Math.max(
    100,
    ...marks.map(({ warheads }) => (typeof warheads === 'object' ? warheads.high : (warheads ?? 0))),
  )
  return Math.ceil(most / 50) * 50
}
