/** Sizes of the urn: the smallest in which a chance is one red bead at least. */
const URNS = [40, 200, 1000]

/** A chance, 0–1, as red beads among all: none only where there is no chance at all. */
export function oddsOf(chance: number): { readonly red: number; readonly all: number } {
  const all = URNS.find((size) => chance * size >= 0.75) ?? URNS.at(-1)!
  if (chance <= 0) return { red: 0, all: URNS[0]! }
  return { red: Math.max(1, Math.round(chance * all)), all }
}

/** A chance, 0–1, as one in so many; undefined where there is none. */
export const oneIn = (chance: number): number | undefined => (chance > 0 ? Math.round(1 / chance) : undefined)
