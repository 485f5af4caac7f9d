import { z } from 'zod'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import type { Character } from '#shared/bots/mind/character'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rivals, seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** What a mind keeps from year to year: facts of earlier views that later ones do not show. */
export interface Memory {
  /** Its own output in the first year, and the power that had most. */
  readonly startGdp: number
  readonly leader: string
  /** Soot when it last planned, and the last year of the hunger that came of it (clause 8.14). */
  readonly lastSoot: number
  readonly hungryUntil: number
  /** Warheads of other blocs as believed in the first year, and when it last planned. */
  readonly startThreat: number
  readonly lastThreat: number
  /** Has seen an arms race begun in earnest. */
  readonly betrayed: boolean
}

const memorySchema: z.ZodType<Memory> = z.strictObject({
  startGdp: z.number(),
  leader: z.string(),
  lastSoot: z.number(),
  hungryUntil: z.number(),
  startThreat: z.number(),
  lastThreat: z.number(),
  betrayed: z.boolean(),
})

/** Growth of the warheads of other blocs since the start that ends all trust, as a factor, beyond a few warheads. */
const BETRAYAL = 1.6
const FEW_WARHEADS = 20
/** Growth in a year, as a share, that a mind answers. */
const ARMING = 0.05

/** What is remembered, or in the first window what the view shows. */
export function recall(view: PlayerView, memory: unknown): Memory {
  const kept = memorySchema.safeParse(memory)
  if (kept.success) return kept.data
  const threat = threatSeen(view)
  const startGdp = seenPower(view, view.self.id)?.gdp ?? 1
  const [leader] = [...view.powers].sort((a, b) => b.gdp - a.gdp)
  return {
    startGdp,
    leader: leader?.id ?? view.self.id,
    lastSoot: 0,
    hungryUntil: 0,
    startThreat: threat,
    lastThreat: threat,
    betrayed: false,
  }
}

/** The last year of hunger, by soot that has risen since the mind last planned: a war's famine lasts as long as its table. */
export const hungryUntil = ({ tables }: Ruleset, { climate, year }: PlayerView, memory: Memory): number =>
  climate.soot > memory.lastSoot ? year + tables.famineYears.length - 2 : memory.hungryUntil

/** What is remembered from a planning window on. */
export function remember(ruleset: Ruleset, view: PlayerView, memory: Memory): Memory {
  const now = threatSeen(view)
  const betrayed = memory.betrayed || now > BETRAYAL * memory.startThreat + FEW_WARHEADS
  return {
    ...memory,
    lastSoot: view.climate.soot,
    hungryUntil: hungryUntil(ruleset, view, memory),
    lastThreat: now,
    betrayed,
  }
}

/** True when a character that answers arms with arms has seen such arms. */
export function isResentful({ resents }: Character, view: PlayerView, memory: Memory): boolean {
  if (resents === undefined) return false
  return resents === 'forever' ? memory.betrayed : threatSeen(view) > (1 + ARMING) * memory.lastThreat
}

/** Warheads of all powers of other blocs, by the medians of the estimates. */
function threatSeen(view: PlayerView): number {
  const bloc = seenPower(view, view.self.id)?.bloc
  let total = 0
  for (const { estimate, bloc: theirs } of rivals(view))
    if (estimate !== undefined && theirs !== bloc) total += totalWarheadBand(estimate).median
  return total
}
