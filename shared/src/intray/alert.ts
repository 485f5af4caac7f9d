import { otherBlocs } from '#shared/analysis/previews/relations'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterAnswer, type MatterModule, matterStake } from '#shared/intray/matter'
import type { PostureOrder } from '#shared/orders/posture'
import { isOffered } from '#shared/orders/validateOrder'
import { FULLY_READY, LEAST_READY, mapReadinessLegs, type Readiness } from '#shared/ruleset/forces'
import { hasTreaty, seenPower, tensionWith } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
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
        isGrave: true,
        from: 'general' as const,
        stake: matterStake(ruleset.intray.alert, (hostility + readiness / FULLY_READY) / 2),
        question: phrase('intray.alert.ask', { power, level: Math.round(readiness) }),
        answers: [
          ...inKind(view),
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

/** Readiness for readiness: one's own forces a level higher, while there is one. */
function inKind(view: PlayerView): readonly MatterAnswer[] {
  const { posture } = view.self
  const readiness = mapReadinessLegs((leg) => Math.min(FULLY_READY, posture.readiness[leg] + 1) as Readiness)
  const order: PostureOrder = { ...posture, type: 'posture', readiness }
  const level = Math.max(...Object.values(readiness))
  const isHigher = Object.values(posture.readiness).some((own) => own < FULLY_READY)
  return isHigher && isOffered(view, order) ? [{ says: phrase('intray.alert.raise', { level }), orders: [order] }] : []
}
