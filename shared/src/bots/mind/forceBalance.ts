import type { Reading } from '#shared/analysis/arsenal'
import type { Arsenal } from '#shared/analysis/exchange'
import { guardedShare } from '#shared/analysis/guarantees'
import { assuredShare, threatOfSalvo } from '#shared/analysis/leverage'
import { hostilityAt } from '#shared/analysis/security'
import { seenArsenal } from '#shared/analysis/seenBalance'
import { exchangesOf, type PairStability, stabilityOf } from '#shared/analysis/stability'
import type { PowerId } from '#shared/ids'
import { clamp } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { pairWith } from '#shared/view/lookup'
import type { PlayerView, SeenPair, SeenPower } from '#shared/view/observation'

/** How a power and a rival stand to each other, by arsenals alone. */
export interface Facing {
  /** Viewer first, rival second. */
  readonly stability: PairStability
  /** What the rival's arsenal takes of the viewer's security at full hostility, guarantors left out, 0–1 (clause 9.2). */
  readonly danger: number
  /** Exposure, 0–1, of the viewer to the rival and of the rival to the viewer, guarantors left out. */
  readonly exposed: number
  readonly exposes: number
}

/** A rival as a mind reckons with it. */
export interface Rival extends Facing {
  readonly id: PowerId
  readonly seat: number
  readonly power: SeenPower
  readonly pair: SeenPair
  readonly allied: boolean
  /** 0–100. */
  readonly tension: number
  readonly arsenal: Arsenal
  /** Share of its threat that the viewer's guarantors take away, 0–1. */
  readonly guarded: number
  /** Believed probability of a security seeker, 0–1. */
  readonly seeker: number
}

/** The viewer's arsenal, and every rival by one reading of the estimates. */
export interface ForceBalance {
  readonly own: Arsenal
  readonly rivals: readonly Rival[]
  /** Security of the viewer as it reckons it, 0–1. */
  readonly security: number
}

/** How an arsenal faces a rival's. */
export function facingOf(ruleset: Ruleset, own: Arsenal, rival: Arsenal): Facing {
  const { assuredLoss, calmThreshold, temptedLoss } = ruleset.scoring
  const exchanges = exchangesOf(ruleset, own, rival)
  const stability = stabilityOf(ruleset, own, rival, exchanges)
  const threat = threatOfSalvo(ruleset, exchanges.backward.arriving, own)
  const answer = Math.min(1, stability.secondDeterred / assuredLoss)
  const tempted = Math.max(0, calmThreshold - stability.second) / calmThreshold
  const theirs = Math.min(1, stability.firstDeterred / assuredLoss)
  return {
    stability,
    danger: threat * (1 - answer * (1 - temptedLoss * tempted)),
    exposed: threat * (1 - answer),
    exposes: theirs < 1 ? threatOfSalvo(ruleset, exchanges.forward.arriving, rival) * (1 - theirs) : 0,
  }
}

/** The standing of a viewer. */
export function forceBalanceOf(ruleset: Ruleset, view: PlayerView, reading: Reading): ForceBalance {
  const own = seenArsenal(ruleset, view, view.self.id, reading)
  const bloc = view.powers.find(({ id }) => id === view.self.id)?.bloc
  const arsenals = new Map(view.powers.map(({ id }) => [id, seenArsenal(ruleset, view, id, reading)]))
  const guarantors = view.powers.filter(({ id }) => bound(pairWith(view, id), 'umbrella'))
  const rivals = view.powers.flatMap((power, seat): Rival[] => {
    const pair = pairWith(view, power.id)
    const arsenal = arsenals.get(power.id)
    if (power.estimate === undefined || pair === undefined || arsenal === undefined) return []
    const guarded = guardedShare(
      ruleset,
      guarantors
        .filter(({ id }) => id !== power.id)
        .map(({ id, integrity }) => ({ integrity, assured: assuredShare(ruleset, arsenals.get(id)!, arsenal) })),
    )
    const who = { id: power.id, seat, power, pair, allied: power.bloc === bloc, tension: pair.tension }
    return [{ ...who, arsenal, guarded, seeker: power.estimate.seeker, ...facingOf(ruleset, own, arsenal) }]
  })
  return { own, rivals, security: feltSecurity(ruleset, rivals) }
}

/** True when a treaty of this kind is in force in a pair. */
export const bound = (pair: SeenPair | undefined, kind: SeenPair['treaties'][number]['kind']): boolean =>
  pair?.treaties.some((treaty) => treaty.kind === kind) ?? false

/** What security hangs on, of one rival. */
type Felt = Pick<Rival, 'danger' | 'guarded' | 'tension'>

/** Security, 0–1, as analysis/security.ts has it, of one power by what it believes. */
export function feltSecurity(ruleset: Ruleset, rivals: readonly Felt[]): number {
  if (rivals.length === 0) return 1
  let worst = 1
  let total = 0
  for (const { danger, guarded, tension } of rivals) {
    const felt = 1 - hostilityAt(ruleset, tension) * danger * (1 - guarded)
    worst = Math.min(worst, felt)
    total += felt
  }
  return (worst + total / rivals.length) / 2
}

/** The same standing with another arsenal of the viewer's own; towards allies, whose means count little, it is left as it is. */
export function withArsenal(ruleset: Ruleset, { rivals }: ForceBalance, own: Arsenal): ForceBalance {
  const faced = rivals.map((rival) => (rival.allied ? rival : { ...rival, ...facingOf(ruleset, own, rival.arsenal) }))
  return { own, rivals: faced, security: feltSecurity(ruleset, faced) }
}

/** Points of tension by which the slope of security is taken, either way. */
const STEP = 3

/** Change of security a point of tension with each rival makes, in the order of the rivals; 0 or less. */
export function tensionSlopes(ruleset: Ruleset, { rivals }: ForceBalance): readonly number[] {
  const moved = (at: number, by: number) =>
    feltSecurity(
      ruleset,
      rivals.map((rival, n) => (n === at ? { ...rival, tension: clamp(rival.tension + by, 0, 100) } : rival)),
    )
  return rivals.map((_, n) => (moved(n, STEP) - moved(n, -STEP)) / (2 * STEP))
}
