import type { PowerId } from '#shared/ids'

/** A place on the map: x and y in world units. */
export type MapPoint = readonly [x: number, y: number]

/** The part of a landed salvo that a map can show. */
export interface PlayedSalvo {
  readonly attacker: PowerId
  readonly target: PowerId
  readonly launched: number
  readonly intercepted: number
  readonly arrived: number
}

/** What becomes of a warhead in flight. */
export type WarheadFate = 'arrives' | 'intercepted' | 'fails'

/** One line drawn on the map; it stands for one warhead or for several. Times in milliseconds from the start. */
export interface Flight {
  readonly from: MapPoint
  readonly to: MapPoint
  readonly start: number
  readonly lands: number
  readonly fate: WarheadFate
  /** How far along its way it gets, 0–1. */
  readonly reach: number
  /** How high the line bends, as a share of its length. */
  readonly lift: number
  /** Which of the salvos it belongs to, from 0. */
  readonly salvo: number
  /** The town of the target it is nearest to, from 0. */
  readonly town: number
}

/** The flights of some salvos, from the first launch until all is quiet again. */
export interface FlightPlan {
  readonly flights: readonly Flight[]
  /** Milliseconds until the last light is out. */
  readonly length: number
}

/** Where salvos start and land. Lists are stable: longer ones begin with the shorter ones. */
export interface StrikePlaces {
  launchSites(power: PowerId, count: number): readonly MapPoint[]
  /** Places that burn next, after those already burnt. */
  targets(power: PowerId, count: number): readonly MapPoint[]
  /** Where the towns of a power lie; always the same. */
  towns(power: PowerId): readonly MapPoint[]
}

/** Most lines a salvo draws. */
export const MOST_LINES_PER_SALVO = 40
const SITES = 7
const FLIGHT = 7000
const WITHIN_SALVO = 6000
const BETWEEN_SALVOS = 1600
const MOST_BETWEEN = 5000
/** Impacts are told together in steps of this: no screen flashes more than three times in any second. */
const FLASH_STEP = 350
/** From the last impact until all is quiet. */
const AFTERGLOW = 1500

/** Lines drawn for so many warheads: all of a few, fewer of many. */
export function lineCount(launched: number): number {
  return launched <= 0
    ? 0
    : Math.max(1, Math.min(MOST_LINES_PER_SALVO, Math.round(launched <= 12 ? launched : 12 + (launched - 12) * 0.35)))
}

/** What becomes of line k of n, spread evenly so that no corner of the fan is spared. */
export function fateOf(k: number, n: number, { launched, intercepted, arrived }: PlayedSalvo): WarheadFate {
  const seat = ((k * 0.618034 + 0.31) % 1) * Math.max(1, launched)
  const exact = n === launched ? spread(k, n) : seat
  if (exact < arrived) return 'arrives'
  return exact < arrived + intercepted ? 'intercepted' : 'fails'
}

/** A permutation of 0…n−1 that mixes neighbours. */
function spread(k: number, n: number): number {
  const stride = n % 5 === 0 ? 7 : 5
  return (k * (n % stride === 0 ? stride + 6 : stride)) % n
}

/** How what is sent gets there: missiles in arcs, armies along the ground. */
export type SalvoWay = 'flown' | 'marched'

/** Plans the ways of salvos that are shown together: launches one after the other, all over within twenty seconds. */
export function planFlights(salvos: readonly PlayedSalvo[], places: StrikePlaces, way: SalvoWay = 'flown'): FlightPlan {
  const gap = Math.min(BETWEEN_SALVOS, MOST_BETWEEN / Math.max(1, salvos.length - 1))
  const used = new Map<PowerId, number>()
  const flights = salvos.flatMap((salvo, turn) => {
    const n = lineCount(salvo.launched)
    const before = used.get(salvo.target) ?? 0
    used.set(salvo.target, before + n)
    const targets = places.targets(salvo.target, before + n).slice(before)
    const sites = places.launchSites(salvo.attacker, Math.min(SITES, n))
    const towns = places.towns(salvo.target)
    return Array.from({ length: n }, (_, k) => {
      const flight = planFlight(k, n, salvo, turn, turn * gap, sites, targets)
      return { ...flight, town: nearest(flight.to, towns) }
    })
  })
  const sent = way === 'flown' ? flights : flights.map((flight) => ({ ...flight, lift: 0 }))
  const last = flights.reduce((latest, { lands }) => Math.max(latest, lands), 0)
  return {
    flights: sent,
    length: last + (flights.length > 0 ? AFTERGLOW : 0),
  }
}

function planFlight(
  k: number,
  n: number,
  salvo: PlayedSalvo,
  turn: number,
  offset: number,
  sites: readonly MapPoint[],
  targets: readonly MapPoint[],
): Omit<Flight, 'town'> {
  const from = sites[k % Math.max(1, sites.length)] ?? [0, 0]
  const to = targets[k % Math.max(1, targets.length)] ?? from
  const fate = fateOf(k, n, salvo)
  const reach =
    fate === 'arrives' ? 1 : fate === 'intercepted' ? 0.78 + 0.14 * ((k * 0.618) % 1) : 0.25 + 0.4 * ((k * 0.618) % 1)
  const start = offset + (n < 2 ? 0 : (WITHIN_SALVO * ((k * 7) % n)) / n)
  const lands = Math.ceil((start + FLIGHT) / FLASH_STEP) * FLASH_STEP
  return { from, to, start, lands, fate, reach, lift: 0.2 + 0.09 * ((k * 0.382) % 1), salvo: turn }
}

/** From when on a screen that does not show all the world looks at a power, in milliseconds from the start. */
export interface CameraLook {
  readonly at: number
  readonly target: PowerId
}

/** Milliseconds a look begins before the first impact on its power, and for which it stays at least. */
const AHEAD = 700
const DWELL = 2000

/** Every power that is hit, in the order of the first impacts, each for long enough to see it. `flights` are those planned for these salvos. */
export function looksAt(flights: readonly Flight[], salvos: readonly PlayedSalvo[]): readonly CameraLook[] {
  const firsts = new Map<PowerId, number>()
  for (const { salvo, fate, lands } of flights) {
    const { target } = salvos[salvo]!
    if (fate === 'arrives') firsts.set(target, Math.min(lands, firsts.get(target) ?? lands))
  }
  let free = 0
  return [...firsts]
    .toSorted(([, a], [, b]) => a - b)
    .map(([target, first]) => {
      const at = Math.max(free, first - AHEAD)
      free = at + DWELL
      return { at, target }
    })
}

/** Which of some places is nearest; 0 of none. */
function nearest([x, y]: MapPoint, places: readonly MapPoint[]): number {
  const far = places.map(([px, py]) => Math.hypot(px - x, py - y))
  return Math.max(0, far.indexOf(Math.min(...far)))
}
