/** Outcome of one play-out of a branch. */
export interface PlayOut {
  /** A nuclear weapon landed after the branching. */
  readonly war: boolean
  /** Millions killed by weapons and hunger after it. */
  readonly dead: number
  /** Final points of each power, in seat order. */
  readonly points: readonly number[]
}

/** Outcomes of several play-outs of one branch. */
export interface Tally {
  readonly plays: number
  readonly wars: number
  /** Mean millions of dead. */
  readonly dead: number
}

/** The tally of no play-out. */
export const EMPTY_TALLY: Tally = { plays: 0, wars: 0, dead: 0 }

/** The tally with one more play-out. */
export function addPlayOut({ plays, wars, dead }: Tally, { war, dead: more }: Pick<PlayOut, 'war' | 'dead'>): Tally {
  return { plays: plays + 1, wars: wars + (war ? 1 : 0), dead: (dead * plays + more) / (plays + 1) }
}

/** Share of wars with its 95 % interval (Wilson 1927), 0–1 each. NaN of nothing. */
export function warShare({ plays, wars }: Tally): {
  readonly share: number
  readonly low: number
  readonly high: number
} {
  const share = wars / plays
  const z = 1.96
  const centre = (share + (z * z) / (2 * plays)) / (1 + (z * z) / plays)
  const half = (z * Math.sqrt((share * (1 - share)) / plays + (z * z) / (4 * plays * plays))) / (1 + (z * z) / plays)
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
