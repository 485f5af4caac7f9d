import { adviceRules, intrayRules } from '#shared/ruleset/counsel'
import { FORCE_RULES, RESEARCH_RULES } from '#shared/ruleset/forces'
import {
  balanceRules,
  baseRules,
  crisisRules,
  influenceRules,
  mapRules,
  tensionRules,
  treatyNumbers,
  trustRules,
  umbrellaRules,
} from '#shared/ruleset/politics'
import { declareChapter } from '#shared/ruleset/quantity'
import { tables } from '#shared/ruleset/tables'
import { TREATY_RULES } from '#shared/ruleset/treaties'
import { alarmRules, climateRules, damageRules, exchangeRules } from '#shared/ruleset/war'

/** Bumped whenever the same seed and orders would give another match; golden matches pin it. */
export const RULES_VERSION = 13

const economy = declareChapter('economy', {
  budgetShare: [0.1, 'budget points per GDP point and year', 'the-model B4'],
  weakSupportBudget: [0.8, 'factor on the budget while support is below weakSupport', 'the-model B4'],
  weakSupport: [30, 'support, 0–100', 'the-model B4'],
  rallyBudget: [0.1, 'share added to next budget by rallying', 'the-model B4'],
  upkeepShare: [0.05, 'share of replacement cost a year at readiness 1', 'the-model B4'],
  upkeepPerReadiness: [
    0.025,
    'share of replacement cost a year per readiness step above 1',
    'the-model B4 (8 % and 15 % when alerted)',
  ],
  baseGrowth: [0.01, 'share of GDP a year', 'the-model B4'],
  growthLuck: [
    0.006,
    'share of GDP a year, standard deviation',
    'design choice: good and bad years, so that output does not tell what was left unspent',
  ],
  rebuilding: [
    0.1,
    'share of what is missing to the output of the start that a year brings back, if the whole income is left',
    'design choice',
  ],
  butterGrowth: [0.035, 'share of GDP a year if the whole income is left for welfare', 'the-model B4'],
})

const support = declareChapter('support', {
  start: [60, 'support, 0–100', 'the-model B1'],
  perGrowthPoint: [0.5, 'support per percentage point of growth above neutralGrowth', 'the-model B4'],
  neutralGrowth: [0.02, 'share of GDP a year', 'the-model B4'],
  rally: [0.12, 'share of the support a power lacks that rallying wins', 'the-model B4: 6 points at half support'],
  perLoss: [30, 'support per national value lost', 'the-model B4'],
})

