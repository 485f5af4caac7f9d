import { z } from 'zod'
import { totalBand } from '#shared/analysis/arsenal'
import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { opening, spend } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rivals, seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TASTE: TreatyTaste = {
  signs: ['hotline', 'inspection', 'noFirstUse', 'interceptorLimit', 'armsLimit', 'interdependence', 'jointStatement'],
  seeks: ['hotline'],
  guarantees: 'gives',
}

const TEMPER: CrisisTemper = {
  launchFrom: 0.93,
  aim: 'counterforce',
  answerShare: 50,
  standsByAllies: true,
  nerve: { bears: 0.012, climbs: 5, boldness: 0.45, offers: 'offer', takesTerms: true },
}

const SPHERE: SpherePolicy = { covers: 2, reaffirms: true, bases: 0, basing: 'buildOpenly', demands: 0.03 }

const POSTURE = {
  readiness: { silos: 2, submarines: 3, bombers: 3 },
  targeting: 'counterforce',
  authority: 'afterImpact',
} as const

/** How often it forgives a build-up it saw: noise breaks a tit-for-tat that never does (Axelrod 1984; the-model E65). */
const GENEROSITY = 0.1

/** Warheads the other bloc was believed to have last year. */
const memorySchema = z.strictObject({ seen: z.number() })

/** Arms as the other side arms, rests when it rests, forgives now and then. */
export const titForTat = defineDoctrine({
  name: 'tit-for-tat',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.takeCover',
  struck: 'bot.why.inKind',
  plan,
})

/** Warheads of all rivals of the other blocs, by the middle of our estimates. */
function believedThreat(view: PlayerView): number {
  const bloc = seenPower(view, view.self.id)?.bloc
  let total = 0
  for (const { estimate, bloc: theirs } of rivals(view))
    if (estimate && theirs !== bloc) total += totalBand(estimate).median
  return total
}

function plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision {
  const seen = believedThreat(view)
  const last = memorySchema.safeParse(memory)
  const growth = last.success && last.data.seen > 0 ? seen / last.data.seen - 1 : 0.1
  const forgives = rng.chance(GENEROSITY)
  const orders: Order[] = [...negotiate(view, TASTE), ...opening(view, POSTURE)]
  const share = Math.min(0.7, growth * 2)
  if (growth > 0.03 && !forgives) {
    orders.push(...spend(ruleset, view, { submarines: share * 0.5, silos: share * 0.3, bombers: share * 0.2 }))
  }
  const rival = rivals(view).find((power) => power.bloc !== seenPower(view, view.self.id)?.bloc)
  if (growth < 0 && rival) orders.push({ type: 'statement', statement: { say: 'reassure', target: rival.id } })
  return { orders, memory: { seen }, why: phrase(growth > 0.03 ? 'bot.why.matched' : 'bot.why.rested') }
}
