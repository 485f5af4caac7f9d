import type { Preview } from '#shared/analysis/previews/define'
import { launchChips } from '#shared/analysis/previews/launches'

/** An answer to tracks on the screens: what it settles, and what stays open (clause 7.4). */
export const previewAnswerWarning: Preview<'answerWarning'> = (ruleset, view, { choice }) => {
  if (choice.do === 'launch') {
    const track = view.window.tracks.find(({ origin }) => origin === choice.target)
    return [
      ...launchChips(ruleset, view, choice),
      {
        term: 'warned',
        certainty: 'unknown',
        tone: 'loss',
        power: choice.target,
        chance: 1 - (track?.confidence ?? 0),
      },
    ]
  }
  if (choice.do === 'ask') return [{ term: 'asked', certainty: 'likely', tone: 'gain' }]
  if (choice.do === 'raiseReadiness') return [{ term: 'alerted', certainty: 'certain' }]
  return [{ term: 'held', certainty: 'unknown' }]
}
