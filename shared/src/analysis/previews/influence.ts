import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { holderOf, isAlly, pullOn, tensionChips } from '#shared/analysis/previews/relations'
import { quantize } from '#shared/math'

/** Aid: pull won, and where a rival holds the state the price of a proxy war (clause 4.8). */
export const previewInfluence: Preview<'influence'> = (ruleset, view, { state, level }) => {
  const { influence, crisis } = ruleset
  const holder = holderOf(view, state)
  const rival = holder === undefined || holder === view.self.id || isAlly(view, holder) ? undefined : holder
  const share = influence.aidPull * level * (rival === undefined ? 1 : influence.proxyGain)
  const won = quantize(100 * share * (1 - pullOn(view, state)))
  const pull: Chip = { term: 'pull', certainty: 'likely', tone: 'gain', state, change: won }
  if (rival === undefined) return [pull]
  return [
    pull,
    ...tensionChips(ruleset, view, rival, influence.aidTension * level),
    { term: 'theirSupport', certainty: 'likely', power: rival, change: -influence.proxySupport * level },
    {
      term: 'escalates',
      certainty: 'unknown',
      tone: 'loss',
      power: rival,
      chance: Math.min(1, crisis.proxyEscalation * level * level),
    },
  ]
}
