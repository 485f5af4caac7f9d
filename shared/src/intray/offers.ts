import { lapseChips } from '#shared/analysis/previews/neglect'
import { type MatterAnswer, type MatterModule, matterStake } from '#shared/intray/matter'
import type { Order } from '#shared/orders/index'
import { offeredBy } from '#shared/orders/offered'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { rivals, tensionWith } from '#shared/view/lookup'
import { phrase } from '#shared/view/phrase'

/** Treaties that other powers offer: one matter for each sender, whatever it offers. */
export const offers: MatterModule<'offers'> = {
  kind: 'offers',
  find(ruleset, view) {
    const { intray, treaties, treatyRules } = ruleset
    return rivals(view).flatMap(({ id: power, loss }) => {
      const kinds = [...offeredBy(view, power)].sort((a, b) => treatyRules[b].ease - treatyRules[a].ease)
      if (kinds.length === 0) return []
      const sign = (treaty: TreatyKind): Order => ({ type: 'diplomacy', act: 'propose', treaty, with: power })
      const best = kinds.slice(0, treaties.attention)
      const answer = (signed: readonly TreatyKind[]): MatterAnswer => ({
        says: phrase('intray.offers.sign', { treaties: signed }),
        orders: signed.map(sign),
        besides: lapseChips(ruleset, view, kinds.length - signed.length),
      })
      const single = kinds.length > 1 ? kinds.map((kind) => answer([kind])) : []
      return {
        id: `offers.${power}`,
        from: power,
        stake: matterStake(intray.offers, tensionWith(view, power) / 100),
        question: phrase(loss > ruleset.umbrellas.ruinedLoss ? 'intray.offers.askInRuins' : 'intray.offers.ask', {
          treaties: kinds,
        }),
        answers: [answer(best), ...single, { ...answer([]), says: phrase('intray.offers.refuse') }],
      }
    })
  },
}
