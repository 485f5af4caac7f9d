import { type Reaction, reactionOf } from '#shared/analysis/armsRace'
import { totalWarheads } from '#shared/analysis/exchange'
import { defineSection, whole } from '#shared/debrief/define'
import { yearStarts } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'

/** The arms race: stocks by year, and how each side's building answered the other's stock. */
export interface Race {
  /** Years of the columns of `stocks`. */
  readonly years: readonly number[]
  /** Warheads at the start of each year, by power. */
  readonly stocks: readonly { readonly power: PowerId; readonly warheads: readonly number[] }[]
  /** Fitted reactions (Richardson 1960); pairs whose numbers allow no fit are left out. */
  readonly reactions: readonly FittedReaction[]
}

interface FittedReaction {
  readonly power: PowerId
  readonly to: PowerId
  /** Warheads a year for every warhead the other has. */
  readonly slope: number
  /** Half width of the slope's 95 % interval; undefined with too few years to tell. */
  readonly error?: number
}

/** Section: the arms race. */
export const race = defineSection({
  id: 'race',
  of(story): Race {
    const starts = yearStarts(story)
    const stocks = story.record.seats.map((power, seat) => ({
      power,
      warheads: starts.map(({ state }) => totalWarheads(state.powers[seat]!.forces)),
    }))
    const reactions = stocks.flatMap(({ power, warheads }) =>
      stocks.flatMap(({ power: to, warheads: others }) => {
        const reaction = power === to ? undefined : fitted(warheads, others)
        return reaction === undefined ? [] : [{ power, to, ...shown(reaction) }]
      }),
    )
    return { years: starts.map(({ year }) => year), stocks, reactions }
  },
  closed: whole,
})

function fitted(own: readonly number[], other: readonly number[]): Reaction | undefined {
  const moved = new Set(other.slice(0, -1)).size > 1
  return own.length > 2 && moved ? reactionOf(own, other) : undefined
}

const shown = ({ slope, slopeError }: Reaction) => ({
  slope,
  ...(Number.isFinite(slopeError) ? { error: slopeError } : {}),
})
