import type { PowerId } from '#shared/ids'
import type { Flight, MapPoint, PlayedSalvo } from './flightPlan.ts'

/** A salvo with what the world counts of it afterwards. */
export interface CountedSalvo extends PlayedSalvo {
  /** Millions. */
  readonly dead: number
}

/** What has come down on one power so far. */
export interface TollRow {
  readonly target: PowerId
  readonly arrived: number
  /** Millions. */
  readonly dead: number
}

/**
 * What has come down by a moment of the flights, by target in the order of the salvos. A salvo counts as its lines land, never before:
 * nothing is told of a flight that still flies. `flights` are those planned for these salvos.
 * @param time milliseconds from the beginning; Infinity when all is over
 */
export function tollAt(flights: readonly Flight[], salvos: readonly CountedSalvo[], time: number): readonly TollRow[] {
  const rows = new Map<PowerId, TollRow>()
  for (const [n, { target, arrived, dead }] of salvos.entries()) {
    const share = landedShare(
      flights.filter(({ salvo }) => salvo === n),
      time,
    )
    const before = rows.get(target) ?? { target, arrived: 0, dead: 0 }
    rows.set(target, {
      target,
      arrived: before.arrived + Math.round(arrived * share),
      dead: before.dead + dead * share,
    })
  }
  return [...rows.values()]
}

/** A town that was hit: its power, which of its towns, from 0, and what came down there so far. */
export interface TownToll {
  readonly target: PowerId
  readonly town: number
  /** Millions. */
  readonly dead: number
  /** Milliseconds since the last impact. */
  readonly since: number
  /** Where the last impact was, in world units. */
  readonly at: MapPoint
}

/**
 * The towns hit by a moment of the flights, the one hit last at the end: what each salvo came to, spread evenly over its lines that
 * arrive. The sum is what `tollAt` counts by then.
 * @param time milliseconds from the beginning; Infinity when all is over
 */
export function townsAt(
  flights: readonly Flight[],
  salvos: readonly CountedSalvo[],
  time: number,
): readonly TownToll[] {
  const hits = salvos.map((_, n) => flights.filter(({ salvo, fate }) => salvo === n && fate === 'arrives').length)
  const rows = new Map<string, TownToll>()
  for (const { salvo, town, fate, lands, to } of flights.toSorted((a, b) => a.lands - b.lands)) {
    if (fate !== 'arrives' || lands > time) continue
    const { target, dead } = salvos[salvo]!
    const key = `${target}/${town}`
    const before = rows.get(key)?.dead ?? 0
    // Entered anew, so that the order is that of the last impacts.
    rows.delete(key)
    rows.set(key, { target, town, dead: before + dead / hits[salvo]!, since: time - lands, at: to })
  }
  return [...rows.values()]
}

/** Share of a salvo's hits that have landed; of a salvo that shows no hit, all once its last line is down. */
function landedShare(lines: readonly Flight[], time: number): number {
  if (time === Infinity) return 1
  const hits = lines.filter(({ fate }) => fate === 'arrives')
  const counted = hits.length > 0 ? hits : lines
  if (counted.length === 0) return 0
  const landed = counted.filter(({ lands }) => lands <= time).length
  return hits.length > 0 ? landed / hits.length : Math.floor(landed / counted.length)
}
