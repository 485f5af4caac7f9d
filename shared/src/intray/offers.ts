import { treatiesPassed } from '#shared/analysis/previews/diplomacy'
import { lapseChips } from '#shared/analysis/previews/neglect'
import { liesInRuins } from '#shared/analysis/ruins'
import { type Matter, type MatterAnswer, type MatterModule, matterStake } from '#shared/intray/matter'
import { offeredBy } from '#shared/orders/offered'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { rivals, tensionWith } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/**
 * Treaties that other powers offer: one matter for each sender, whatever it offers; one for all of them where more is offered than a
 * power can answer in a year (clause 4.9): whom to sign with is then the question.
 */
export const offers: MatterModule<'offers'> = {
  kind: 'offers',
  find(ruleset, view) {
    const all = rivals(view).flatMap((power) => {
      const bundle = bundleOf(ruleset, view, power)
      return bundle ? [bundle] : []
    })
    const count = all.reduce((sum, { kinds }) => sum + kinds.length, 0)
    return all.length > 1 && count > ruleset.treaties.attention
      ? [together(ruleset, view, all, count)]
      : all.map((bundle) => alone(ruleset, view, bundle))
  },
}

/** What one power offers, the best first. */
interface Bundle {
  readonly power: SeenPower
  readonly kinds: readonly TreatyKind[]
  /** How many of them both peoples would pass as things stand. */
  readonly passed: number
}

function bundleOf(ruleset: Ruleset, view: PlayerView, power: SeenPower): Bundle | undefined {
  const { treatyRules } = ruleset
  const kinds = offeredBy(view, power.id).toSorted((a, b) => treatyRules[b].ease - treatyRules[a].ease)
  const passed = Math.min(kinds.length, treatiesPassed(ruleset, view, power.id))
  return kinds.length === 0 ? undefined : { power, kinds, passed }
}

type Found = Omit<Matter, 'kind'>

/** What no people would pass eases nothing, however tense it is. */
const stakeOf = ({ intray }: Ruleset, view: PlayerView, { power, passed }: Bundle): number =>
  matterStake(intray.offers, passed === 0 ? 0 : tensionWith(view, power.id) / 100)

const sign = ({ id }: SeenPower, kinds: readonly TreatyKind[]): MatterAnswer => ({
  says: phrase('intray.offers.sign', { treaties: kinds }),
  orders: kinds.map((treaty) => ({ type: 'diplomacy', act: 'propose', treaty, with: id })),
})

function alone(ruleset: Ruleset, view: PlayerView, bundle: Bundle): Found {
  const { power, kinds, passed } = bundle
  const most = Math.min(ruleset.treaties.attention, passed)
  const answer = (signed: readonly TreatyKind[]): MatterAnswer => ({
    ...sign(power, signed),
    besides: lapseChips(ruleset, view, kinds.length - signed.length),
  })
  const single = kinds.length > 1 ? kinds.map((kind) => answer([kind])) : []
  return {
    id: `offers.${power.id}`,
    from: power.id,
    stake: stakeOf(ruleset, view, bundle),
    question: phrase(liesInRuins(ruleset, power) ? 'intray.offers.askInRuins' : 'intray.offers.ask', {
      treaties: kinds,
    }),
    answers: [
      ...(most > 1 || single.length === 0 ? [answer(kinds.slice(0, Math.max(1, most)))] : []),
      ...single,
      { ...answer([]), says: phrase('intray.offers.refuse') },
    ],
  }
}

function together(ruleset: Ruleset, view: PlayerView, all: readonly Bundle[], count: number): Found {
  const tensest = all.toSorted((a, b) => stakeOf(ruleset, view, b) - stakeOf(ruleset, view, a))
  return {
    id: 'offers',
    from: tensest[0]!.power.id,
    stake: stakeOf(ruleset, view, tensest[0]!),
    question: phrase('intray.offers.askAll', { count, most: ruleset.treaties.attention }),
    askers: tensest.map(({ power, kinds }) => ({ id: power.id, answers: kinds.map((kind) => sign(power, [kind])) })),
    answers: [{ says: phrase('intray.offers.refuseAll'), orders: [], besides: lapseChips(ruleset, view, count) }],
  }
}
