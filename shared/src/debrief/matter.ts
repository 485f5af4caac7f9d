import { playOutsOf } from '#shared/debrief/branch'
import { CHANGE_KINDS, choicesOf, type PivotalChoice } from '#shared/debrief/choices'
import type { Story } from '#shared/debrief/story'
import { addPlayOut, EMPTY_TALLY, type PlayOut, type Tally } from '#shared/debrief/tally'
import type { PowerId } from '#shared/ids'
import { mean } from '#shared/math'

/** Work that is spent on one match, in years of six powers played out: about five milliseconds of one core each. */
const BUDGET = 200
/** Share of it that goes into finding the few choices that are looked at again. */
const SCREENING = 0.5
/** Pairs of play-outs, with the choice as it was and otherwise, by which a choice is screened. */
const SCREENED_BY = 1
/** How many are looked at again, one for each engine, and with how many pairs at least and at most. */
const SHORTLISTED = 2
const FEWEST_PAIRS = 4
const MOST_PAIRS = 40
/** Fewest points on average that a choice must have moved to have mattered. */
const NOTABLE = 10
/** Two-sided 95 % point of the normal distribution, widened for the few pairs that were played. */
const SURE = 2.2

/** What a choice and its alternative came to, played out in pairs that share their luck. */
export interface WeighedChoice {
  readonly choice: PivotalChoice
  /** Points that the alternative would have brought the power more, pair by pair; below zero where what was done was better. */
  readonly gains: readonly number[]
  readonly asItWas: BranchFigures
  readonly otherwise: BranchFigures
}

/** Outcomes of one way of a choice, with the mean of the power's final points. */
export interface BranchFigures extends Tally {
  readonly points: number
}

/** A choice that mattered, with the mean of what it moved and the 95 % interval of that, in points. */
export interface MatteringChoice extends WeighedChoice {
  readonly gain: number
  readonly low: number
  readonly high: number
}

/** The years of six powers that one pair of play-outs takes. The work grows with the pairs of powers, somewhat slower than squared. */
function costOf({ record }: Story, { year }: PivotalChoice): number {
  const powers = record.seats.length / 6
  return 2 * (record.years - year + 1) * powers * Math.sqrt(powers)
}

/** A power's own choices that are tried otherwise, the gravest kinds first, as many as can be afforded. */
export function triedChoices(story: Story, power: PowerId): readonly PivotalChoice[] {
  const own = choicesOf(story).filter((choice) => choice.power === power)
  const byGravity = own.toSorted((a, b) => CHANGE_KINDS.indexOf(a.change.kind) - CHANGE_KINDS.indexOf(b.change.kind))
  let left = BUDGET * SCREENING
  return byGravity.filter((choice) => {
    const cost = SCREENED_BY * costOf(story, choice)
    if (cost > left) return false
    left -= cost
    return true
  })
}

/** The first pairs of each choice: yields once a play-out, so that other work may go between. */
export const screenChoices = (
  story: Story,
  choices: readonly PivotalChoice[],
): Generator<unknown, readonly WeighedChoice[]> => weigh(story, choices, { from: 0, count: () => SCREENED_BY })

/** The choices worth another look: those that moved most points by the first pairs, either way. */
export const shortlist = (screened: readonly WeighedChoice[]): readonly PivotalChoice[] =>
  screened
    .toSorted((a, b) => Math.abs(mean(b.gains)) - Math.abs(mean(a.gains)))
    .slice(0, SHORTLISTED)
    .filter(({ gains }) => mean(gains) !== 0)
    .map(({ choice }) => choice)

/** Fresh pairs of one of the shortlisted: what made it stand out by luck does not count again. */
export function weighAgain(
  story: Story,
  choices: readonly PivotalChoice[],
): Generator<unknown, readonly WeighedChoice[]> {
  const share = (BUDGET * (1 - SCREENING)) / SHORTLISTED
  const count = (choice: PivotalChoice) =>
    Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, Math.floor(share / costOf(story, choice))))
  return weigh(story, choices, { from: SCREENED_BY, count })
}

/** The choice that moved the power's points most and surely, of those that were weighed; undefined when none did. */
export function matteringOf(weighed: readonly WeighedChoice[]): MatteringChoice | undefined {
  const sure = weighed
    .map(withInterval)
    .filter(({ gain, low, high }) => Math.abs(gain) >= NOTABLE && (low > 0 || high < 0))
  return sure.toSorted((a, b) => Math.abs(b.gain) - Math.abs(a.gain))[0]
}

function withInterval(weighed: WeighedChoice): MatteringChoice {
  const { gains } = weighed
  const gain = mean(gains)
  const spread = Math.sqrt(
    gains.reduce((sum, each) => sum + (each - gain) * (each - gain), 0) / Math.max(1, gains.length - 1),
  )
  const half = (SURE * spread) / Math.sqrt(gains.length)
  return { ...weighed, gain, low: gain - half, high: gain + half }
}

/** Which of the numbered play-outs of a choice are played. */
interface Pairs {
  readonly from: number
  count(choice: PivotalChoice): number
}

function* weigh(
  story: Story,
  choices: readonly PivotalChoice[],
  { from, count }: Pairs,
): Generator<unknown, readonly WeighedChoice[]> {
  const weighed: WeighedChoice[] = []
  // Choices of one window share what came of it as it was.
  const before = new Map<number, PlayOut[]>()
  for (const choice of choices) {
    const last = from + count(choice)
    const played = before.get(choice.window) ?? []
    before.set(choice.window, played)
    for (const play of playOutsOf(story, choice, 'as it was', last, from + played.length)) {
      played.push(play)
      yield
    }
    const otherwise: PlayOut[] = []
    for (const play of playOutsOf(story, choice, 'otherwise', last, from)) {
      otherwise.push(play)
      yield
    }
    weighed.push(compared(story, choice, played.slice(0, otherwise.length), otherwise))
  }
  return weighed
}

function compared(
  { record }: Story,
  choice: PivotalChoice,
  asItWas: readonly PlayOut[],
  otherwise: readonly PlayOut[],
): WeighedChoice {
  const seat = record.seats.indexOf(choice.power)
  const pointsOf = (play: PlayOut) => play.points[seat] ?? 0
  const figures = (plays: readonly PlayOut[]): BranchFigures => ({
    ...plays.reduce(addPlayOut, EMPTY_TALLY),
    points: mean(plays.map(pointsOf)),
  })
  const gains = otherwise.map((play, n) => pointsOf(play) - pointsOf(asItWas[n]!))
  return { choice, gains, asItWas: figures(asItWas), otherwise: figures(otherwise) }
}
