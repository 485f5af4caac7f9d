import type { PowerId } from '#shared/ids'
import type { Flight, PlayedSalvo } from './flightPlan.ts'

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

/** Share of a salvo's hits that have landed; of a salvo that shows no hit, all once its last line is down. */
function landedShare(lines: readonly Flight[], time: number): number {
  if (time === Infinity) return 1
  const hits = lines.filter(({ fate }) => fate === 'arrives')
  const counted = hits.length > 0 ? hits : lines
  if (counted.length === 0) return 0
  const landed = counted.filter(({ lands }) => lands <= time).length
  return hits.length > 0 ? landed / hits.length : Math.floor(landed / counted.length)
}
