import { totalWarheadBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { buildsWarheads } from '#shared/debrief/choices'
import { defineSection, whole } from '#shared/debrief/define'
import { type Story, type YearStart, yearStarts } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import { sum } from '#shared/math'
import type { Order } from '#shared/orders/index'
import { FORCE_RULES } from '#shared/ruleset/forces'
import type { Band } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** What a year's orders were for: a sure answer and safety, a first strike, both, or neither. */
type Meaning = 'restraint' | 'shield' | 'sword' | 'both'

/** One turn of a spiral: what one power did and meant in a year, and what the other was shown and did next. */
export interface SpiralTurn {
  readonly year: number
  readonly by: PowerId
  readonly towards: PowerId
  readonly meant: Meaning
  /** Warheads of the first at the start of the next year. */
  readonly truth: number
  /** What the second believed of them then. */
  readonly shown: Band
  /** Warheads the second ordered in that next year; absent when there was none. */
  readonly answered?: number
}

/** What orders were for, as far as what they buy tells it. */
export function intentOf(orders: readonly Order[]): Meaning {
  const bought = orders.flatMap((order) => (order.type === 'build' ? [FORCE_RULES[order.force].purpose] : []))
  const [shield, sword] = [bought.includes('shield'), bought.includes('sword')]
  if (shield) return sword ? 'both' : 'shield'
  return sword ? 'sword' : 'restraint'
}

/** Every turn of every spiral, by year and by both powers in seat order. */
export const spiral = defineSection({
  id: 'spiral',
  of(story): readonly SpiralTurn[] {
    const starts = yearStarts(story)
    return starts.slice(0, -1).flatMap((start, n) => {
      const next = starts[n + 1]!
      return story.record.seats.flatMap((by) =>
        story.record.seats.flatMap((towards) => (by === towards ? [] : [turnOf(story, start, next, by, towards)])),
      )
    })
  },
  closed: whole,
})

function turnOf(story: Story, start: YearStart, next: YearStart, by: PowerId, towards: PowerId): SpiralTurn {
  const seat = story.record.seats.indexOf(by)
  const { powers } = observe(story.ruleset, next.state, { kind: 'power', power: towards })
  const turn = {
    year: start.year,
    by,
    towards,
    meant: intentOf(ordersOf(story, start, by)),
    truth: totalWarheads(next.state.powers[seat]!.forces),
    shown: totalWarheadBand(powers[seat]!.estimate!),
  }
  const isPlayed = next.state.window.kind !== 'ended' && story.record.windows[next.index] !== undefined
  return isPlayed ? { ...turn, answered: warheadsOrdered(story, next, towards) } : turn
}

const ordersOf = ({ record }: Story, { index }: YearStart, power: PowerId): readonly Order[] =>
  record.windows[index]?.submissions[power] ?? []

function warheadsOrdered(story: Story, start: YearStart, power: PowerId): number {
  const built = ordersOf(story, start, power).filter(buildsWarheads)
  return sum(built.map(({ lots, force }) => lots * story.ruleset.forces[force].lot))
}
