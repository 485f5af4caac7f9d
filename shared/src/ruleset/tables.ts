/** The tables of the exchange, in the units of their sources. */

/** Circular error probable in metres by accuracy level 0–5 (the-model B1). */
export const ACCURACY_CEP = [3000, 1500, 800, 400, 200, 100] as const

/** Silo hardness in psi by level 0–4 (the-model B1). */
export const HARDNESS_PSI = [5, 100, 300, 1000, 3000] as const

/**
 * Single-shot kill probability of a 0.4 Mt warhead, rows by accuracy level, columns by hardness level
 * (Davis & Schilling 1973, as tabulated in the-model B8).
 */
export const SINGLE_SHOT_KILL: readonly (readonly number[])[] = [
  [0.9, 0.05, 0.02, 0.01, 0],
  [1, 0.19, 0.08, 0.04, 0.02],
  [1, 0.51, 0.27, 0.12, 0.06],
  [1, 0.94, 0.71, 0.41, 0.22],
  [1, 1, 0.99, 0.88, 0.62],
  [1, 1, 1, 1, 0.98],
]

/**
 * Share of mankind that starves within two years by soot in the stratosphere (Tg), without food trade: Xia et al. 2022,
 * Nature Food, of a world of 6.7 billion.
 */
export const FAMINE_BY_SOOT: readonly (readonly [soot: number, share: number])[] = [
  [0, 0],
  [5, 0.038],
  [16, 0.138],
  [27, 0.213],
  [37, 0.311],
  [47, 0.375],
  [150, 0.797],
]

/** Peak cooling of the world's surface in °C by soot (Tg): the-model B15. */
export const COOLING_BY_SOOT: readonly (readonly [soot: number, degrees: number])[] = [
  [0, 0],
  [5, 1.5],
  [16, 3],
  [27, 4.3],
  [37, 5.2],
  [47, 6.2],
  [150, 9.5],
]

/** How a famine's dead spread over the three years that follow (the-model B15). */
export const FAMINE_YEARS = [0.5, 0.35, 0.15] as const

/** Warning-sensor separation d′ by sensor level 0–3: how far real tracks stand out from false ones (the-model B1, B11). */
export const SENSOR_SEPARATION = [0.8, 1.5, 2.1, 2.9] as const

/** Standard deviation of a yearly report in ln units by spy effort 0–3 (the-model B1, intelligence level 1 to 4). */
export const REPORT_SIGMA = [0.47, 0.37, 0.28, 0.22] as const
