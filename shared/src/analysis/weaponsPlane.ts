/**
 * The weapons plane of two powers (Intriligator & Brito 1984): who deters, and who can attack, at given numbers of
 * warheads. Whether it describes real powers is disputed (Mayer 1986); the lab treats it as a hypothesis.
 */
export interface PlaneRules {
  /** Rival's warheads destroyed by one warhead in a first strike; the same for both. */
  readonly destroyed: number
  /** National value (0–1) one delivered warhead costs the other. */
  readonly damage: number
  /** Loss a power finds unacceptable, and one it would accept, 0–1. */
  readonly unacceptable: number
  readonly acceptable: number
}

/**
 * Both deter; only one does; each could attack and neither deters (forced initiation, where war is likeliest); or neither
 * of any of these.
 */
export type PlaneRegion = 'mutualDeterrence' | 'firstDeters' | 'secondDeters' | 'initiation' | 'neither'

/** A power with `own` warheads deters a rival with `rival`: what survives its strike still hurts too much. */
export function deters({ destroyed, damage, unacceptable }: PlaneRules, own: number, rival: number): boolean {
  return own >= destroyed * rival + unacceptable / damage
}

/** A power with `own` warheads can attack a rival with `rival`: what is left to answer with is bearable. */
export function canAttack({ destroyed, damage, acceptable }: PlaneRules, own: number, rival: number): boolean {
  return own >= (rival - acceptable / damage) / destroyed
}

/** The region of the weapons plane for two numbers of warheads. */
export function regionOf(rules: PlaneRules, first: number, second: number): PlaneRegion {
  const [a, b] = [deters(rules, first, second), deters(rules, second, first)]
  if (a && b) return 'mutualDeterrence'
  if (a) return 'firstDeters'
  if (b) return 'secondDeters'
  return canAttack(rules, first, second) && canAttack(rules, second, first) ? 'initiation' : 'neither'
}
