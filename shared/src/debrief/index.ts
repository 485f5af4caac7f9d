import { type Dilemma, type DilemmaMoments, dilemmaMoments, dilemmaOf } from '#shared/analysis/dilemma'
import { type AlarmStory, alarmsOf } from '#shared/debrief/alarms'
import { type BeliefStory, beliefsOf, type Calibration, calibrationsOf } from '#shared/debrief/beliefs'
import { type Moment, momentsOf } from '#shared/debrief/moments'
import { type PersonalPage, peopleOf } from '#shared/debrief/people'
import { type Plane, planeOf } from '#shared/debrief/plane'
import { type Race, raceOf } from '#shared/debrief/race'
import { spendingOf, type YearSpent } from '#shared/debrief/spending'
import { type SpiralTurn, spiralsOf } from '#shared/debrief/spiral'
import { type SteadinessSeries, steadinessOf } from '#shared/debrief/steadiness'
import { type Story, yearStarts } from '#shared/debrief/story'
import { type PromiseEntry, umbrellasOf } from '#shared/debrief/umbrellas'
import type { PowerId } from '#shared/ids'
import type { Interest } from '#shared/ruleset/forces'
import type { Reveal, SeenCrisis } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** Everything the debrief shows of a match that is over, as plain figures. One part, one file beside this one. */
export interface Debrief {
  /** In seat order, with how each looks. */
  readonly powers: readonly { readonly id: PowerId; readonly look: number }[]
  readonly scenario: string
  /** Words that replace those of the nuclear age. */
  readonly skin?: string
  /** Published probability that a power seeks only security, 0–1. */
  readonly seekerOdds: number
  readonly interests: readonly { readonly power: PowerId; readonly interest: Interest }[]
  /** Years that were played to their end. */
  readonly yearsPlayed: number
  readonly years: number
  /** Absent when the match was given up before its end. */
  readonly reveal?: Reveal
  readonly beliefs: readonly BeliefStory[]
  readonly calibrations: readonly Calibration[]
  readonly race: Race
  readonly spirals: readonly SpiralTurn[]
  readonly plane?: Plane
  readonly steadiness: readonly SteadinessSeries[]
  readonly umbrellas: readonly PromiseEntry[]
  readonly crises: readonly SeenCrisis[]
  readonly alarms: readonly AlarmStory[]
  readonly spending: readonly YearSpent[]
  readonly dilemma: Dilemma
  readonly dilemmaMoments: DilemmaMoments
  readonly moments: readonly Moment[]
  readonly people: readonly PersonalPage[]
}

export function debriefOf(story: Story): Debrief {
  const { record, ruleset } = story
  const last = story.states.at(-1)!
  const { reveal, crises } = observe(ruleset, last, { kind: 'spectator' })
  const starts = yearStarts(story)
  const years = starts.map(({ state }) => state)
  const beliefs = beliefsOf(story)
  const calibrations = calibrationsOf(record.seats, beliefs)
  const umbrellas = umbrellasOf(story)
  const spending = spendingOf(story)
  const plane = planeOf(story)
  return {
    powers: last.powers.map(({ id, look }) => ({ id, look })),
    scenario: record.scenario,
    ...(last.skin === undefined ? {} : { skin: last.skin }),
    seekerOdds: last.publishedSeekerOdds,
    interests: last.powers.map(({ id, interest }) => ({ power: id, interest })),
    yearsPlayed: starts.length - 1,
    years: record.years,
    ...(reveal === undefined ? {} : { reveal }),
    beliefs,
    calibrations,
    race: raceOf(story),
    spirals: spiralsOf(story),
    ...(plane === undefined ? {} : { plane }),
    steadiness: steadinessOf(story),
    umbrellas,
    crises,
    alarms: alarmsOf(story),
    spending,
    dilemma: dilemmaOf(ruleset, years),
    dilemmaMoments: dilemmaMoments(ruleset, years),
    moments: momentsOf(story),
    people: peopleOf(story, { calibrations, umbrellas, spending }),
  }
}
