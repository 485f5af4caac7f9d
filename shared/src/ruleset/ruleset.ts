import { FORCE_RULES, RESEARCH_RULES } from '#shared/ruleset/forces'
import { chapter } from '#shared/ruleset/quantity'
import { TREATY_RULES } from '#shared/ruleset/treaties'

/** Bumped whenever the same seed and orders would give another match; golden matches pin it. */
export const RULES_VERSION = 3

const economy = chapter('economy', {
  budgetShare: [0.1, 'budget points per GDP point and year', 'the-model B4'],
  weakSupportBudget: [0.8, 'factor on the budget while support is below weakSupport', 'the-model B4'],
  weakSupport: [30, 'support, 0–100', 'the-model B4'],
  rallyBudget: [0.15, 'share added to next budget by rallying', 'the-model B4'],
  upkeepShare: [0.05, 'share of replacement cost a year at readiness 1', 'the-model B4'],
  upkeepPerReadiness: [
    0.025,
    'share of replacement cost a year per readiness step above 1',
    'the-model B4 (8 % and 15 % when alerted)',
  ],
  baseGrowth: [0.01, 'share of GDP a year', 'the-model B4'],
  butterGrowth: [0.025, 'share of GDP a year if the whole income is left for welfare', 'the-model B4'],
})

const support = chapter('support', {
  start: [60, 'support, 0–100', 'the-model B1'],
  perGrowthPoint: [0.5, 'support per percentage point of growth above neutralGrowth', 'the-model B4'],
  neutralGrowth: [0.02, 'share of GDP a year', 'the-model B4'],
  rally: [6, 'support', 'the-model B4'],
  perLoss: [30, 'support per national value lost', 'the-model B4'],
})

const estimates = chapter('estimates', {
  persistence: [0.6, 'correlation of a report’s error with last year’s', 'the-model B5'],
  drift: [0.1, 'ln units a year by which an unseen force may have changed', 'the-model B5'],
  buildDoubt: [5, 'warheads or pieces of each kind a rival may have built unseen in a year', 'the-model B5'],
  startSigma: [0.6, 'ln units', 'the-model B1'],
  zeroSeen: [0.9, 'probability that nothing is reported as nothing', 'the-model B5'],
  assessmentSigma: [0.3, 'ln units of error in counting what was fired or destroyed', 'ours: battle damage assessment'],
  claimSigma: [1.6, 'ln units of doubt in a claim about one’s own forces', 'ours: cheap talk, the-model B5'],
  technologyHit: [0.55, 'probability that a report names the true technology level', 'the-model B5'],
  technologySpyHit: [0.12, 'added to technologyHit per spy level', 'the-model B5'],
  bandQuantile: [1.2815515655446004, 'standard normal deviate of the 10–90 % band', 'the-model B5'],
  readinessNoise: [0.9, 'readiness levels, standard deviation of a sighting', 'ours'],
})

const trust = chapter('trust', {
  prior: [0.8, 'published odds that a power is a security seeker', 'rules 1; Kydd 2005'],
  memory: [0.97, 'share of log-odds kept a year', 'the-model B5'],
  reassure: [0.0296, 'log-odds (ratio 1.03)', 'the-model B5'],
  threaten: [-0.105, 'log-odds (ratio 0.90)', 'the-model B5'],
  rally: [-0.223, 'log-odds (ratio 0.80)', 'the-model B5'],
  declareMinimal: [0.0296, 'log-odds (ratio 1.03)', 'the-model B5: words are cheap'],
  declareUnlimited: [-0.223, 'log-odds (ratio 0.80)', 'the-model B5'],
  highReadiness: [-0.357, 'log-odds (ratio 0.70) when readiness 4 or more is sighted', 'the-model B5'],
  interceptorsSeen: [-0.223, 'log-odds (ratio 0.80) per year of seen interceptor growth', 'the-model B5'],
  counterforceSeen: [-0.288, 'log-odds (ratio 0.75) for a seen build-up beyond parity', 'the-model B5'],
  submarinesSeen: [0.095, 'log-odds (ratio 1.10) for a seen turn to submarines', 'the-model B5'],
  spyCaught: [-0.288, 'log-odds (ratio 0.75)', 'ours'],
  struck: [-6, 'log-odds for a nuclear attack on anybody', 'ours: nobody forgets'],
})

const spying = chapter('spying', {
  pricePerLevel: [0.4, 'budget points', 'ours: a fifth of the-model B4’s standing service, for one rival'],
  caughtPerLevel: [0.08, 'probability per level and year', 'ours'],
  levels: [3, 'levels', 'ours'],
})

