import type { Arsenal } from '#shared/analysis/exchange'
import { arsenal } from '#shared/experiments/arsenals'

/**
 * One side of a year. Warheads on platforms that can reach the other: Suh 2022, dyad of the United States and the Soviet Union.
 * The rest is assumed (the-model D3): shares of the bombers that were on alert and of the boats that were at sea, and levels of
 * accuracy and hardness, between the years for which D3 gives them in equal steps.
 */
type Forces = readonly [
  silos: number,
  boats: number,
  bombers: number,
  alert: number,
  atSea: number,
  accuracy: number,
  hardness: number,
]

/** Both sides of a year, and the stability index that the prototype reckons for it (the-model D3), 0–1. */
export interface ColdWarYear {
  readonly west: Forces
  readonly east: Forces
  readonly reference: number
}

/** Every year for which the prototype has a figure. */
export const COLD_WAR_YEARS: ReadonlyMap<number, ColdWarYear> = new Map([
  [1956, { west: [0, 0, 300, 0.1, 0.5, 0, 0], east: [0, 2, 40, 0.02, 0.05, 0, 0], reference: 0.41 }],
  [1958, { west: [0, 0, 720, 0.15, 0.5, 0, 0], east: [0, 18, 170, 0.02, 0.05, 0, 0], reference: 0.17 }],
  [1960, { west: [12, 32, 1485, 0.33, 0.5, 0.5, 0.5], east: [2, 42, 242, 0.03, 0.07, 0, 0], reference: 0.26 }],
  [1961, { west: [57, 80, 1645, 0.4, 0.5, 0.75, 0.75], east: [10, 69, 266, 0.04, 0.09, 0, 0], reference: 0.3 }],
  [1962, { west: [203, 144, 2136, 0.5, 0.5, 1, 1], east: [36, 84, 276, 0.05, 0.1, 0, 0], reference: 0.34 }],
  [1963, { west: [597, 160, 2420, 0.5, 0.52, 1.2, 1.2], east: [99, 84, 288, 0.05, 0.1, 0.2, 0.4], reference: 0.4 }],
  [1965, { west: [854, 384, 2945, 0.5, 0.56, 1.6, 1.6], east: [281, 87, 281, 0.05, 0.1, 0.6, 1.2], reference: 0.49 }],
  [1967, { west: [1054, 656, 3192, 0.5, 0.6, 2, 2], east: [818, 99, 243, 0.05, 0.1, 1, 2], reference: 0.79 }],
  [
    1970,
    { west: [1254, 656, 3060, 0.4, 0.61, 2.4, 2.2], east: [1472, 323, 239, 0.05, 0.12, 1.6, 2.4], reference: 0.78 },
  ],
  [1975, { west: [2154, 3968, 3532, 0.33, 0.63, 3, 2.5], east: [1869, 771, 239, 0.05, 0.15, 2.5, 3], reference: 1 }],
  [
    1980,
    { west: [2154, 4864, 3408, 0.3, 0.64, 3.6, 2.8], east: [5184, 1319, 239, 0.05, 0.18, 3.4, 3.6], reference: 1 },
  ],
  [1983, { west: [2140, 4960, 3184, 0.3, 0.65, 4, 3], east: [6240, 1615, 399, 0.05, 0.2, 4, 4], reference: 1 }],
  [1989, { west: [2450, 5152, 3776, 0.3, 0.65, 4.5, 3.5], east: [6671, 2774, 1500, 0.1, 0.2, 4, 4], reference: 1 }],
  [2002, { west: [2000, 3456, 1216, 0, 0.65, 4.5, 3.5], east: [3011, 1072, 868, 0, 0.05, 4, 4], reference: 0.73 }],
])

/**
 * Years in which crises between the two began in which both had nuclear weapons: Suez, the Berlin deadline, the Berlin wall,
 * Cuba, the Congo, the Six-Day War, Cienfuegos, the Yom Kippur War, Angola, Afghanistan, Able Archer, Nicaragua. Each is a crisis
 * of the International Crisis Behavior data, version 14 (nos. 152, 168, 185, 196, 211, 222, 239, 255, 260, 303, 344, 354), with the
 * year it gives for the trigger. By that data both were in crisis in nine of them, which are all such of 1956 to 1984; in those of
 * 1970, 1983 and 1984 one was, with the other as the cause. That Kroenig 2013 counts these twelve is from memory: his list was not
 * to be had.
 */
export const NUCLEAR_CRISES: readonly number[] = [
  1956, 1958, 1961, 1962, 1964, 1967, 1970, 1973, 1975, 1979, 1983, 1984,
]

/** Years of a period: half decades, the smallest round ones that hold two of the early years. */
export const PERIOD = 5

/** A side as the exchange knows it. Readiness is such that, by the hindcast's rules, its alert and sea shares come out as given. */
export function coldWarArsenal([silos, submarines, bombers, alert, atSea, accuracy, hardness]: Forces): Arsenal {
  const readiness = { silos: 3, submarines: 1 + 4 * atSea, bombers: 1 + 4 * alert }
  return arsenal({ silos, submarines, bombers, accuracy, hardness, readiness, quieting: 3, detection: 0 })
}
