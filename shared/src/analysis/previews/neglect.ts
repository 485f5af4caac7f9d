import type { Chip } from '#shared/analysis/previews/chip'
import { pullOn, supportChips, wordChips } from '#shared/analysis/previews/relations'
import type { StateId } from '#shared/ids'
import { quantize } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** What it costs to leave so many offers unanswered until they run out with the year (clause 4.9). */
export const lapseChips = (ruleset: Ruleset, view: PlayerView, offers: number): readonly Chip[] =>
  offers === 0
    ? []
    : [
        { term: 'lapses', certainty: 'certain', tone: 'loss', amount: offers },
        ...supportChips(ruleset, view, -ruleset.treaties.lapsed * offers, { certainty: 'likely' }),
      ]

/** What it costs to pass over the first pleas of clients that still doubt when the year ends (clause 6.5). */
export function passedOverChips(ruleset: Ruleset, view: PlayerView, states: readonly StateId[]): readonly Chip[] {
  const asking = states.filter((state) => stateIn(view, state)?.stance === 'asks')
  if (asking.length === 0) return []
  const { pleaWord, pleaPull } = ruleset.umbrellas
  const doubting = { when: 'doubting', certainty: 'unknown' } as const
  return [
    ...wordChips(ruleset, view, -pleaWord * asking.length, doubting),
    ...asking.flatMap((state): readonly Chip[] => {
      const change = -quantize(100 * pleaPull * pullOn(view, state))
      return change === 0 ? [] : [{ ...doubting, term: 'pull', tone: 'loss', state, change }]
    }),
  ]
}
