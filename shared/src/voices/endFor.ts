import type { SeenEvent } from '#shared/events/index'
import type { PowerId } from '#shared/ids'

/** How a confrontation ended for one of its sides. */
export type CrisisEnd = 'won' | 'lost' | 'deal' | 'war' | 'even'

/** How a confrontation ended for a power; undefined for one that was none of its sides. */
export function endFor(
  { power, target, outcome }: Extract<SeenEvent, { readonly type: 'crisisEnded' }>,
  side: PowerId,
): CrisisEnd | undefined {
  if (side !== power && side !== target) return undefined
  if (outcome === 'deal' || outcome === 'war') return outcome
  if (outcome === 'challengerWon' || outcome === 'defenderWon')
    return (outcome === 'challengerWon') === (side === power) ? 'won' : 'lost'
  return 'even'
}
