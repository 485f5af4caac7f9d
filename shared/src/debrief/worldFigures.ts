import type { BeliefStory } from '#shared/debrief/beliefs'
import type { Debrief, DebriefFor, SectionId } from '#shared/debrief/index'
import type { Race } from '#shared/debrief/race'
import type { PowerId } from '#shared/ids'
import { mean } from '#shared/math'
import type { Interest } from '#shared/ruleset/forces'
import type { Outcome } from '#shared/ruleset/vocabulary'

/** What is compared of a match: the part of its debrief that is kept for many worlds side by side. */
export interface WorldFigures {
  readonly powers: Debrief['powers']
  /** Absent, like the score, when the match was abandoned. */
  readonly outcome?: Outcome
  readonly score?: {
    readonly yearsOfPeace: number
    readonly years: number
    readonly dead: number
    readonly points: number
  }
  readonly crises: number
  readonly falseAlarms: number
  readonly race: Pick<Race, 'years' | 'stocks'>
  readonly fears: readonly EstimateError[]
  /** Empty while interests are closed. */
  readonly motives: readonly Motive[]
}

/** The error of one power's estimates of another's warheads. */
export interface EstimateError {
  readonly viewer: PowerId
  readonly rival: PowerId
  /** Median estimate over the truth, minus 1, as a mean over the years: above 0 when overestimated. */
  readonly error: number
}

/** What a power wanted, what the others thought it wanted, and what it did. */
export interface Motive {
  readonly power: PowerId
  readonly interest: Interest
  /** Mean over years and rivals of the belief that it seeks only security, 0–1. */
  readonly trusted: number
  readonly firedFirst: boolean
  readonly treatiesBroken: number
}

/** The sections that figures are read from. */
export const FIGURE_SECTIONS = [
  'interests',
  'beliefs',
  'race',
  'crises',
  'alarms',
  'people',
] as const satisfies readonly SectionId[]

/** The part of a debrief that figures are read from. */
export type FigureSource = DebriefFor<(typeof FIGURE_SECTIONS)[number]>

/** The figures of a match from its debrief; without motives while interests are closed. */
export function figuresOf(debrief: FigureSource): WorldFigures {
  const { powers, reveal, yearsPlayed: years, crises, alarms, race, beliefs } = debrief
  return {
    powers,
    ...(reveal === undefined ? {} : { outcome: reveal.outcome, score: { ...scoreOf(reveal.world), years } }),
    crises: crises.length,
    falseAlarms: alarms.filter(({ real }) => !real).length,
    race: { years: race.years, stocks: race.stocks },
    fears: estimateErrorsOf(beliefs.entries),
    motives: motivesOf(debrief),
  }
}

const scoreOf = ({ yearsOfPeace, dead, points }: NonNullable<Debrief['reveal']>['world']) => ({
  yearsOfPeace,
  dead,
  points,
})

/** Every pair of which there is anything to tell: a rival without arms cannot be over- or underestimated by a share. */
export function estimateErrorsOf(beliefs: readonly BeliefStory[]): readonly EstimateError[] {
  const pairs = Map.groupBy(
    beliefs.filter(({ truth }) => truth > 0),
    ({ viewer, rival }) => `${viewer} ${rival}`,
  )
  return [...pairs.values()].map((held) => ({
    viewer: held[0]!.viewer,
    rival: held[0]!.rival,
    error: mean(held.map(({ warheads, truth }) => warheads.median / truth)) - 1,
  }))
}

/** Least relative error that gets a sentence. */
const NOTEWORTHY = 0.05

/** The pair with the largest error in either direction; undefined when none is noteworthy. */
export function largestError(fears: readonly EstimateError[]): EstimateError | undefined {
  const [worst] = [...fears].sort((a, b) => Math.abs(b.error) - Math.abs(a.error))
  return worst !== undefined && Math.abs(worst.error) >= NOTEWORTHY ? worst : undefined
}

/** Shade of a cell of the matrix, 0–4; darkest at a relative error of 100 % in either direction. */
export const shadeOf = (error: number): number => Math.min(4, Math.round(Math.abs(error) * 4))

function motivesOf({ interests, beliefs, people }: FigureSource): readonly Motive[] {
  return interests.map(({ power, interest }) => {
    const page = people.find((person) => person.power === power)
    return {
      power,
      interest,
      trusted: mean(beliefs.entries.filter(({ rival }) => rival === power).map(({ seeker }) => seeker)),
      firedFirst: page?.usedFirst ?? false,
      treatiesBroken: page?.treatiesBroken ?? 0,
    }
  })
}

/** A power that acted, or wanted, otherwise than the others expected. */
export type Misjudgement = 'fearedInVain' | 'trustedInVain' | 'unsuspected'

/**
 * Feared: mostly believed a revisionist. In vain: its acts, not its interest, contradict the belief. Unsuspected: a
 * revisionist that did no harm, and was mostly believed to seek only security.
 */
export function misjudgementOf({ interest, trusted, firedFirst, treatiesBroken }: Motive): Misjudgement | undefined {
  const harmed = firedFirst || treatiesBroken > 0
  if (trusted < 0.5) return harmed ? undefined : 'fearedInVain'
  if (harmed) return 'trustedInVain'
  return interest === 'revisionist' ? 'unsuspected' : undefined
}

/** The axes that all charts of a comparison share: the last year and the most warheads of any world. */
export function sharedAxesOf(worlds: readonly WorldFigures[]): { readonly years: number; readonly most: number } {
  return {
    years: Math.max(2, ...worlds.flatMap(({ race }) => race.years)),
    most: Math.max(10, ...worlds.flatMap(({ race }) => race.stocks.flatMap(({ warheads }) => warheads))),
  }
}
