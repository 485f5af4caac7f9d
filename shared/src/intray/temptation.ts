import { treatyPartners } from '#shared/analysis/previews/relations'
import { seenExposure } from '#shared/analysis/seenBalance'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import { rivalIds } from '#shared/orders/common'
import { phrase } from '#shared/view/phrase'

/** An arms limit binds, and the power is exposed: cheating is on the table as a choice of its own (clause 4.11). */
export const temptation: MatterModule<'temptation'> = {
  kind: 'temptation',
  find(ruleset, view) {
    const [power] = treatyPartners(view, 'armsLimit')
    if (power === undefined) return []
    const exposed = Math.max(0, ...rivalIds(view).map((rival) => seenExposure(ruleset, view, view.self.id, rival)))
    const drafted = draftAnswers(ruleset, view, [{ type: 'build', force: 'submarines', lots: 1 }])
    if (exposed < ruleset.intray.exposed || drafted.length === 0) return []
    return [
      {
        id: `temptation.${power}`,
        from: 'general',
        stake: matterStake(ruleset.intray.temptation, exposed),
        question: phrase('intray.temptation.ask', { power }),
        answers: [...drafted, { says: phrase('intray.temptation.leave'), orders: [] }],
      },
    ]
  },
}
