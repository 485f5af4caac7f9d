import type { Preview } from '#shared/analysis/previews/define'
import { tensionChips } from '#shared/analysis/previews/relations'

/** Effort against a rival: a sharper report, and a spy who may be caught (clause 4.3). */
export const previewSpy: Preview<'spy'> = (ruleset, view, { target, level }) => [
  { term: 'sight', certainty: 'certain', tone: 'gain', power: target, amount: level },
  {
    term: 'caught',
    certainty: 'unknown',
    tone: 'loss',
    power: target,
    chance: Math.min(1, ruleset.spying.caughtPerLevel * level),
  },
  ...tensionChips(ruleset, view, target, ruleset.tension.spyCaught, { when: 'caught', certainty: 'unknown' }),
]
