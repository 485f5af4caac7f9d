import { z } from 'zod'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import { defineBot } from '#shared/bots/define'
import { buildByShares, threatsTo } from '#shared/bots/planning'
import { EVERY_TREATY } from '#shared/bots/policies/treaties'
import { phrase } from '#shared/view/phrase'

/** Growth of a rival's believed arsenal since the start that ends all trust, as a factor, beyond a few warheads. */
const BETRAYAL = 1.6
const FEW_WARHEADS = 10

/** Warheads each rival was believed to have at the start, by power, and whether one has armed in earnest since. */
const memorySchema = z.strictObject({ start: z.record(z.string(), z.number()), betrayed: z.boolean() })

/** Keeps faith until it sees one rival arm in earnest; then it arms for ever (Axelrod 1984). */
export const grim = defineBot({
  id: 'grim',
  treaties: {
    signs: EVERY_TREATY,
    seeks: [],
    guarantees: 'gives',
  },
  posture: {
    readiness: { silos: 2, submarines: 3, bombers: 2 },
    targeting: 'countervalue',
    authority: 'afterImpact',
  },
  sphere: { umbrellas: 1, reaffirms: true, bases: 0, basing: 'buildOpenly', demandChance: 0 },
  brinkmanship: { riskTolerance: 0.015, highestRung: 5, boldness: 0.5, offers: 'never', acceptsTerms: true },
  launch: { onWarningFrom: 0.95, aim: 'countervalue', share: 100, defendsAllies: true },
  why: { warned: 'bot.why.takeCover', struck: 'bot.why.answer' },
  plan({ ruleset, view, memory }) {
    const threats = threatsTo(ruleset, view, 'median')
    const now = Object.fromEntries(
      threats.map(({ power }) => [power.id, power.estimate ? totalWarheadBand(power.estimate).median : 0]),
    )
    const kept = memorySchema.safeParse(memory)
    const start = kept.success ? kept.data.start : now
    const betrayed =
      (kept.success && kept.data.betrayed) ||
      Object.entries(now).some(([id, seen]) => seen > BETRAYAL * (start[id] ?? seen) + FEW_WARHEADS)
    return {
      orders: buildByShares(ruleset, view, betrayed ? { submarines: 0.4, silos: 0.3 } : { submarines: 0.15 }),
      memory: { start, betrayed },
      why: phrase(betrayed ? 'bot.why.betrayed' : 'bot.why.faith'),
      refusesTreaties: betrayed,
    }
  },
})
