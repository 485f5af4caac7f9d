import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import { hasTreaty, rivals, tensionWith } from '#shared/view/lookup'
import { phrase } from '#shared/view/phrase'

/** A match opens: the power with which tension is highest, and what could be done about it first. */
export const watch: MatterModule<'watch'> = {
  kind: 'watch',
  find(ruleset, view) {
    const [power] = rivals(view)
      .map(({ id }) => id)
      .sort((a, b) => tensionWith(view, b) - tensionWith(view, a))
    if (view.year > 1 || power === undefined) return []
    const talk = FIRST_TALKS.find((treaty) => !hasTreaty(view, power, treaty))
    const drafted = draftAnswers(ruleset, view, [
      { type: 'spy', target: power, level: 1 },
      ...(talk ? [{ type: 'diplomacy', act: 'propose', treaty: talk, with: power } as const] : []),
      { type: 'statement', statement: { say: 'reassure', target: power } },
    ])
    if (drafted.length === 0) return []
    const tension = tensionWith(view, power)
    return [
      {
        id: `watch.${power}`,
        from: 'diplomat',
        stake: matterStake(ruleset.intray.watch, tension / 100),
        question: phrase('intray.watch.ask', { power, tension: Math.round(tension) }),
        answers: [...drafted, { says: phrase('intray.watch.leave'), orders: [] }],
      },
    ]
  },
}

/** Treaties that ask least of either side, the one to begin with first. */
const FIRST_TALKS = ['hotline', 'inspection'] as const
