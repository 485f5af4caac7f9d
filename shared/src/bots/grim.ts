import { z } from 'zod'
import { totalBand } from '#shared/analysis/arsenal'
import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { opening, spend, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TASTE: TreatyTaste = {
  signs: ['hotline', 'inspection', 'noFirstUse', 'interceptorLimit', 'armsLimit', 'interdependence', 'jointStatement'],
  seeks: [],
  guarantees: 'gives',
}

const TEMPER: CrisisTemper = {
  launchFrom: 0.95,
  aim: 'countervalue',
  answerShare: 100,
  standsByAllies: true,
  nerve: { bears: 0.015, climbs: 5, boldness: 0.5, offers: 'never', takesTerms: true },
}

const SPHERE: SpherePolicy = { covers: 1, reaffirms: true, bases: 0, basing: 'buildOpenly', demands: 0 }

const POSTURE = {
  readiness: { silos: 2, submarines: 3, bombers: 2 },
  targeting: 'countervalue',
  authority: 'afterImpact',
} as const

/** Growth of a rival's believed arsenal since the start that ends all trust. */
const BETRAYAL = 1.6

const memorySchema = z.strictObject({ start: z.record(z.string(), z.number()), betrayed: z.boolean() })

/** Keeps faith until it sees one rival arm in earnest; then it arms for ever (Axelrod 1984). */
export const grim = defineDoctrine({
  name: 'grim',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.takeCover',
  struck: 'bot.why.answer',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, _rng: Rng, memory: unknown): Decision {
  const threats = threatsTo(ruleset, view, 'median')
  const now = Object.fromEntries(
    threats.map(({ power }) => [power.id, power.estimate ? totalBand(power.estimate).median : 0]),
  )
  const kept = memorySchema.safeParse(memory)
  const start = kept.success ? kept.data.start : now
  const betrayed =
    (kept.success && kept.data.betrayed) ||
    Object.entries(now).some(([id, seen]) => seen > BETRAYAL * (start[id] ?? seen) + 10)
  const arms = spend(ruleset, view, betrayed ? { submarines: 0.4, silos: 0.3 } : { submarines: 0.15 })
  const treaties = betrayed ? [] : negotiate(view, TASTE)
  const orders = [...treaties, ...opening(view, POSTURE), ...arms]
  return { orders, memory: { start, betrayed }, why: phrase(betrayed ? 'bot.why.betrayed' : 'bot.why.faith') }
}
