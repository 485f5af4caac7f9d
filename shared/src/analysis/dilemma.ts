import { totalWarheads } from '#shared/analysis/exchange'
import { securityIn } from '#shared/analysis/security'
import { exp, itemAt, mean } from '#shared/math'
import { REPORTED_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'

/**
 * The four readings of the security dilemma as numbers, of a whole match given as its yearly positions. Each is 0 when
 * there is no dilemma in that sense.
 */
export interface Dilemma {
  /** Harm to others (Jervis, Glaser, Buzan): mean yearly loss of a power's security in years others armed, 0–1. */
  readonly harm: number
  /** Everyone less secure (Lebow, Posen): mean security at the start less that at the end, −1 to 1. */
  readonly lost: number
  /** Fear beyond the truth (Butterfield, Booth & Wheeler): believed over true warheads of rivals, less 1. */
  readonly fear: number
  /** Years, as a share, in which arming and not arming both left a power less secure a year later (Smoke). */
  readonly trapped: number
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
  /** The belief furthest above the truth. */
  readonly fear?: {
    readonly year: number
    readonly viewer: number
    readonly target: number
    readonly believed: number
    readonly truth: number
  }
  /** Years in which arming and not arming both left a power less secure. */
  readonly trapped: readonly number[]
}

/** What one power believed of another's warheads. */
interface Guess {
  readonly viewer: number
  readonly target: number
  readonly believed: number
  readonly truth: number
}

interface Year {
  readonly year: number
  readonly security: readonly number[]
  readonly warheads: readonly number[]
  readonly guesses: readonly Guess[]
}

/** The four readings of the security dilemma for a match. */
export function dilemmaOf(ruleset: Ruleset, years: readonly GameState[]): Dilemma {
  const read = years.map((state) => readYear(ruleset, state))
  const steps = read.slice(1).map((after, n) => stepOf(itemAt(read, n), after))
  const [first, last] = [read[0], read.at(-1)]
  return {
    harm: mean(steps.flatMap(({ harmed }) => harmed)),
    lost: first && last ? mean(first.security) - mean(last.security) : 0,
    fear: Math.max(0, mean(read.map(({ guesses }) => mean(guesses.map(ratioOf)))) - 1),
    trapped: mean(steps.map(({ trapped }) => (trapped ? 1 : 0))),
  }
}

/** The moments behind the four numbers, of the same positions. */
export function dilemmaMoments(ruleset: Ruleset, years: readonly GameState[]): DilemmaMoments {
  const read = years.map((state) => readYear(ruleset, state))
  const steps = read.slice(1).map((after, n) => ({ year: itemAt(read, n).year, ...stepOf(itemAt(read, n), after) }))
  const harms = steps.flatMap(({ year, losses }) => losses.map((loss) => ({ year, ...loss })))
  const [first, last] = [read[0], read.at(-1)]
  const changes =
    first && last ? first.security.map((before, seat) => ({ seat, before, after: ofSeat(last.security, seat) })) : []
  const guesses = read.flatMap(({ year, guesses: made }) => made.map((guess) => ({ year, ...guess })))
  const harm = greatest(harms, ({ loss }) => loss)
  const lost = greatest(changes, ({ before, after }) => before - after)
  const fear = greatest(guesses, (guess) => ratioOf(guess) - 1)
  return {
    ...(harm && { harm }),
    ...(lost && { lost }),
    ...(fear && { fear }),
    trapped: steps.flatMap(({ year, trapped }) => (trapped ? [year] : [])),
  }
}

/** The first with the greatest value above zero. */
function greatest<Item>(items: readonly Item[], value: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  for (const item of items) if (value(item) > (best === undefined ? 0 : value(best))) best = item
  return best
}

const ratioOf = ({ believed, truth }: Guess): number => believed / truth

function readYear(ruleset: Ruleset, state: GameState): Year {
  const { year, powers, beliefs } = state
  const warheads = powers.map((power) => totalWarheads(power.forces))
  const guesses = beliefs.flatMap((row, viewer) =>
    row.flatMap(({ forces }, target) => {
      if (viewer === target || warheads[target] === 0) return []
      const believed = REPORTED_LEGS.reduce((total, leg) => total + Math.max(0, exp(forces[leg].mean) - 1), 0)
      return [{ viewer, target, believed, truth: ofSeat(warheads, target) }]
    }),
  )
  return { year, security: securityIn(ruleset, state), warheads, guesses }
}

/** What a year did: losses of those whose rivals armed; and whether armers and resters both lost. */
function stepOf(before: Year, after: Year) {
  const change = after.security.map((now, seat) => now - ofSeat(before.security, seat))
  const armed = after.warheads.map((now, seat) => now > ofSeat(before.warheads, seat))
  const losses = change.flatMap((gain, seat) => {
    const others = armed.flatMap((did, other) => (did && other !== seat ? [other] : []))
    return others.length > 0 ? [{ seat, loss: Math.max(0, -gain), armed: others }] : []
  })
  const harmed = losses.map(({ loss }) => loss)
  const lost = (did: boolean) => change.some((gain, seat) => armed[seat] === did && gain < 0)
  const gained = (did: boolean) => change.some((gain, seat) => armed[seat] === did && gain >= 0)
  return { harmed, losses, trapped: lost(true) && lost(false) && !gained(true) && !gained(false) }
}
