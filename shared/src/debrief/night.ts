import { totalWarheadBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { defineSection, whole } from '#shared/debrief/define'
import { viewFrom } from '#shared/debrief/perspective'
import type { Story } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import { moduleOf, type Order } from '#shared/orders/index'
import { isLaunchOrder } from '#shared/orders/isLaunchOrder'
import { type RadarTrack, radarTracks } from '#shared/view/bearing'
import { pairIn, seenPower } from '#shared/view/lookup'
import type { Band, Observation, SeenTrack } from '#shared/view/observation'
import type { Phrase } from '#shared/view/phrase'

/** What the gravest moment of a match was; `year`: nothing of the kind happened, and the tensest pair of any year is shown. */
export type NightKind = 'fired' | 'bothAlarmed' | 'realAlarm' | 'falseAlarm' | 'crisis' | 'year'

/** The gravest moment of a match, through both pairs of eyes. */
export interface Night {
  readonly kind: NightKind
  readonly year: number
  /** Rung of the crisis; absent of other kinds. */
  readonly rung?: number
  /** The viewer's side first, where the viewer was in it; else the side that acted. */
  readonly sides: readonly [NightSide, NightSide]
}

/** What one side saw, believed and chose. All but `really` is from its own view of the position. */
export interface NightSide {
  readonly power: PowerId
  /** Place in the record of the window it was in, and in the story of the position before: it was hit later than the other fired. */
  readonly window: number
  /** Tracks on its screens: those from the other, else the surest from a third power; absent when they were empty. */
  readonly track?: Pick<SeenTrack, 'origin' | 'count' | 'confidence' | 'minutes'>
  /** Everything on its screens, with where it came from; absent when they were empty, and of matches told before it was kept. */
  readonly screen?: readonly RadarTrack[]
  /** Chance of an accident, 0–1, as it could judge it, if neither climbs. */
  readonly risk?: number
  /** Tension with the other, 0–100. */
  readonly tension: number
  /** Warheads it believed the other to have, and what the other had before it fired any. */
  readonly warheads: Band
  readonly really: number
  /** Belief that the other sought only security, 0–1. */
  readonly seeker: number
  /** What it chose in that window, the gravest order first; empty when it gave none that bears on the other. */
  readonly chose: readonly Phrase[]
}

/** A pair of powers at a moment, and how grave that was. */
interface Candidate {
  readonly kind: NightKind
  readonly rung?: number
  /** First the side that acted: fired, saw tracks, or challenged; with the window of each. */
  readonly pair: readonly [PowerId, PowerId]
  readonly windows: readonly [number, number]
  /** 0–2: fired above 1, an alarm by its confidence, a crisis by its rung, a year of tension below all of them. */
  readonly gravity: number
}

/** What gravity a moment gains by being the viewer's own. */
const OWN = 0.3
/** Least gravity of an alarm, beside its confidence. */
const ALARMED = 0.5
/** Most orders that are told of a side. */
const MOST_CHOSEN = 3
/** Types of orders that bear on another power, the gravest first. */
const TELLING: readonly Order['type'][] = [
  'strike',
  'retaliate',
  'answerWarning',
  'hold',
  'ceasefire',
  'confront',
  'challenge',
  'posture',
  'statement',
  'scrap',
  'build',
  'umbrella',
  'base',
  'spy',
]

/** The gravest moment of a match, as all may look at it; null of a match in which nothing was played. */
export const night = defineSection({
  id: 'night',
  of: (story): Night | null => nightOf(story) ?? null,
  closed: whole,
  untold: null,
})

/**
 * The gravest moment of a match; undefined when no window of it was played.
 * @param me the viewer's power: its own moments come first among equals
 */
export function nightOf(story: Story, me?: PowerId): Night | undefined {
  const gravityOf = ({ pair, gravity }: Candidate) => gravity + (me !== undefined && pair.includes(me) ? OWN : 0)
  const all = [...firedIn(story), ...alarmsIn(story), ...crisesIn(story)]
  const gravest = (all.length > 0 ? all : yearsIn(story)).reduce<Candidate | undefined>(
    (most, each) => (most !== undefined && gravityOf(each) <= gravityOf(most) ? most : each),
    undefined,
  )
  if (gravest === undefined) return undefined
  const { kind, rung, pair, windows } = gravest
  const sides = [
    sideOf(story, { kind, window: windows[0], power: pair[0], other: pair[1], before: windows[0] }),
    sideOf(story, { kind, window: windows[1], power: pair[1], other: pair[0], before: windows[0] }),
  ] as const
  return {
    kind,
    year: story.states[windows[0]]!.year,
    ...(rung === undefined ? {} : { rung }),
    sides: pair[1] === me ? [sides[1], sides[0]] : sides,
  }
}

/** Windows in which weapons were first ordered at a power or went off by accident, and those in which the target saw them come. */
function firedIn({ record, states }: Story): readonly Candidate[] {
  return record.windows.flatMap(({ events }, window) =>
    events.flatMap((event): readonly Candidate[] => {
      if (event.type !== 'firstUse' && event.type !== 'accident') return []
      const { power, target } = event
      const ordered = record.windows.findLastIndex(
        ({ submissions }, each) =>
          each <= window && (submissions[power] ?? []).some((order) => isAimedAt(order, target)),
      )
      const from = event.type === 'accident' || ordered < 0 ? window : ordered
      const seen = states.findIndex(
        ({ window: { kind }, exchange: { tracks }, powers }, each) =>
          each >= from &&
          each <= window + 1 &&
          kind === 'warning' &&
          tracks.some(({ viewer, origin }) => powers[viewer]!.id === target && powers[origin]!.id === power),
      )
      return [{ kind: 'fired', pair: [power, target], windows: [from, seen < 0 ? from : seen], gravity: 2 }]
    }),
  )
}

function alarmsIn({ states }: Story): readonly Candidate[] {
  return states.flatMap(({ window: { kind }, exchange: { tracks }, powers }, window) => {
    if (kind !== 'warning') return []
    return tracks.map(({ viewer, origin, confidence, real }): Candidate => {
      const mutual = tracks.some((other) => other.viewer === origin && other.origin === viewer)
      return {
        kind: mutual ? 'bothAlarmed' : real ? 'realAlarm' : 'falseAlarm',
        pair: [powers[viewer]!.id, powers[origin]!.id],
        windows: [window, window],
        gravity: ALARMED + (1 - ALARMED) * confidence,
      }
    })
  })
}

/** The last window of every confrontation: rungs only rise, and there it was decided. */
function crisesIn({ ruleset, states }: Story): readonly Candidate[] {
  return states.flatMap(({ window: { kind }, confrontations, powers }, window) => {
    if (kind !== 'confrontation') return []
    return confrontations
      .filter(({ challenger, defender, rung }) => {
        const next = states[window + 1]?.confrontations.find(
          (each) => each.challenger === challenger && each.defender === defender,
        )
        return next === undefined || next.rung < rung
      })
      .map(
        ({ challenger, defender, rung }): Candidate => ({
          kind: 'crisis',
          rung,
          pair: [powers[challenger]!.id, powers[defender]!.id],
          windows: [window, window],
          gravity: rung / ruleset.crisis.rungs,
        }),
      )
  })
}

/** The tensest pair of every year's plans. */
function yearsIn(story: Story): readonly Candidate[] {
  return story.states.flatMap((state, window) => {
    if (state.window.kind !== 'planning' || window >= story.record.windows.length) return []
    const { pairs } = viewFrom(story, window, 'spectator')
    return pairs.map(
      ({ a, b, tension }): Candidate => ({
        kind: 'year',
        pair: [a, b],
        windows: [window, window],
        gravity: tension / 1000,
      }),
    )
  })
}

interface Looking {
  readonly kind: NightKind
  readonly window: number
  readonly power: PowerId
  readonly other: PowerId
  /** The window of the side that acted: what the other had is counted before it fired. */
  readonly before: number
}

function sideOf(story: Story, { kind, window, power, other, before }: Looking): NightSide {
  const view = viewFrom(story, window, power)
  const estimate = seenPower(view, other)?.estimate
  const [track] = view.window.tracks.toSorted(
    (a, b) => Number(b.origin === other) - Number(a.origin === other) || b.confidence - a.confidence,
  )
  const crisis = kind === 'crisis' ? crisisBetween(view, power, other) : undefined
  const { forces } = story.states[before]!.powers.find(({ id }) => id === other)!
  return {
    power,
    window,
    ...(track === undefined ? {} : { track: toldTrack(track), screen: radarTracks(view) }),
    ...(crisis === undefined ? {} : { risk: crisis.risk }),
    tension: pairIn(view, power, other)?.tension ?? 0,
    warheads: estimate === undefined ? { low: 0, median: 0, high: 0 } : totalWarheadBand(estimate),
    really: totalWarheads(forces),
    seeker: estimate?.seeker ?? 0,
    chose: chosenBy(story.record.windows[window]?.submissions[power] ?? [], other),
  }
}

const toldTrack = ({ origin, count, confidence, minutes }: SeenTrack): NonNullable<NightSide['track']> => ({
  origin,
  count,
  confidence,
  minutes,
})

const crisisBetween = ({ confrontations }: Observation, one: PowerId, other: PowerId) =>
  confrontations.find(({ challenger, defender }) => [challenger, defender].every((id) => id === one || id === other))

/** Its orders that bear on the other, the gravest first. */
function chosenBy(orders: readonly Order[], other: PowerId): readonly Phrase[] {
  return orders
    .filter((order) => TELLING.includes(order.type) && (!isLaunchOrder(order) || isAimedAt(order, other)))
    .toSorted((a, b) => TELLING.indexOf(a.type) - TELLING.indexOf(b.type))
    .slice(0, MOST_CHOSEN)
    .map((order) => moduleOf(order).describe(order))
}

const isAimedAt = (order: Order, other: PowerId): boolean =>
  moduleOf(order)
    .claims(order)
    .some((claim) => claim.kind === 'launch' && claim.target === other)
