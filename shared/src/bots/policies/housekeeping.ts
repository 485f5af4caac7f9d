import { buildByShares, giveAid, threatsTo } from '#shared/bots/planning'
import type { Order } from '#shared/orders/index'
import { umbrella } from '#shared/orders/umbrella'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** Exposure to a rival, 0–1, above which a power builds boats. */
const EXPOSED = 0.2
/** Clients every power covers if they will have it. */
const CLIENTS = 2

/** What every government sees to once its doctrine is served: an answer if it has none, some formations, and friends. */
export function keepHouse(ruleset: Ruleset, view: PlayerView): readonly Order[] {
  const exposed = threatsTo(ruleset, view, 'median').some((rival) => rival.exposed > EXPOSED)
  return [
    ...(exposed ? buildByShares(ruleset, view, { submarines: 0.4 }) : []),
    ...buildByShares(ruleset, view, { conventional: 0.16 }),
    ...coverOne(ruleset, view),
    ...giveAid(ruleset, view, 0.16),
  ]
}

/** A promise to the state that leans to it most, while it has fewer clients than it should. */
function coverOne(ruleset: Ruleset, view: PlayerView): readonly Order[] {
  if (view.states.filter(({ umbrella: cover }) => cover?.patron === view.self.id).length >= CLIENTS) return []
  const seat = seatIn(view, view.self.id)
  const pull = (id: Parameters<typeof stateIn>[1]) => stateIn(view, id)?.alignment[seat] ?? 0
  return [...umbrella.options(ruleset, view)]
    .filter(({ act }) => act === 'extend')
    .sort((a, b) => pull(b.state) - pull(a.state))
    .slice(0, 1)
}
