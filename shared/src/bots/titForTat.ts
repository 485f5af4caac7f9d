import { z } from 'zod'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import { defineBot } from '#shared/bots/define'
import { buildByShares } from '#shared/bots/planning'
import { EVERY_TREATY } from '#shared/bots/policies/treaties'
import type { Order } from '#shared/orders/index'
import { rivals, seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** Probability that it forgives a build-up it saw: noise breaks a tit-for-tat that never does (Axelrod 1984; the-model E65). */
const GENEROSITY = 0.1

/** Warheads the other bloc was believed to have last year. */
const memorySchema = z.strictObject({ seen: z.number() })

/** Arms as the other side arms, rests when it rests, and sometimes forgives. */
export const titForTat = defineBot({
  id: 'tit-for-tat',
  treaties: {
    signs: EVERY_TREATY,
    seeks: ['hotline'],
    guarantees: 'gives',
  },
  posture: {
    readiness: { silos: 2, submarines: 3, bombers: 3 },
    targeting: 'counterforce',
    authority: 'afterImpact',
  },
  sphere: { umbrellas: 2, reaffirms: true, bases: 0, basing: 'buildOpenly', demandChance: 0.03 },
  brinkmanship: { riskTolerance: 0.012, highestRung: 5, boldness: 0.45, offers: 'offer', acceptsTerms: true },
  launch: { onWarningFrom: 0.93, aim: 'counterforce', share: 50, defendsAllies: true },
  why: { warned: 'bot.why.takeCover', struck: 'bot.why.inKind' },
  plan({ ruleset, view, rng, memory }) {
    const seen = believedThreat(view)
    const last = memorySchema.safeParse(memory)
    const growth = last.success && last.data.seen > 0 ? seen / last.data.seen - 1 : 0.1
    const orders: Order[] = []
    if (growth > 0.03 && !rng.chance(GENEROSITY)) {
      const share = Math.min(0.7, growth * 2)
      orders.push(
        ...buildByShares(ruleset, view, { submarines: share * 0.5, silos: share * 0.3, bombers: share * 0.2 }),
      )
    }
    const rival = rivals(view).find((power) => power.bloc !== seenPower(view, view.self.id)?.bloc)
    if (growth < 0 && rival) orders.push({ type: 'statement', statement: { say: 'reassure', target: rival.id } })
    return { orders, memory: { seen }, why: phrase(growth > 0.03 ? 'bot.why.matched' : 'bot.why.rested') }
  },
})

/** Warheads of all rivals of the other blocs, by the medians of the estimates. */
function believedThreat(view: PlayerView): number {
  const bloc = seenPower(view, view.self.id)?.bloc
  let total = 0
  for (const { estimate, bloc: theirs } of rivals(view))
    if (estimate && theirs !== bloc) total += totalWarheadBand(estimate).median
  return total
}
