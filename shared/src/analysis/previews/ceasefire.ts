import type { Preview } from '#shared/analysis/previews/define'
import { tensionChips } from '#shared/analysis/previews/relations'

/** An offer to stop, which holds if the enemy makes it too (clause 8.9). */
export const previewCeasefire: Preview<'ceasefire'> = (ruleset, view, { with: power }) => [
  { term: 'ceasefire', certainty: 'unknown', power },
  ...tensionChips(ruleset, view, power, -ruleset.treaties.ceasefireCalm, { when: 'signed', certainty: 'unknown' }),
]
