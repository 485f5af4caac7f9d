import { type Advice, adviceFor } from '#shared/analysis/advice'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import { phrase } from '#shared/view/phrase'

/** The advisers read the same estimates and want different things: each can draft its order. */
export const advisers: MatterModule<'advisers'> = {
  kind: 'advisers',
  find(ruleset, view) {
    const advice = adviceFor(ruleset, view)
    if (!disagree(advice)) return []
    const drafted = draftAnswers(
      ruleset,
      view,
      advice.flatMap(({ drafts }) => drafts),
    )
    return [
      {
        id: 'advisers',
        from: 'general',
        stake: matterStake(ruleset.intray.advisers, nervousness(advice)),
        question: phrase('intray.advisers.ask'),
        voices: advice.map(({ adviser, says }) => ({ adviser, says })),
        answers: [...drafted, { says: phrase('intray.advisers.leave'), orders: [] }],
      },
    ]
  },
}

/** Those who would arm and those who would not are both among them. */
const disagree = (advice: readonly Advice[]): boolean =>
  advice.some(({ urges }) => urges === 'spend') && advice.some(({ urges }) => urges === 'save')

/** The more urgent the general, the more hangs on the quarrel: 0–1. */
const nervousness = (advice: readonly Advice[]): number => Math.max(0, ...advice.map(({ urgency }) => urgency))