const tension = chapter('tension', {
  decay: [0.88, 'share kept a year', 'ours: time heals slowly'],
  perReadiness: [1.6, 'points per readiness step above 2, worst leg', 'rules 7'],
  threat: [8, 'points', 'rules 7'],
  reassure: [-3, 'points', 'rules 7'],
  rally: [4, 'points with every rival', 'rules 7'],
  spyCaught: [6, 'points', 'rules 7'],
  interceptors: [0.05, 'points per interceptor built', 'rules 7'],
  build: [0.04, 'points per warhead built', 'rules 7'],
  alarm: [5, 'points with the power a false alarm pointed at', 'rules 7'],
  war: [100, 'points', 'rules 7'],
})

const treaties = chapter('treaties', {
  noticeYears: [1, 'years from notice to the end of a treaty', 'rules 4.5'],
  keptTrust: [0.2, 'share of a treaty’s trust earned again each year it is kept', 'ours'],
  breachIntegrity: [20, 'points', 'rules 6: breaking costs twice what keeping earns'],
  breachTrust: [-1.386, 'log-odds (ratio 0.25) with everybody', 'the-model B5'],
  breachTension: [15, 'points with the other side', 'rules 7'],
  interceptorCap: [10, 'interceptors', 'the-model B13, scaled'],
  inspectedSigma: [0.1, 'ln units of error in an inspected power’s forces', 'the-model B5'],
})

const research = chapter('research', {
  price: [2, 'budget points a year', 'ours: a third of a step, the-model B4'],
})

const alarms = chapter('alarms', {
  rate: [
    0.08,
    'false alarms per power and year',
    'the-model B11 (16 listed close calls 1953–2022 over two powers ≈ 0.12)',
  ],
  perReadiness: [
    0.35,
    'factor added per readiness step above 1, worst leg',
    'the-model B11 (×2 generated, ×3 launch-ready)',
  ],
  perTension: [0.006, 'factor added per point of the worst tension', 'the-model B11 (×1.5 in crisis)'],
  perSensor: [0.22, 'factor taken off per sensor level', 'rules 3'],
  hotlineFactor: [0.6, 'factor with a hotline to the suspected origin', 'the-model B11'],
  tracksLow: [3, 'fewest tracks a false alarm shows', 'ours'],
  tracksSpan: [60, 'most tracks beyond that', 'the-model B11 (5 tracks in 1983, 2,200 in 1979)'],
  launchConfidence: [0.6, 'confidence from which launch-on-warning orders fire unattended', 'the-model B11'],
  prior: [0.12, 'prior probability that a warning is real before tension is counted', 'the-model B11'],
  priorPerTension: [0.004, 'probability added per point of tension', 'the-model B11'],
  minutesFar: [30, 'minutes from track to impact', 'the-model B11'],
  minutesNear: [12, 'minutes from track to impact when only submarines fired', 'the-model B11'],
  askSeparation: [1.5, 'separation d′ of a hotline answer', 'the-model B11'],
  readinessRaised: [2, 'readiness steps a power can climb while tracks are on its screens', 'ours'],
})

const exchange = chapter('exchange', {
  fielded: [0.97, 'share of warheads fielded and safe (hurdle 1)', 'the-model B7'],
  reliability: [0.8, 'share of launched warheads that work', 'the-model B7'],
  megatonsEquivalent: [0.543, 'EMT per 0.4 Mt warhead', 'the-model B0'],
  command: [0.95, 'probability that the order to answer gets out (hurdle 3)', 'the-model B1'],
  commandStruck: [0.5, 'the same after a counterforce strike on an unprepared command', 'the-model B1'],
  commandDelegated: [1, 'the same when authority is delegated', 'the-model B7'],
  bomberReach: [0.6, 'share of bombers that reach a far target (hurdle 4)', 'the-model B7'],
  alertBombersLow: [0.3, 'share of bombers off the ground at readiness 1', 'the-model B1'],
  alertBombersHigh: [0.85, 'the same at readiness 5', 'the-model B1'],
  atSeaLow: [0.5, 'share of submarines at sea at readiness 1', 'the-model B1'],
  atSeaHigh: [0.8, 'the same at readiness 5', 'the-model B1'],
  huntPerDetection: [
    0.06,
    'probability per detection level above quieting that a boat at sea is found',
    'the-model B1 (0 to 0.30)',
  ],
  baseWarheads: [20, 'bomber warheads an air base holds', 'the-model B8'],
  portWarheads: [40, 'submarine warheads a port holds', 'the-model B8'],
  softKill: [0.95, 'kill probability against a base or port', 'the-model B8'],
  siloLaunchedEarly: [0.15, 'share of silos still there when launched on warning', 'the-model B8'],
  bomberLaunchedEarly: [0.1, 'share of alert bombers still there when launched on warning', 'the-model B8'],
  stopBelow: [0.15, 'warheads killed per warhead below which a planner stops', 'the-model B8'],
  shotsPerTarget: [3, 'warheads', 'the-model B8'],
  interceptorKill: [0.5, 'probability', 'the-model B1'],
  collateral: [0.1, 'share of counterforce yield that falls on people', 'the-model B8'],
  arrivalNoise: [0.08, 'standard deviation of the share that arrives', 'ours: no salvo goes exactly to plan'],
  waves: [3, 'salvos a side may fire in one exchange', 'the-model B8'],
})

