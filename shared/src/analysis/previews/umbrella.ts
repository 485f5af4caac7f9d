import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { ownRow, pleaChips, pullOn, supportChips, wordChips } from '#shared/analysis/previews/relations'
import type { StateId } from '#shared/ids'
import { quantize } from '#shared/math'
import { base } from '#shared/orders/base'
import { stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A promise to a lesser state: what is staked by it, what it wins, or when it ends (clauses 6.2 to 6.4). */
export const previewUmbrella: Preview<'umbrella'> = (ruleset, view, { act, state }) => {
  const { gratitude, broken } = ruleset.umbrellas
  if (act === 'withdraw') {
    return [{ term: 'ends', certainty: 'certain', tone: 'loss', state, year: view.year + ruleset.treaties.noticeYears }]
  }
  // Of several promises a state takes the one of the power it leans to most, whatever that power orders.
  const taken = act === 'reaffirm' || leansToUsMost(view, state)
  const staked: Chip = {
    term: 'stake',
    certainty: taken ? 'certain' : 'unknown',
    state,
    amount: ownRow(view).integrity,
  }
  const share = quantize(100 * gratitude * (1 - pullOn(view, state)))
  const won: Chip =
    act === 'reaffirm'
      ? { term: 'surer', certainty: 'likely', tone: 'gain', state }
      : { term: 'pull', certainty: taken ? 'likely' : 'unknown', tone: 'gain', state, change: share }
  const answered = pleaChips(view, state, taken ? view.self.id : undefined, act === 'reaffirm' ? 'word' : 'deed')
  const refused =
    base.validate(ruleset, view, { type: 'base', act: 'buildOpenly', host: state })?.key === 'problem.hostRefuses'
  const lends: readonly Chip[] =
    act === 'extend' && refused ? [{ term: 'lends', certainty: taken ? 'likely' : 'unknown', tone: 'gain', state }] : []
  const tested = { when: 'tested', certainty: 'unknown' } as const
  return [
    staked,
    won,
    ...answered,
    ...lends,
    ...wordChips(ruleset, view, -broken, tested),
    ...supportChips(ruleset, view, -ruleset.crisis.loserSupport, tested),
  ]
}

const leansToUsMost = (view: PlayerView, id: StateId): boolean =>
  Math.max(...(stateIn(view, id)?.alignment ?? [])) <= pullOn(view, id)
