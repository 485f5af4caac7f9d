import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { ownRow, supportChips, wordChips } from '#shared/analysis/previews/relations'
import { demandFor, seenBalance } from '#shared/analysis/seenBalance'

/** A demand: it costs at home, opens a crisis, and may end before the ground decides (clauses 7.8, 7.12). */
export const previewChallenge: Preview<'challenge'> = (ruleset, view, { demand, over, against }) => {
  const { challengeSupport, falseDoctrine } = ruleset.crisis
  const contest = { ...demandFor(view, against, over), ...(demand === 'base' ? { cause: 'blockade' as const } : {}) }
  const { odds } = seenBalance(ruleset, view, contest)
  const minimal = ownRow(view).doctrine.aim === 'minimal'
  return [
    { term: 'crisis', certainty: 'likely', tone: 'loss', power: against },
    { term: 'odds', certainty: 'unknown', chance: odds },
    ...supportChips(ruleset, view, -challengeSupport),
    ...(minimal ? wordChips(ruleset, view, -falseDoctrine) : []),
    { term: 'distrusted', certainty: 'certain', tone: 'loss' } satisfies Chip,
  ]
}
