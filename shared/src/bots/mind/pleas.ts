import { enrichmentNextYear } from '#shared/analysis/enrichment'
import { type Effect, weightOf } from '#shared/bots/mind/effects'
import type { Rival } from '#shared/bots/mind/forceBalance'
import type { PowerId } from '#shared/ids'
import { logistic, logit, sum } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenState } from '#shared/view/observation'

/** True of a client whose promise is worth less than it needs. */
const doubts = ({ umbrella, needs }: SeenState): boolean => umbrella !== undefined && umbrella.credibility < needs

/** True when a state asks or arms, and looks to the viewer: aid, a base or a promise this year makes it wait (clause 6.5). */
function looksTo({ umbrellas }: Ruleset, state: SeenState, me: PowerId): boolean {
  const { stance, umbrella, leansTo, fear } = state
  const uneasy = umbrella === undefined ? fear > umbrellas.bearable : doubts(state)
  return uneasy && (stance === 'asks' || stance === 'arming') && (umbrella?.patron ?? leansTo) === me
}

/** What any answer to a plea, even a repeated promise, spares the viewer: the word and the pull that silence costs. */
export function wordAnswerEffect(ruleset: Ruleset, view: PlayerView, state: SeenState): Effect {
  const me = view.self.id
  if (state.stance !== 'asks' || !looksTo(ruleset, state, me)) return {}
  const { pleaWord, pleaPull } = ruleset.umbrellas
  const pull = state.alignment[seatIn(view, me)] ?? 0
  return {
    integrity: Math.min(pleaWord, seenPower(view, me)?.integrity ?? 0),
    share: pleaPull * pull * (1 - ruleset.influence.drift) * weightOf(view, state),
  }
}

/** What a deed spares the viewer besides: the state changes sides, or goes a step towards a bomb of its own, which all fear. */
export function deedAnswerEffect(
  ruleset: Ruleset,
  view: PlayerView,
  state: SeenState,
  rivals: readonly Rival[],
): Effect {
  const me = view.self.id
  if (!looksTo(ruleset, state, me)) return {}
  if (state.stance === 'asks' && state.umbrella !== undefined && state.leansTo !== undefined && state.leansTo !== me)
    return { share: pullLost(ruleset, view, state) * weightOf(view, state) }
  const step = enrichmentNextYear(ruleset, { enrichment: 0, gdp: state.gdp }) / 100
  const fright = -Math.min(1, step) * ruleset.tension.stateTest * ruleset.tension.decay
  return { tension: Object.fromEntries(rivals.map(({ id }) => [id, fright])) as Record<PowerId, number> }
}

/** Pull the viewer loses when a state changes sides: thanks to the other squeeze all who stay, where there is no room. */
function pullLost({ umbrellas }: Ruleset, view: PlayerView, state: SeenState): number {
  const pull = (id: PowerId) => state.alignment[seatIn(view, id)] ?? 0
  const towards = pull(state.leansTo!)
  const won = towards + umbrellas.gratitude * (1 - towards)
  const others = sum(state.alignment) - towards
  return others > 1 - won ? pull(view.self.id) * (1 - (1 - won) / others) : 0
}

/** How much more a promise is worth, 0–1, with a base on the spot or said again; and whether that ends its client's doubt. */
export function firmerBy({ umbrellas: u }: Ruleset, state: SeenState, by: 'presence' | 'reaffirmed') {
  const now = (state.umbrella?.credibility ?? 0) / 100
  if (now <= 0) return { more: 0, trusted: false }
  const then = logistic(logit(Math.min(now, 0.99)) + u[by] / u.spread)
  return { more: then - now, trusted: doubts(state) && 100 * then >= state.needs }
}
