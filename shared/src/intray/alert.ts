import { otherBlocs } from '#shared/analysis/previews/relations'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import { FULLY_READY, LEAST_READY } from '#shared/ruleset/forces'
import { hasTreaty, seenPower, tensionWith } from '#shared/view/lookup'
import { phrase } from '#shared/view/phrase'

/** A rival's forces are seen on high alert: the matter on which the most hangs (clause 5.3). */
export const alert: MatterModule<'alert'> = {
  kind: 'alert',
  find(ruleset, view) {
    return otherBlocs(view).flatMap((power) => {
      const readiness = seenPower(view, power)?.estimate?.readiness ?? LEAST_READY
      if (readiness < ruleset.estimates.alertSighted) return []
      const hostility = tensionWith(view, power) / 100
      return {
        id: `alert.${power}`,
        from: 'general' as const,
        stake: matterStake(ruleset.intray.alert, (hostility + readiness / FULLY_READY) / 2),
        question: phrase('intray.alert.ask', { power, level: Math.round(readiness) }),
        answers: [
          ...draftAnswers(ruleset, view, [
            ...(hasTreaty(view, power, 'hotline')
              ? []
              : [{ type: 'diplomacy', act: 'propose', treaty: 'hotline', with: power } as const]),
            { type: 'statement', statement: { say: 'reassure', target: power } },
          ]),
          { says: phrase('intray.alert.leave'), orders: [] },
        ],
      }
    })
  },
}
