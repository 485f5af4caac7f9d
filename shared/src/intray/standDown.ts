import { standDownSaves } from '#shared/analysis/previews/posture'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import type { PostureOrder } from '#shared/orders/posture'
import { isOffered } from '#shared/orders/validateOrder'
import { LEAST_READY, mapReadinessLegs, READINESS_LEGS, type Readiness } from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

/** Forces kept above the readiness of peacetime eat a great part of the income, as after an alarm (clause 2.2). */
export const standDown: MatterModule<'standDown'> = {
  kind: 'standDown',
  find(ruleset, view) {
    const { posture, income } = view.self
    const peace = ruleset.tension.readinessFrom as Readiness
    const lower = (level: Readiness) => mapReadinessLegs((leg) => Math.min(level, posture.readiness[leg]) as Readiness)
    const upkeep = standDownSaves(ruleset, view, lower(LEAST_READY))
    const order: PostureOrder = { ...posture, type: 'posture', readiness: lower(peace) }
    const isPeace = READINESS_LEGS.every((leg) => posture.readiness[leg] <= peace)
    if (isPeace || upkeep <= ruleset.intray.standDownShare * income || !isOffered(view, order)) return []
    return [
      {
        id: 'standDown',
        isGrave: true,
        from: 'treasurer',
        stake: matterStake(ruleset.intray.standDown, upkeep / Math.max(income, upkeep)),
        question: phrase('intray.standDown.ask', { share: Math.round((100 * upkeep) / Math.max(income, 1)) }),
        answers: [
          { says: phrase('intray.standDown.down', { level: peace }), orders: [order] },
          { says: phrase('intray.standDown.leave'), orders: [] },
        ],
      },
    ]
  },
}
