import { seenNearness } from '#shared/analysis/seenBalance'
import { weightOf } from '#shared/bots/mind/effects'
import type { PowerId, StateId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPower, SeenState } from '#shared/view/observation'

/** What pulls on one lesser state, by all that its viewer sees (clause 6.1). */
export interface StatePull {
  readonly state: StateId
  /** Its share of the weight of all. */
  readonly weight: number
  /** Pull of the viewer for one formation beside those it has, by nearness, word and promise; and how many count. */
  readonly unit: number
  readonly pieces: number
  /** Factor on the unit if the viewer covered it with a promise that the state trusts; 1 where it does. */
  readonly cover: number
  /** Pull of all others together. */
  readonly others: number
}

/** What a mind would add to its pull. */
export interface PullChange {
  readonly formations?: number
  /** A state it would come to cover, or that would trust its promise again. */
  readonly covered?: StateId
  /** Share of its pull everywhere that is lost as it could disarm others more, 0–1. */
  readonly menace?: number
}

/** The pulls on every lesser state. */
export function pullsOf(ruleset: Ruleset, view: PlayerView): readonly StatePull[] {
  const { forces, onOrder } = view.self
  const me = view.powers.find(({ id }) => id === view.self.id)!
  const { startCredibility } = ruleset.umbrellas
  return view.states.map((state) => ({
    state: state.id,
    weight: weightOf(view, state),
    unit: unitOf(ruleset, state, me),
    pieces: 1 + forces.conventional + onOrder.conventional,
    cover: coverFactor(state, view.self.id, startCredibility),
    others: rivals(view).reduce(
      (sum, power) => sum + (1 + (power.estimate?.forces.conventional.median ?? 0)) * unitOf(ruleset, state, power),
      0,
    ),
  }))
}

/** What a promise of the viewer's would come to add where it adds nothing yet (clause 6.1). */
function coverFactor({ umbrella, needs }: SeenState, me: PowerId, startCredibility: number): number {
  if (umbrella === undefined) return needs > startCredibility ? 1 : 1 + startCredibility / 100
  return umbrella.patron === me && umbrella.credibility < needs ? 1 + needs / 100 : 1
}

function unitOf(ruleset: Ruleset, state: SeenState, power: SeenPower): number {
  const { integrityFloor, bomb } = ruleset.influence
  const word = integrityFloor + ((1 - integrityFloor) * power.integrity) / 100
  const { umbrella, needs } = state
  const held = umbrella?.patron === power.id && umbrella.credibility >= needs
  const cover = held ? 1 + umbrella.credibility / 100 : 1
  const own = state.stance === 'nuclear' ? bomb : 1
  return seenNearness(ruleset, state, power) * word * (1 - power.loss) * cover * own
}

/** Share of influence, 0–1, towards which alignments drift for the viewer. */
export function shareDrawn(
  { influence }: Ruleset,
  pulls: readonly StatePull[],
  { formations = 0, covered, menace = 0 }: PullChange = {},
): number {
  let share = 0
  for (const { state, weight, unit, pieces, cover, others } of pulls) {
    const own = (pieces + formations) * unit * (covered === state ? cover : 1) * (1 - menace)
    const total = own + others
    if (total > 0)
      share += (weight * own * Math.min(influence.attachedMost, total / (total + influence.attachedHalf))) / total
  }
  return share
}
