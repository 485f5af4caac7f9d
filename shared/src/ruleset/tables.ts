import { declareList } from '#shared/ruleset/quantity'

/** Points of a curve, sorted by x. */
type Knots = readonly (readonly [x: number, y: number])[]

const numbers = (list: readonly number[]): readonly number[] => list
const knots = (list: Knots): Knots => list

/** Lists, curves and grids of the rules, in the units of their sources. */
export const tables = {
  /**
   * Single-shot kill probability of a 0.4 Mt warhead on a hardened aimpoint. Rows by accuracy level 0–5: circular errors
   * of 3,000, 1,500, 800, 400, 200 and 100 m. Columns by hardness level 0–4: 5, 100, 300, 1,000 and 3,000 psi.
   */
  hardKill: declareList(
    'hardKill',
    { units: 'probability', source: 'Davis & Schilling 1973, as tabulated in the-model B8' },
    [
      [0.9, 0.05, 0.02, 0.01, 0],
      [1, 0.19, 0.08, 0.04, 0.02],
      [1, 0.51, 0.27, 0.12, 0.06],
      [1, 0.94, 0.71, 0.41, 0.22],
      [1, 1, 0.99, 0.88, 0.62],
      [1, 1, 1, 1, 0.98],
    ].map(numbers),
  ),
  /**
   * Warheads a missile of a leg with several carries, by its owner's accuracy level: accuracy is what makes more than one worth
   * their while, and one silo worth a strike (Jervis 1978: what makes offence dominant).
   */
  warheadsPerMissile: declareList(
    'warheadsPerMissile',
    { units: ['accuracy level', 'warheads'], source: 'design choice; Minuteman III carried three, the SS-18 ten' },
    knots([
      [0, 1],
      [2, 1],
      [3, 2],
      [4, 4],
      [5, 6],
    ]),
  ),
  /** Share of mankind, of a world of 6.7 billion, that starves within two years without food trade, by soot. */
  famineBySoot: declareList(
    'famineBySoot',
    { units: ['Tg of soot in the stratosphere', 'share of mankind'], source: 'Xia et al. 2022, Nature Food' },
    knots([
      [0, 0],
      [5, 0.038],
      [16, 0.138],
      [27, 0.213],
      [37, 0.311],
      [47, 0.375],
      [150, 0.797],
    ]),
  ),
  /** Peak cooling of the world's surface by soot. */
  coolingBySoot: declareList(
    'coolingBySoot',
    { units: ['Tg of soot in the stratosphere', '°C'], source: 'the-model B15' },
    knots([
      [0, 0],
      [5, 1.5],
      [16, 3],
      [27, 4.3],
      [37, 5.2],
      [47, 6.2],
      [150, 9.5],
    ]),
  ),
  /** How a famine's dead spread over the years that follow. */
  famineYears: declareList(
    'famineYears',
    { units: 'share of a famine’s dead', source: 'the-model B15' },
    numbers([0.5, 0.35, 0.15]),
  ),
  /** How far real tracks stand out from false ones, by sensor level. */
  sensorSeparation: declareList(
    'sensorSeparation',
    { units: 'separation d′', source: 'the-model B1, B11' },
    numbers([0.8, 1.5, 2.1, 2.9]),
  ),
  /** Error of a yearly report by spy effort. */
  reportSigma: declareList(
    'reportSigma',
    { units: 'ln units, standard deviation', source: 'the-model B1 (intelligence level 1 to 4)' },
    numbers([0.47, 0.37, 0.28, 0.22]),
  ),
} as const
