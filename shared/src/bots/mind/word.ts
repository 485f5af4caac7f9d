import type { Contests } from '#shared/bots/mind/contests'
import { weightOf } from '#shared/bots/mind/effects'
import { ln } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenState } from '#shared/view/observation'

/** Points of credibility above what a client needs within which a loss of word may make it doubt. */
const NEAR = 25

/** Points that a point of the viewer's integrity is worth by what its promises are worth with it (clauses 6.1, 6.3, 7.12). */
export function wordPrice(
  ruleset: Ruleset,
  view: PlayerView,
  {
    contests,
    oddsLater,
    shareDrawn,
  }: { readonly contests: Contests; readonly oddsLater: number; readonly shareDrawn: number },
): number {
  const clients = view.states.filter(({ umbrella }) => umbrella?.patron === view.self.id)
  let price = 0
  for (const state of clients) {
    const feared = contests.threats.some((prize) => prize.state.id === state.id) ? 1 / contests.threats.length : 0
    const tested = ruleset.balance.promise * oddsLater * feared
    price += believedMore(ruleset, view, state, clients.length - 1) * (tested + shareDrawn * heldBy(view, state))
  }
  return price
}

/** Credibility, 0–1, of a promise for a point of its author's integrity. */
function believedMore({ umbrellas: u }: Ruleset, view: PlayerView, { umbrella }: SeenState, watchers: number): number {
  const honour = (umbrella?.credibility ?? 0) / 100
  const word = (seenPower(view, view.self.id)?.integrity ?? 0) / 100
  const perWord = u.reputation * Math.min(1, watchers / u.watchers) + (word < u.doubtBelow ? u.doubt : 0)
  return (honour * (1 - honour) * perWord) / (100 * u.spread)
}

/** Share of influence that a client which comes to doubt takes away, by how likely a lost unit of credibility makes it. */
function heldBy(view: PlayerView, state: SeenState): number {
  const { umbrella, needs, alignment } = state
  const spare = (umbrella?.credibility ?? 0) - needs
  if (spare < 0 || spare > NEAR) return 0
  const pull = alignment[seatIn(view, view.self.id)] ?? 0
  const covered = ln(1 + (umbrella?.credibility ?? 0) / 100)
  return (100 / NEAR) * pull * (1 - pull) * covered * weightOf(view, state)
}