const estimates = declareChapter('estimates', {
  persistence: [0.6, 'correlation of a report’s error with last year’s', 'the-model B5'],
  drift: [0.02, 'ln units a year by which an unseen force may have changed', 'fitted: npm run tool -- estimates'],
  inspectedBuying: [
    0.35,
    'factor on what a rival buys unseen, where inspectors look',
    'fitted: npm run tool -- estimates',
  ],
  nothing: [
    0.7,
    'ln(force + 1) reported below which a report says that there is nothing',
    'ours: less than one warhead or piece',
  ],
  leastVariance: [1e-6, 'variance kept at least, so that rounding leaves no belief without doubt', 'ours'],
  quartile: [0.6744897501960817, 'standard normal deviate of the quartiles', 'the normal distribution'],
  nothingSigma: [0.05, 'ln units of doubt after a report of nothing', 'ours'],
  hardness: [2, 'level a rival’s hardness is taken for', 'ours: it is never reported'],
  quieting: [2, 'level a rival’s quieting is taken for', 'ours: it is never reported'],
  readingLow: [0.1, 'quantile of the low reading of a technology', 'the-model B5'],
  readingMedian: [0.5, 'quantile of the middle reading', 'the-model B5'],
  readingHigh: [0.9, 'quantile of the high reading', 'the-model B5'],
  startReadiness: [2, 'readiness a rival is believed to have when the match begins', 'ours: peacetime'],
  startOwnLevel: [2, 'weight, in the first belief, of the level the viewer has itself', 'ours'],
  startNextLevel: [1, 'weight of the levels beside it', 'ours'],
  startOtherLevel: [0.1, 'weight of every other level', 'ours'],
  startSigma: [0.6, 'ln units', 'the-model B1'],
  publicSigma: [
    0.9,
    'ln units of error in what the world at large reckons of a power’s forces',
    'design choice: about twice that of a power without spies, so that public numbers tell a power little',
  ],
  zeroSeen: [0.9, 'probability that nothing is reported as nothing', 'the-model B5'],
  assessmentSigma: [0.3, 'ln units of error in counting what was fired or destroyed', 'ours: battle damage assessment'],
  claimSigma: [1.6, 'ln units of doubt in a claim about one’s own forces', 'ours: cheap talk, the-model B5'],
  technologyHit: [0.55, 'probability that a report names the true technology level', 'the-model B5'],
  technologyFar: [0.02, 'weight of a level two steps or more from the reported one', 'ours'],
  technologySpyHit: [0.12, 'added to technologyHit per spy level', 'the-model B5'],
  leakSigma: [0.05, 'ln units of error left in forces that were leaked', 'ours: half of what inspectors leave'],
  bandQuantile: [1.2815515655446004, 'standard normal deviate of the 10–90 % band', 'the-model B5'],
  outputStep: [
    2,
    'GDP points to which a power’s output is published',
    'ours: about what a year left wholly unspent adds to a large power',
  ],
  supportStep: [1, 'points to which support is published', 'ours: about what a year left wholly unspent lifts it by'],
  growthSeen: [0.3, 'ln units of growth in a year from which a build-up is noticed', 'ours'],
  sightingWeight: [2, 'weight of this year’s sighting of readiness against what was believed', 'ours'],
  alertSighted: [3.7, 'sighted readiness from which an alert is spoken of', 'ours'],
  readinessNoise: [0.9, 'readiness levels, standard deviation of a sighting', 'ours'],
})

const spying = declareChapter('spying', {
  pricePerLevel: [0.4, 'budget points', 'ours: a fifth of the-model B4’s standing service, for one rival'],
  caughtPerLevel: [0.08, 'probability per level and year', 'ours'],
})

const research = declareChapter('research', {
  price: [1, 'budget points a year', 'ours: a sixth of a step, the-model B4'],
  spinOff: [
    0.015,
    'share of output that a step brings',
    'design choice; that arms research pays at home is disputed: Mowery 2010',
  ],
  pride: [2, 'support that a step brings', 'design choice'],
  inspectedHaste: [0.5, 'factor on enrichment under inspection', 'rules 3'],
})