const damage = chapter('damage', {
  deadCeiling: [0.544, 'share of the population', 'the-model B8, fitted to Enthoven & Smith 1971'],
  deadScale: [565, 'EMT', 'the same'],
  deadShape: [0.666, 'exponent', 'the same'],
  industryCeiling: [0.769, 'share of industry', 'the same'],
  industryScale: [65.7, 'EMT', 'the same'],
  industryShape: [0.9, 'exponent', 'the same'],
  fullLossDead: [0.298, 'share of people at which half the national value is gone', 'the same'],
  lossWeightDead: [0.5, 'weight of the dead in national value', 'the same'],
  fullLossIndustry: [0.764, 'share of industry at which the other half is gone', 'the same'],
  referencePopulation: [250, 'millions of people the curves were made for', 'the same'],
  populationExponent: [0.8, 'exponent', 'the-model B8'],
})

const climate = chapter('climate', {
  sootFactor: [2.39, 'Tg', 'the-model B15, fitted to Xia et al. 2022'],
  sootExponent: [0.633, 'exponent on EMT on cities', 'the same'],
  sootScale: [1, 'factor: 0 switches nuclear winter off', 'the-model B15; contested, Reisner et al. 2018'],
  decay: [0.75, 'share of soot left a year later', 'the-model B15'],
  famineScale: [
    0.5,
    'factor: powers store and trade food, the no-trade figures do not',
    'ours; Xia et al. 2022 report both',
  ],
})

const scoring = chapter('scoring', {
  perYear: [50, 'points', 'the-model B16'],
  endYears: [3, 'years of the final position’s security counted at the end', 'rules 2: no last-year free shot'],
  prosperSeeker: [0.45, 'weight', 'the-model B16'],
  securitySeeker: [0.45, 'weight', 'the-model B16'],
  influenceSeeker: [0.1, 'weight', 'the-model B16'],
  prosperRevisionist: [0.35, 'weight', 'the-model B16'],
  securityRevisionist: [0.25, 'weight', 'the-model B16'],
  influenceRevisionist: [0.4, 'weight', 'the-model B16'],
  trendGrowth: [0.03, 'share of GDP a year that counts as prospering', 'the-model B16'],
  prosperCeiling: [1.2, 'factor', 'the-model B16'],
  nationalValue: [600, 'points lost with the whole nation', 'the-model B0, B16'],
  firstUse: [80, 'points', 'the-model B16'],
  peaceBonus: [60, 'points, for everyone, if nobody used a nuclear weapon', 'the-model B16'],
  assuredLoss: [0.6, 'loss to a rival that counts as assured retaliation', 'the-model B16'],
  disarmGain: [0.1, 'national value gained by disarming a rival without touching cities', 'the-model B9'],
  firstUseCost: [0.13, 'national value', 'the-model B9'],
  coercionLoss: [0.35, 'national value lost when disarmed', 'the-model B9'],
  opponentWeight: [0.3, 'weight of the damage not done (Kent–Thaler λ)', 'the-model B9'],
})

const influence = chapter('influence', {
  drift: [0.12, 'share of the way alignment moves a year', 'ours'],
  pricePerLevel: [0.6, 'budget points', 'ours: the-model B14 scaled to leagues'],
  aidPull: [0.05, 'share of what is not yet ours that a level of aid wins', 'ours: the-model B14'],
  aidTension: [1.5, 'points per level with the power a state leans to', 'rules 7: proxy wars'],
  integrityFloor: [0.4, 'pull of a power of no integrity, as a share of full pull', 'ours'],
  integrityStart: [70, 'points, 0–100', 'the-model B1'],
})

const clock = chapter('clock', {
  planning: [90, 'seconds', 'rules 2 (60–120 s live)'],
  warning: [25, 'seconds', 'rules 2 (20–30 s)'],
  retaliation: [30, 'seconds', 'rules 2 (20–30 s)'],
})

/** Everything fixed for a match. Never stored in the state, which holds only `rulesVersion`. */
export const RULESET = {
  version: RULES_VERSION,
  forces: FORCE_RULES,
  researchLines: RESEARCH_RULES,
  research,
  treaties,
  treatyRules: TREATY_RULES,
  economy,
  support,
  estimates,
  trust,
  spying,
  tension,
  alarms,
  exchange,
  damage,
  climate,
  scoring,
  influence,
  clock,
} as const

export type Ruleset = typeof RULESET
