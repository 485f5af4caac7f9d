import { pullOn } from '#shared/analysis/previews/relations'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import { type UmbrellaOrder, umbrella } from '#shared/orders/umbrella'
import { stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** The greatest lesser state that leans to the viewer under nobody's promise and does not ask yet: a word, a base, or neither. */
export const ward: MatterModule<'ward'> = {
  kind: 'ward',
  find(ruleset, view) {
    const [state] = bareStates(view, [...umbrella.options(ruleset, view)])
    if (state === undefined) return []
    const { id } = state
    const drafted = draftAnswers(ruleset, view, [
      { type: 'umbrella', act: 'extend', state: id },
      { type: 'base', act: 'buildOpenly', host: id },
    ])
    const pull = pullOn(view, id)
    return [
      {
        id: `ward.${id}`,
        from: 'diplomat',
        stake: matterStake(ruleset.intray.ward, pull),
        question: phrase('intray.ward.ask', { state: id, share: Math.round(100 * pull) }),
        answers: [...drafted, { says: phrase('intray.ward.leave'), orders: [] }],
      },
    ]
  },
}

/** States that would take the viewer's promise, pulled by no other more, content for now; the greatest output that leans to it first. */
const bareStates = (view: PlayerView, open: readonly UmbrellaOrder[]) =>
  open
    .flatMap(({ act, state }) => (act === 'extend' ? [stateIn(view, state)!] : []))
    .filter(({ stance, alignment, id }) => stance === 'content' && pullOn(view, id) >= Math.max(...alignment))
    .toSorted((a, b) => b.gdp * pullOn(view, b.id) - a.gdp * pullOn(view, a.id))
