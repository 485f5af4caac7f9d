import { beliefs } from '#shared/debrief/beliefs'
import { people } from '#shared/debrief/people'
import type { Story } from '#shared/debrief/story'
import { mean } from '#shared/math'

/** What one player did in one chair. */
export interface Sitting {
  /** Fired nuclear weapons before anyone had fired at it. */
  readonly usedFirst: boolean
  /** Answers in confrontations, and how many of them climbed. */
  readonly answers: number
  readonly climbs: number
  /** Promises of protection that were tested, and that were kept. */
  readonly promisesTested: number
  readonly promisesKept: number
  readonly treatiesBroken: number
  /** Brier score of what the chair was led to believe of the others’ interests, 0 is best; absent where there was nothing to believe. */
  readonly brier?: number
  /** How much larger it believed the others’ forces than they were, as a share. */
  readonly fear: number
  /** How the match ended for all. */
  readonly outcome: string
  readonly points: number
}

/** What the player in this seat did, from the record alone. */
export function sittingOf(story: Story, seat: number): Sitting {
  const page = people.of(story)[seat]!
  const { brier } = beliefs.of(story).calibrations[seat]!
  const moves = story.record.windows.flatMap(({ submissions }) =>
    (submissions[page.power] ?? []).flatMap((order) => (order.type === 'confront' ? [order.move] : [])),
  )
  const { ending } = story.states.at(-1)!
  return {
    usedFirst: page.usedFirst,
    answers: moves.length,
    climbs: moves.filter((move) => move === 'raise').length,
    promisesTested: page.promisesTested,
    promisesKept: page.promisesKept,
    treatiesBroken: page.treatiesBroken,
    ...(brier === undefined ? {} : { brier }),
    fear: page.fear,
    outcome: ending?.outcome ?? 'unended',
    points: ending?.powers[seat]?.total ?? 0,
  }
}

/** What a player did over all its chairs; shares are absent where nothing was there to be shared. */
export interface Restraint {
  readonly player: string
  readonly chairs: number
  /** Share of chairs in which it was the first to fire. */
  readonly firstUse: number
  /** Share of its answers in confrontations that climbed. */
  readonly climbing?: number
  /** Share of tested promises that it kept. */
  readonly kept?: number
  readonly treatiesBroken: number
  readonly brier?: number
  readonly fear: number
  /** Share of its matches that ended in any war. */
  readonly war: number
  readonly points: number
}

/** Sums up what a player did. */
export function restraintOf(player: string, sittings: readonly Sitting[]): Restraint {
  const sum = (of: (sitting: Sitting) => number) => sittings.reduce((total, sitting) => total + of(sitting), 0)
  const shareOf = (part: number, whole: number) => (whole === 0 ? undefined : part / whole)
  const climbing = shareOf(
    sum(({ climbs }) => climbs),
    sum(({ answers }) => answers),
  )
  const kept = shareOf(
    sum(({ promisesKept }) => promisesKept),
    sum(({ promisesTested }) => promisesTested),
  )
  const briers = sittings.flatMap(({ brier }) => brier ?? [])
  return {
    player,
    chairs: sittings.length,
    firstUse: mean(sittings.map(({ usedFirst }) => Number(usedFirst))),
    ...(climbing !== undefined && { climbing }),
    ...(kept !== undefined && { kept }),
    treatiesBroken: mean(sittings.map(({ treatiesBroken }) => treatiesBroken)),
    ...(briers.length > 0 && { brier: mean(briers) }),
    fear: mean(sittings.map(({ fear }) => fear)),
    war: mean(sittings.map(({ outcome }) => Number(outcome !== 'peace'))),
    points: mean(sittings.map(({ points }) => points)),
  }
}
