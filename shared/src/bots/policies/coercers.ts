import type { PowerId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** Demands a power has won from which the others put spies on it. */
const WATCHED_FROM = 3

/** Demands a power has won, 0 or more, as far as the viewer knows of them. */
export const demandsWonBy = (view: PlayerView, power: PowerId): number =>
  view.crises.filter(({ challenger, outcome }) => challenger === power && outcome === 'challengerWon').length

/** Spies on the rival that has won most demands, once it has won several; the first of equals. */
export function watchCoercer(view: PlayerView): readonly Order[] {
  const [worst] = rivals(view)
    .map(({ id }) => ({ id, won: demandsWonBy(view, id) }))
    .sort((a, b) => b.won - a.won)
  return worst && worst.won >= WATCHED_FROM ? [{ type: 'spy', target: worst.id, level: 1 }] : []
}
