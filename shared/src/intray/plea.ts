import { passedOverChips } from '#shared/analysis/previews/neglect'
import { pullOn } from '#shared/analysis/previews/relations'
import { type MatterAnswer, type MatterModule, matterStake } from '#shared/intray/matter'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import { isOffered } from '#shared/orders/validateOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView, SeenState } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** A lesser state under the viewer's promise, or leaning to it with none, that doubts its safety (clause 6.5). */
export const plea: MatterModule<'plea'> = {
  kind: 'plea',
  find(ruleset, view) {
    return view.states
      .filter((state) => looksToUs(view, state))
      .map((state) => {
        const { id, stance, umbrella, needs, fear } = state
        const unease = umbrella ? needs - umbrella.credibility : fear
        const measure = stance === 'arming' ? 1 : unease / 100 + pullOn(view, id)
        return {
          id: `plea.${id}`,
          from: id,
          stake: matterStake(ruleset.intray.plea, measure),
          question: phrase(`intray.plea.${stance === 'arming' ? stance : umbrella ? 'covered' : 'bare'}`),
          answers: [
            ...reassurances(ruleset, view, state),
            { says: phrase('intray.plea.leave'), orders: [], besides: passedOverChips(ruleset, view, id) },
          ],
        }
      })
  },
}

const looksToUs = ({ self }: PlayerView, { stance, umbrella, leansTo }: SeenState): boolean =>
  (stance === 'asks' || stance === 'arming') && (umbrella ? umbrella.patron : leansTo) === self.id

/** A word, a base and aid, as far as each is open. */
function reassurances(ruleset: Ruleset, view: PlayerView, { id }: SeenState): readonly MatterAnswer[] {
  const open = (type: OrderType, wanted: (order: Order) => boolean): readonly Order[] =>
    [...moduleOf({ type }).options(ruleset, view)]
      .filter((order) => isOffered(view, order) && wanted(order))
      .slice(0, 1)
  const drafted = [
    ...open('umbrella', (order) => order.type === 'umbrella' && order.state === id && order.act !== 'withdraw'),
    ...open('base', (order) => order.type === 'base' && order.host === id && order.act === 'buildOpenly'),
    ...open('influence', (order) => order.type === 'influence' && order.state === id && order.level > 1),
  ]
  return drafted.map((order) => ({ says: moduleOf(order).describe(order), orders: [order] }))
}
