import { type CrowdFigures, roundTo } from './crowd.ts'
import { type LiveFigures, measureLive } from './live.ts'

const MATCHES = [10, 50, 150, 500, 1000]
const POWERS = [3, 4, 6, 8]
const SPECTATORS = [0, 5, 10, 20]
const YEARS = [2, 4, 8, 12]
/** Matches where something else grows. */
const FEW = 50

/** Cost against what grows, one thing at a time. */
export interface GrowthFigures {
  readonly matches: readonly LiveFigures[]
  readonly powers: readonly LiveFigures[]
  readonly spectators: readonly LiveFigures[]
  readonly years: readonly (CrowdFigures & { readonly years: number })[]
  /** For each: the last over the first of what one order, seat or match takes; 1 is linear. */
  readonly bends: Readonly<Record<string, number>>
}

/**
 * Plays live matches (bench/live.ts) for each size, and matches to their end for each number of years.
 * @param play so many years, played to their end
 */
export async function measureGrowth(
  seconds: number,
  play: (years: number) => Promise<CrowdFigures>,
): Promise<GrowthFigures> {
  const matches = await inTurn(MATCHES, (count) => measureLive({ matches: count }, seconds))
  const powers = await inTurn(POWERS, (count) => measureLive({ matches: FEW, powers: count }, seconds))
  const spectators = await inTurn(SPECTATORS, (count) => measureLive({ matches: FEW, spectators: count }, seconds))
  const years = await inTurn(YEARS, async (count) => ({ years: count, ...(await play(count)) }))
  const bends = {
    'processor of an order, by matches': bend(matches, ({ cpuMsPerOrder }) => cpuMsPerOrder),
    'memory of a match, by matches': bend(matches.slice(1), ({ rssMb, matches: count }) => rssMb / count),
    'wait at the 99th percentile, by matches': bend(matches, ({ p99Ms }) => p99Ms),
    'time until back, of a match, by matches': bend(matches.slice(1), ({ backMs, matches: count }) => backMs / count),
    'processor of an order and power, by powers': bend(powers, (of) => of.cpuMsPerOrder / of.powers),
    'processor of an order and line, by spectators': bend(
      spectators,
      (of) => of.cpuMsPerOrder / (of.powers + of.spectators),
    ),
    'processor of an order, by years': bend(years, ({ cpuMsPerOrder }) => cpuMsPerOrder),
    'bytes of a seat and year, by years': bend(years, ({ bytesPerSeatYear }) => bytesPerSeatYear),
  }
  return { matches, powers, spectators, years, bends }
}

async function inTurn<Figures>(
  sizes: readonly number[],
  measure: (size: number) => Promise<Figures>,
): Promise<readonly Figures[]> {
  const all: Figures[] = []
  for (const size of sizes) {
    all.push(await measure(size))
    process.stderr.write(`${JSON.stringify(all.at(-1))}\n`)
  }
  return all
}

function bend<Figures>(all: readonly Figures[], cost: (figures: Figures) => number): number {
  return roundTo(cost(all.at(-1)!) / cost(all[0]!))
}
