import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { holderOf, isAlly, pleaChips, pullOn, tensionChips, wordChips } from '#shared/analysis/previews/relations'
import { quantize } from '#shared/math'

/** Aid: pull won, a plea answered, in years of hunger relief; where a rival holds the state the price of a proxy war (clause 4.8). */
export const previewInfluence: Preview<'influence'> = (ruleset, view, { state, level }) => {
  const { influence, crisis } = ruleset
  const holder = holderOf(view, state)
  const rival = holder === undefined || holder === view.self.id || isAlly(view, holder) ? undefined : holder
  // Soot outlasts the years of hunger that it brings, which are not published: while it hangs, aid is taken for relief.
  const hungry = view.climate.soot > 0
  const aidPull = influence.aidPull * (hungry ? influence.reliefGain : 1)
  const share = aidPull * level * (rival === undefined ? 1 : influence.proxyGain)
  const won = quantize(100 * share * (1 - pullOn(view, state)))
  const pull: Chip = { term: 'pull', certainty: 'likely', tone: 'gain', state, change: won }
  const common = [
    pull,
    ...(hungry ? wordChips(ruleset, view, influence.reliefWord * level, { certainty: 'likely' }) : []),
    ...pleaChips(view, state, holder, 'deed'),
  ]
  if (rival === undefined) return common
  const matched = { when: 'matched', certainty: 'unknown' } as const
  return [
    ...common,
    ...tensionChips(ruleset, view, rival, influence.aidTension * level),
    { term: 'theirSupport', certainty: 'likely', power: rival, change: -influence.proxySupport * level },
    {
      term: 'escalates',
      certainty: 'unknown',
      tone: 'loss',
      power: rival,
      chance: Math.min(1, crisis.proxyEscalation * level * level),
    },
    { ...matched, term: 'wasted', tone: 'loss', state, change: -100 * influence.proxyWaste * level },
  ]
}
