import type { EventType, SeenEvent } from '#shared/events/index'
import type { PowerId } from '#shared/ids'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { type CrisisEnd, endFor } from '#shared/voices/endFor'

/** A place in the talk of the powers: who speaks there, and when. */
export interface Cue {
  readonly speaker: PowerId
  readonly occasion: Occasion
  /** Which time it is: a year, and of a treaty with whom and which, of a crisis at which move. Others of the speaker's lines come with others. */
  readonly turn: number
  /** Whom it is said to; absent when it is said to all. Known to everybody who hears it. */
  readonly to?: PowerId
}

type Of<Type extends EventType> = Extract<SeenEvent, { readonly type: Type }>
/**
 * What is said when an event is heard: by the event, the year, and which move of its crisis it is. `powers` are all of the match, in
 * seat order.
 */
type Hearing<Type extends EventType> = (
  event: Of<Type>,
  year: number,
  powers: readonly PowerId[],
  step: number,
) => readonly Cue[]

/** Occasions on which a leader speaks; each has its lines as `voice.<temperament>.<occasion>` in every language. */
export const OCCASIONS = [
  'greet',
  'offer',
  'agreed',
  'declined',
  'threat',
  'demand',
  'rungLow',
  'rungHigh',
  'prevailed',
  'gaveWay',
  'nearMiss',
  'betrayed',
  'hotline',
  'onlooker',
  'war',
  'debrief',
] as const
/** An occasion on which a leader speaks. */
export type Occasion = (typeof OCCASIONS)[number]

/** First rung on which a voice is that of the highest rungs. */
export const HIGH_RUNG = 5
/** First rung from which a crisis that ends without war was a near miss. */
const NEAR_MISS = 6

const cue = (speaker: PowerId, occasion: Occasion, turn: number, to?: PowerId): Cue => ({
  speaker,
  occasion,
  turn,
  ...(to === undefined ? {} : { to }),
})

/** What both of a pair say to each other, the first first. */
const both = (one: PowerId, other: PowerId, occasion: Occasion, turn: number): readonly Cue[] => [
  cue(one, occasion, turn, other),
  cue(other, occasion, turn, one),
]

/** Which time a treaty is spoken of: of many in one year each with its own words. */
const treatyTurn = (year: number, powers: readonly PowerId[], other: PowerId, kind: TreatyKind): number =>
  year + Math.max(0, powers.indexOf(other)) + TREATY_KINDS.indexOf(kind)

/** The occasion of a rung. */
export const occasionOfRung = (rung: number): Occasion => (rung >= HIGH_RUNG ? 'rungHigh' : 'rungLow')

/**
 * Who says what when an event is heard. A line belongs to the event: it is heard by those who learn of the event, and nothing that the
 * event does not tell decides it.
 */
export const HEARINGS: { readonly [Type in EventType]?: Hearing<Type> } = {
  yearBegan: ({ year }, _year, powers) => (year === 1 ? powers.map((power) => cue(power, 'greet', 1)) : []),
  treatyProposed: ({ power, target, treaty }, year, powers) => [
    cue(power, 'offer', treatyTurn(year, powers, target, treaty), target),
  ],
  treatyConcluded: ({ power, target, treaty }, year, powers) => [
    cue(target, 'agreed', treatyTurn(year, powers, power, treaty), power),
    cue(power, 'agreed', treatyTurn(year, powers, target, treaty), target),
  ],
  offerLapsed: ({ power, target, treaty }, year, powers) => [
    cue(target, 'declined', treatyTurn(year, powers, power, treaty), power),
  ],
  statementMade: ({ power, statement }, year) =>
    statement.say === 'threaten' ? [cue(power, 'threat', year, statement.target)] : [],
  crisisBegan: ({ power, target }, year) => [cue(power, 'demand', year, target), cue(target, 'rungLow', year, power)],
  crisisMoved: ({ power, target, rung }, year, _powers, step) => both(power, target, occasionOfRung(rung), year + step),
  crisisEnded: (event, year, powers) => [...sidesAt(event, year), ...onlookersAt(event, year, powers)],
  treatyBroken: ({ power, target }, year) => [cue(target, 'betrayed', year, power)],
  cheatingFound: ({ power, target }, year) => [cue(target, 'betrayed', year, power)],
  hotlineAnswered: ({ power, origin, denies }, year) => (denies ? [cue(origin, 'hotline', year, power)] : []),
  firstUse: ({ power, target }, year) => both(power, target, 'war', year),
  matchEnded: (_event, year, powers) => powers.map((power) => cue(power, 'debrief', year)),
}

/** The sides of a crisis that is over: who gave way speaks first. */
function sidesAt(event: Of<'crisisEnded'>, year: number): readonly Cue[] {
  const { power, target, rung, outcome } = event
  if (outcome === 'war') return []
  return both(power, target, 'gaveWay', year)
    .map((said) => ({ ...said, occasion: saidAtEnd(endFor(event, said.speaker), rung) }))
    .toSorted((a, b) => Number(a.occasion === 'prevailed') - Number(b.occasion === 'prevailed'))
}

function saidAtEnd(end: CrisisEnd | undefined, rung: number): Occasion {
  if (end === 'won') return 'prevailed'
  return rung >= NEAR_MISS ? 'nearMiss' : 'gaveWay'
}

/** Most who were none of the sides and say what they make of it. */
const MOST_ONLOOKERS = 2

/** Who looked on: the crisis' rung and year say which two of them speak. */
function onlookersAt(
  { power, target, rung }: Of<'crisisEnded'>,
  year: number,
  powers: readonly PowerId[],
): readonly Cue[] {
  const others = powers.filter((id) => id !== power && id !== target)
  const first = others.length === 0 ? 0 : (year + rung) % others.length
  return [...others.slice(first), ...others.slice(0, first)]
    .slice(0, MOST_ONLOOKERS)
    .map((id) => cue(id, 'onlooker', year))
}
