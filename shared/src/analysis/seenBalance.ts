import { estimatedArsenal, ownArsenal, type Reading } from '#shared/analysis/arsenal'
import {
  type Balance,
  type BalanceSide,
  balanceOf,
  isWronged,
  localStrength,
  tradeDependence,
  wordsSaid,
} from '#shared/analysis/balance'
import type { Arsenal } from '#shared/analysis/exchange'
import { guardedShare } from '#shared/analysis/guarantees'
import { assuredShare, exposure } from '#shared/analysis/leverage'
import type { PowerId, StateId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Cause } from '#shared/ruleset/vocabulary'
import { nearness } from '#shared/state/nearness'
import { seatIn, seenPower, stateIn } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation, SeenPower, SeenState } from '#shared/view/observation'

/** A confrontation of the viewer's, under way or thought of. */
export interface Contest {
  readonly challenger: PowerId
  readonly defender: PowerId
  readonly over?: StateId | undefined
  readonly cause: Cause
  /** The defender had promised to cover the state before this year. */
  readonly pledged: boolean
  /** Threats said this year, and steps climbed. */
  readonly threats: readonly [challenger: boolean, defender: boolean]
  readonly climbed: readonly [challenger: number, defender: number]
  /** The viewer's own spy level on the other this year; the other's is not known. */
  readonly spies: number
}

/** The contest that a demand of the viewer's for a lesser state would open, nothing said or climbed yet. */
export function demandFor(view: PlayerView, against: PowerId, over: StateId): Contest {
  const pledged = stateIn(view, over)?.umbrella?.patron === against
  const quiet = { threats: [false, false], climbed: [0, 0], spies: 0 } as const
  return { challenger: view.self.id, defender: against, over, cause: 'disputedState', pledged, ...quiet }
}

/** The viewer's own confrontation as a contest. */
export const contestOf = (crisis: SeenConfrontation): Contest => ({
  ...crisis,
  climbed: crisis.climbed ?? [0, 0],
  spies: crisis.spies ?? 0,
})

/** How a contest stands, as the viewer reckons it: by what its view holds, never by the other's true forces (clause 7.12). */
export function seenBalance(ruleset: Ruleset, view: PlayerView, contest: Contest): Balance {
  const { challenger, defender, over, cause, pledged } = contest
  const umbrella = over === undefined ? undefined : stateIn(view, over)?.umbrella
  return balanceOf(ruleset, {
    wronged: isWronged(cause),
    promise: pledged && umbrella?.patron === defender ? umbrella.credibility / 100 : 0,
    challenger: seenSide(ruleset, view, contest, challenger, defender),
    defender: seenSide(ruleset, view, contest, defender, challenger),
  })
}

function seenSide(ruleset: Ruleset, view: PlayerView, contest: Contest, id: PowerId, rival: PowerId): BalanceSide {
  const power = powerIn(view, id)
  const side = id === contest.challenger ? 0 : 1
  const own = id === view.self.id
  const state = contest.over === undefined ? undefined : stateIn(view, contest.over)
  const said = { threatened: contest.threats[side], challenges: side === 0 }
  return {
    strength: seenStrength(ruleset, view, power, state),
    exposed: seenExposure(ruleset, view, id, rival),
    words: wordsSaid(ruleset, power.doctrine, rival, said),
    support: power.support,
    dependence: partnersOf(view, id, 'interdependence').includes(rival)
      ? tradeDependence(power.gdp, powerIn(view, rival).gdp)
      : 0,
    spies: own ? contest.spies : 0,
    climbed: contest.climbed[side],
  }
}

/** Strength of a power on the spot, as the viewer reckons it, were these formations added to it; `state` absent where none is at stake. */
export function seenStrength(
  ruleset: Ruleset,
  view: PlayerView,
  { id, capital, estimate }: SeenPower,
  state: SeenState | undefined,
  added = 0,
): number {
  return localStrength(ruleset, {
    formations: added + (estimate === undefined ? view.self.forces.conventional : estimate.forces.conventional.median),
    promises: promisesOf(view, id),
    near: state === undefined ? 1 : nearness(ruleset, state.capital, capital),
    based: view.bases.some(({ patron, host }) => patron === id && host === state?.id),
    pull: state?.alignment[seatIn(view, id)] ?? 0,
  })
}

/** Nearness of a power's capital to a lesser state's, 0–1. */
export const seenNearness = (ruleset: Ruleset, state: SeenState, { capital }: SeenPower): number =>
  nearness(ruleset, state.capital, capital)

/** Lesser states a power has promised to protect. */
export function promisesOf(view: PlayerView, id: PowerId): number {
  let promises = 0
  for (const { umbrella } of view.states) if (umbrella?.patron === id) promises++
  return promises
}

/** Exposure of one power to another, 0–1, less what guarantors cover, as the viewer reckons it by its median estimates. */
export function seenExposure(ruleset: Ruleset, view: PlayerView, id: PowerId, rival: PowerId): number {
  const before = reckoned.get(view)
  const known = before?.ruleset === ruleset ? before : { ruleset, exposures: new Map<string, number>() }
  if (known !== before) reckoned.set(view, known)
  const key = `${id} ${rival}`
  const fresh = known.exposures.get(key) ?? reckonExposure(ruleset, view, id, rival)
  known.exposures.set(key, fresh)
  return fresh
}

/** Exposures already reckoned from a view: a bot that weighs its demands asks for the same ones for every state. */
const reckoned = new WeakMap<PlayerView, { readonly ruleset: Ruleset; readonly exposures: Map<string, number> }>()

function reckonExposure(ruleset: Ruleset, view: PlayerView, id: PowerId, rival: PowerId): number {
  const other = seenArsenal(ruleset, view, rival, 'median')
  const bare = exposure(ruleset, seenArsenal(ruleset, view, id, 'median'), other)
  if (bare === 0) return 0
  const guarantors = partnersOf(view, id, 'umbrella').filter((guarantor) => guarantor !== rival)
  const guarded = guarantors.map((guarantor) => ({
    integrity: powerIn(view, guarantor).integrity,
    assured: assuredShare(ruleset, seenArsenal(ruleset, view, guarantor, 'median'), other),
  }))
  return bare * (1 - guardedShare(ruleset, guarded))
}

/** The arsenal of a power as the viewer counts it: its own truly, another's by one reading of the estimate. */
export function seenArsenal(ruleset: Ruleset, view: PlayerView, id: PowerId, reading: Reading): Arsenal {
  const power = powerIn(view, id)
  return power.estimate === undefined
    ? ownArsenal(ruleset, view.self, power.population)
    : estimatedArsenal(ruleset, power, power.estimate, reading)
}

function powerIn(view: PlayerView, id: PowerId): SeenPower {
  const power = seenPower(view, id)
  if (power === undefined) throw new RangeError(`the view has no power ${id}`)
  return power
}

/** Powers with which a power has a treaty of this kind. */
export const partnersOf = (view: PlayerView, id: PowerId, kind: 'interdependence' | 'umbrella'): readonly PowerId[] =>
  view.pairs.flatMap(({ a, b, treaties }) =>
    (a === id || b === id) && treaties.some((treaty) => treaty.kind === kind) ? [a === id ? b : a] : [],
  )
