import { type Moment, momentsOf } from '#shared/debrief/moments'
import { type Story, yearStarts } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import type { Injection } from '#shared/injections/index'
import type { Reveal } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** What every section of a debrief may need to know of its match. */
export interface MatchOutline {
  /** In seat order; `look` is the number of the colours and emblem the client gives it. */
  readonly powers: readonly { readonly id: PowerId; readonly look: number }[]
  readonly scenario: string
  /** Name of the words that replace those of the nuclear age. */
  readonly skin?: string
  /** Published probability that a power seeks only security, 0–1. */
  readonly seekerOdds: number
  /** Years that were played to their end. */
  readonly yearsPlayed: number
  readonly years: number
  /** Scores and secrets; absent when the match was given up before its end. */
  readonly reveal?: Reveal
  /** Oldest first. */
  readonly moments: readonly Moment[]
  /** What the teacher injected, with the year in which it acted; oldest first. */
  readonly injections: readonly { readonly year: number; readonly injection: Injection }[]
}

/** The outline of a match. */
export function outlineOf(story: Story): MatchOutline {
  const { record, ruleset, states } = story
  const last = states.at(-1)!
  const { reveal } = observe(ruleset, last, { kind: 'spectator' }, 'open')
  return {
    powers: last.powers.map(({ id, look }) => ({ id, look })),
    scenario: record.scenario,
    ...(last.skin === undefined ? {} : { skin: last.skin }),
    seekerOdds: last.publishedSeekerOdds,
    yearsPlayed: yearStarts(story).length - 1,
    years: record.years,
    ...(reveal === undefined ? {} : { reveal }),
    moments: momentsOf(story),
    injections: record.windows.flatMap(({ injections = [] }, index) =>
      injections.map((injection) => ({ year: states[index]!.year, injection })),
    ),
  }
}
