import { totalWarheadBand } from '#shared/analysis/arsenal'
import type { EventWeight } from '#shared/events/define'
import { eventModule, type SeenEvent } from '#shared/events/index'
import type { PowerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type Phrase, phrase } from '#shared/view/phrase'
import { type Cue, cuesIn } from '#shared/voices/index'

/** What a year's card tells: each event at most once. */
export interface YearStory {
  /** What came down in the year, where anything did: weapons, and millions of dead. */
  readonly war?: { readonly arrived: number; readonly dead: number }
  /**
   * The deadliest salvo, else how the viewer's own crisis ended, else the deadliest famine, else the gravest event, the latest of
   * equals; undefined in a year without any of note.
   */
  readonly headline?: SeenEvent
  /** What another leader said last to the viewer; in a year in which none did, what one said last that the viewer heard. */
  readonly quote?: Cue
  /** What the player should look at next. */
  readonly worry?: Phrase
  /** What became of the viewer's treaties. */
  readonly treaties: readonly OwnTreaty[]
  /** A few more of note. */
  readonly elsewhere: readonly SeenEvent[]
}

/** A treaty of the viewer's: signed, stopped by the people of one side, or offered by it and run out without an answer, or open still. */
export interface OwnTreaty {
  readonly power: PowerId
  readonly treaty: TreatyKind
  readonly became: 'signed' | 'failed' | 'lapsed' | 'open'
}

const RANK: Readonly<Record<EventWeight, number>> = { quiet: 0, notice: 1, grave: 2 }
/** Fewest points of rank of a headline, and most events told elsewhere. */
const NOTABLE = 1
const MOST_ELSEWHERE = 3
/** Types of which there are many every year, or that the card tells by itself: they make no headline. */
const COMMON: readonly SeenEvent['type'][] = [
  'yearBegan',
  'incomePaid',
  'statementMade',
  'readinessSighted',
  'treatyProposed',
  'orderVoided',
  'crisisMoved',
  'stateAsks',
  'spyReported',
  'leadersChanged',
]

const isKnown = (event: SeenEvent): boolean => eventModule(event) !== undefined
const rankOf = (event: SeenEvent): number => RANK[eventModule(event).weight]

/** Picks the story of a year from what the viewer saw of it. */
export function tellYear(events: readonly SeenEvent[], before: PlayerView, after: PlayerView): YearStory {
  const known = events.filter(isKnown)
  const told = known.filter((event) => !COMMON.includes(event.type) && rankOf(event) >= NOTABLE)
  const gravest = Math.max(0, ...told.map(rankOf))
  const salvos = known.filter((event) => event.type === 'salvoLanded')
  const deadliest = salvos.toSorted((a, b) => b.dead - a.dead)[0]
  const me = after.self.id
  const headline =
    deadliest ??
    told.findLast((event) => event.type === 'crisisEnded' && (event.power === me || event.target === me)) ??
    told.filter((event) => event.type === 'famine').toSorted((a, b) => b.dead - a.dead)[0] ??
    endOf(
      told.findLast((event) => rankOf(event) === gravest),
      told,
    )
  const war = deadliest && {
    arrived: salvos.reduce((sum, { arrived }) => sum + arrived, 0),
    dead: salvos.reduce((sum, { dead }) => sum + dead, 0),
  }
  const powers = after.powers.map(({ id }) => id)
  const spoken = cuesIn(
    known.map((event) => ({ event, year: before.year })),
    powers,
  )
  const others = spoken.map((cues) => cues.filter(({ speaker }) => speaker !== me))
  const quote = others.flat().findLast(({ to }) => to === me) ?? others.flatMap(([first]) => first ?? []).at(-1)
  const elsewhere = told.filter((event) => event !== headline && !isOwnTreaty(event, me)).toReversed()
  const worry = worryOf(before, after)
  return {
    ...(war ? { war } : {}),
    ...(headline ? { headline } : {}),
    ...(quote ? { quote } : {}),
    ...(worry ? { worry } : {}),
    treaties: treatiesOf(known, after),
    elsewhere: elsewhere.slice(0, MOST_ELSEWHERE),
  }
}