const scoring = declareChapter('scoring', {
  perYear: [50, 'points', 'the-model B16'],
  lateWeight: [2, 'weight of the last year, the first’s being next to nothing; the mean is 1', 'design choice'],
  endYears: [
    4,
    'years for which the final position counts at the end',
    'rules 2: no last-year free shot; fewer, since late years weigh more',
  ],
  prosperSeeker: [0.35, 'weight', 'the-model B16'],
  securitySeeker: [0.45, 'weight', 'the-model B16'],
  influenceSeeker: [0.2, 'weight', 'the-model B16'],
  prosperRevisionist: [0.3, 'weight', 'the-model B16'],
  securityRevisionist: [0.25, 'weight', 'the-model B16'],
  influenceRevisionist: [0.45, 'weight', 'the-model B16'],
  trendGrowth: [0.035, 'share of GDP a year that counts as prospering', 'the-model B16'],
  prosperCeiling: [1.2, 'factor', 'the-model B16'],
  nationalValue: [600, 'points lost with the whole nation', 'the-model B0, B16'],
  firstUse: [30, 'points', 'design choice: the answer deters, not the fine'],
  peaceBonus: [
    60,
    'points for every power if no nuclear weapon was used',
    'design choice: so much that conquest of who is not feared does not pay a security seeker (lab: first-strike-tempts)',
  ],
  assuredLoss: [
    0.2,
    'national value lost to an answer that is enough to deter, or lost to a threat that is enough to coerce',
    'design choice: minimal deterrence, Bundy 1969',
  ],
  disarmGain: [0.1, 'national value gained by disarming a rival without touching cities', 'the-model B9'],
  firstUseCost: [0.05, 'national value', 'what firstUse is of nationalValue'],
  coercionLoss: [0.35, 'national value lost when disarmed', 'the-model B9'],
  calmThreshold: [0.5, 'pre-emption threshold from which a rival is not tempted', 'ours'],
  temptedLoss: [0.5, 'share of a sure answer’s worth lost where the rival is wholly tempted', 'design choice'],
  leastHostility: [0.2, 'share of a rival’s means that counts without tension', 'design choice'],
  fullHostility: [50, 'points of tension from which a rival’s means count in full', 'ours'],
  fullInfluence: [1.5, 'times an equal share of influence that counts in full', 'ours'],
  ruinedLoss: [0.5, 'national value lost beyond which a power is ruined', 'ours'],
  survivorFrom: [0.3, 'share of perYear a year from which a power is not ruined', 'ours'],
  stewardFrom: [0.7, 'share of perYear a year', 'ours: a power that only waits for the years to pass stays below'],
  statesmanFrom: [0.85, 'share of perYear a year', 'ours'],
  peacemakerFrom: [1, 'share of perYear a year', 'ours'],
  worldPeace: [400, 'points of the world for years of peace', 'ours'],
  worldWarShare: [0.25, 'share of them at most once a weapon was used', 'ours'],
  worldLives: [400, 'points of the world for the living', 'ours'],
  worldPerDeath: [
    5,
    'shares of these points lost per share of mankind dead',
    'ours: a fifth of mankind is all of them',
  ],
  worldHarvest: [200, 'points of the world for the last harvest', 'ours'],
})

const agenda = declareChapter('agenda', {
  points: [80, 'points for an agenda fulfilled', 'design choice'],
  fewestYears: [6, 'years of a match from which leaders change half way', 'design choice'],
  clientPull: [0.42, 'pull over the client, 0–1', 'design choice'],
  exposedMost: [0.25, 'exposure to each rival, 0–1, below which a power is a fortress', 'design choice'],
  growth: [0.038, 'share of GDP a year', 'design choice'],
  calmed: [0.8, 'tension left, as a share of that when the leader came', 'design choice'],
})

const clock = declareChapter('clock', {
  planning: [90, 'seconds', 'rules 2 (60–120 s live)'],
  confrontation: [25, 'seconds', 'rules 2 (20–30 s)'],
  warning: [25, 'seconds', 'rules 2 (20–30 s)'],
  warningShort: [15, 'seconds when the flight is short', 'the-model B11 (12–18 s)'],
  retaliation: [30, 'seconds', 'rules 2 (20–30 s)'],
})

/** Everything fixed for a match. Never stored in the state, which holds only `rulesVersion`. */
export const RULESET = {
  version: RULES_VERSION,
  forces: FORCE_RULES,
  researchLines: RESEARCH_RULES,
  research,
  treaties: treatyNumbers,
  treatyRules: TREATY_RULES,
  economy,
  support,
  estimates,
  trust: trustRules,
  spying,
  tension: tensionRules,
  alarms: alarmRules,
  exchange: exchangeRules,
  damage: damageRules,
  tables,
  climate: climateRules,
  scoring,
  agenda,
  influence: influenceRules,
  balance: balanceRules,
  umbrellas: umbrellaRules,
  crisis: crisisRules,
  bases: baseRules,
  map: mapRules,
  advice: adviceRules,
  intray: intrayRules,
  clock,
} as const

/** Type of the rules of a match. */
export type Ruleset = typeof RULESET
