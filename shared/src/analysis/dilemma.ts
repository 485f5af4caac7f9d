import { totalWarheads } from '#shared/analysis/exchange'
import { securityIn } from '#shared/analysis/security'
import { itemAt, logistic, mean } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'

/**
 * Readings of the security dilemma as numbers, of a whole match given as its yearly positions. Each is 0 when there is no
 * dilemma in that sense.
 */
export interface Dilemma {
  /** Harm to others (Jervis, Glaser, Buzan): mean yearly loss of a power's security in years others armed, 0–1. */
  readonly harm: number
  /** Everyone less secure (Lebow, Posen): mean security at the start less that at the end, −1 to 1. */
  readonly lost: number
  /**
   * Intentions that cannot be known (Butterfield, Booth & Wheeler): probability of being a revisionist, as rivals believe it,
   * of powers that seek only security, 0–1.
   */
  readonly fear: number
}

/** Where each reading showed most; absent where it never showed. Seats and years as in the positions given. */
export interface DilemmaMoments {
  /** The greatest loss of security in a year in which others armed. */
  readonly harm?: {
    readonly year: number
    readonly seat: number
    readonly loss: number
    readonly armed: readonly number[]
  }
  /** Who lost most security from the first position to the last. */
  readonly lost?: { readonly seat: number; readonly before: number; readonly after: number }
  /** The surest belief, as a probability, that a power that sought only security wanted more. */
  readonly fear?: { readonly year: number; readonly viewer: number; readonly target: number; readonly believed: number }
}

/** How sure one power was that another, which seeks only security, is a revisionist; 0–1. */
interface Suspicion {
  readonly viewer: number
  readonly target: number
  readonly believed: number
}

interface Year {
  readonly year: number
  readonly security: readonly number[]
  readonly warheads: readonly number[]
  readonly suspicions: readonly Suspicion[]
}

/**
 * Three readings of the security dilemma for a match, and the moments behind the numbers; the fourth takes plays of the match
 * (debrief/noGoodPolicy.ts).
 */
export function dilemmaOf(
  ruleset: Ruleset,
  years: readonly GameState[],
): { readonly readings: Dilemma; readonly moments: DilemmaMoments } {
  const read = years.map((state) => readYear(ruleset, state))
  return { readings: readingsOf(read), moments: momentsOf(read) }
}

function readingsOf(read: readonly Year[]): Dilemma {
  const harmed = read.slice(1).flatMap((after, n) => lossesIn(itemAt(read, n), after).map(({ loss }) => loss))
  const [first, last] = [read[0], read.at(-1)]
  return {
    harm: mean(harmed),
    lost: first && last ? mean(first.security) - mean(last.security) : 0,
    fear: mean(read.flatMap(({ suspicions }) => suspicions.map(({ believed }) => believed))),
  }
}

function momentsOf(read: readonly Year[]): DilemmaMoments {
  const harms = read.slice(1).flatMap((after, n) => {
    const before = itemAt(read, n)
    return lossesIn(before, after).map((loss) => ({ year: before.year, ...loss }))
  })
  const [first, last] = [read[0], read.at(-1)]
  const changes =
    first && last ? first.security.map((before, seat) => ({ seat, before, after: ofSeat(last.security, seat) })) : []
  const suspicions = read.flatMap(({ year, suspicions: held }) => held.map((each) => ({ year, ...each })))
  const harm = greatest(harms, ({ loss }) => loss)
  const lost = greatest(changes, ({ before, after }) => before - after)
  const fear = greatest(suspicions, ({ believed }) => believed)
  return { ...(harm && { harm }), ...(lost && { lost }), ...(fear && { fear }) }
}

/** The first with the greatest value above zero. */
function greatest<Item>(items: readonly Item[], value: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  for (const item of items) if (value(item) > (best === undefined ? 0 : value(best))) best = item
  return best
}

function readYear(ruleset: Ruleset, state: GameState): Year {
  const { year, powers, beliefs } = state
  const suspicions = beliefs.flatMap((row, viewer) =>
    row.flatMap(({ seeker }, target) =>
      viewer === target || ofSeat(powers, target).interest !== 'securitySeeker'
        ? []
        : [{ viewer, target, believed: 1 - logistic(seeker) }],
    ),
  )
  const warheads = powers.map((power) => totalWarheads(power.forces))
  return { year, security: securityIn(ruleset, state), warheads, suspicions }
}

/** What powers whose rivals armed lost of their security in a year. */
function lossesIn(before: Year, after: Year) {
  const armed = after.warheads.map((now, seat) => now > ofSeat(before.warheads, seat))
  return after.security.flatMap((now, seat) => {
    const others = armed.flatMap((did, other) => (did && other !== seat ? [other] : []))
    return others.length > 0 ? [{ seat, loss: Math.max(0, ofSeat(before.security, seat) - now), armed: others }] : []
  })
}