/** How a crisis ended instead of that it began, where both was seen: the end is what it came to. */
function endOf(event: SeenEvent | undefined, told: readonly SeenEvent[]): SeenEvent | undefined {
  if (event?.type !== 'crisisBegan' && event?.type !== 'crisisPublic') return event
  const { power, target } = event
  return told.findLast((end) => end.type === 'crisisEnded' && end.power === power && end.target === target) ?? event
}

/** Told among the viewer's treaties. */
const isOwnTreaty = (event: SeenEvent, me: PowerId): boolean => settledIn(event, me).length > 0

/** The treaty of the viewer's that an event settles, if any. */
function settledIn(event: SeenEvent, me: PowerId): readonly OwnTreaty[] {
  if (event.type !== 'treatyConcluded' && event.type !== 'ratificationFailed' && event.type !== 'offerLapsed') return []
  const { type, power: one, target, treaty } = event
  if (one !== me && (target !== me || type === 'offerLapsed')) return []
  const became = { treatyConcluded: 'signed', ratificationFailed: 'failed', offerLapsed: 'lapsed' } as const
  return [{ power: one === me ? target : one, treaty, became: became[type] }]
}

/** The viewer's treaties that were settled in a year, each once, then its offers that still stand. */
function treatiesOf(events: readonly SeenEvent[], { self: { id: me }, pairs }: PlayerView): readonly OwnTreaty[] {
  const settled = events.flatMap((event) => settledIn(event, me))
  const isFailed = ({ power, treaty }: Omit<OwnTreaty, 'became'>) =>
    settled.some((each) => each.became === 'failed' && each.power === power && each.treaty === treaty)
  const standing = pairs.flatMap(({ a, b, offers }) =>
    offers
      .filter(({ from }) => from === me)
      .map(({ kind: treaty }): OwnTreaty => ({ power: a === me ? b : a, treaty, became: 'open' })),
  )
  // What the people have stopped stands a while, or runs out.
  return [
    ...settled.filter((each) => each.became !== 'lapsed' || !isFailed(each)),
    ...standing.filter((each) => !isFailed(each)),
  ]
}

/** Tension with a rival from which it is a worry. */
const TENSE = 50

/** Degrees the world is colder by from which the harvest is the worry. */
const WINTER = 0.5

/** The next harvest under a dark sky, else a client that doubts the viewer's promise, else the rival at odds with it most, else the one that seems to have armed most. */
function worryOf(before: PlayerView, view: PlayerView): Phrase | undefined {
  const me = view.self.id
  const { cooling } = view.climate
  if (cooling >= WINTER) return phrase('cause.worry.winter', { cooling })
  const doubter = view.states.find(({ umbrella, needs }) => umbrella?.patron === me && umbrella.credibility < needs)
  if (doubter) return phrase('cause.worry.doubt', { state: doubter.id })
  const pairs = view.pairs.filter(({ a, b, tension }) => (a === me || b === me) && tension >= TENSE)
  const worst = pairs.reduce<(typeof pairs)[number] | undefined>(
    (most, pair) => (most === undefined || pair.tension > most.tension ? pair : most),
    undefined,
  )
  if (worst) return phrase('cause.worry.tension', { power: worst.a === me ? worst.b : worst.a })
  const most = (seen: PlayerView, id: string) => {
    const estimate = seen.powers.find((power) => power.id === id)?.estimate
    return estimate === undefined ? 0 : totalWarheadBand(estimate).median
  }
  const armed = (id: string) => most(view, id) - most(before, id)
  const [first] = rivals(view).toSorted((a, b) => armed(b.id) - armed(a.id))
  return first && armed(first.id) > 0 ? phrase('cause.worry.arms', { power: first.id }) : undefined
}
