import { declareChapter } from '#shared/ruleset/quantity'

/** Numbers of warnings, true and false. */
export const alarmRules = declareChapter('alarms', {
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
  priorMost: [0.9, 'prior probability at most', 'ours'],
  trackNoise: [0.25, 'standard deviation of the share of a salvo that shows as tracks', 'ours'],
  trackLeast: [0.4, 'share at least', 'ours'],
  trackMost: [1.8, 'share at most', 'ours'],
  farShare: [0.7, 'share of false alarms that show a flight from afar', 'ours'],
  minutesFar: [30, 'minutes from track to impact', 'the-model B11'],
  minutesForward: [8, 'minutes when forward missiles fly: no time to ask', 'the-model B11 (8–12 min)'],
  askLeft: [0.5, 'share of the minutes left when a hotline has answered', 'ours'],
  askMinutes: [10, 'fewest minutes in which an answer can come over a hotline', 'ours'],
  minutesNear: [12, 'minutes from track to impact when only submarines fired', 'the-model B11'],
  askSeparation: [
    2,
    'separation d′ of a hotline answer',
    'the-model B11 has 1.5; a voice must say more than one more screen',
  ],
  readinessRaised: [2, 'readiness steps a power can climb while tracks are on its screens', 'ours'],
})

/** Numbers of a nuclear exchange. */
export const exchangeRules = declareChapter('exchange', {
  fielded: [0.97, 'share of warheads fielded and safe (hurdle 1)', 'the-model B7'],
  reliability: [0.8, 'share of launched warheads that work', 'the-model B7'],
  megatonsEquivalent: [0.543, 'EMT per 0.4 Mt warhead', 'the-model B0'],
  command: [0.9, 'probability that the order to answer gets out (hurdle 3)', 'the-model B1'],
  commandStruck: [0.7, 'the same after a counterforce strike on an unprepared command', 'design choice'],
  commandDelegated: [1, 'the same when authority is delegated', 'the-model B7'],
  bomberReach: [0.6, 'share of bombers that reach a far target (hurdle 4)', 'the-model B7'],
  huntPerDetection: [
    0.06,
    'probability per detection level above quieting that a boat at sea is found',
    'the-model B1 (0 to 0.30)',
  ],
  softKill: [0.95, 'kill probability against a base or port', 'the-model B8'],
  stopBelow: [0.15, 'warheads killed per warhead below which a planner stops', 'the-model B8'],
  shotsPerTarget: [3, 'warheads', 'the-model B8'],
  interceptorKill: [0.5, 'probability', 'the-model B1'],
  collateral: [0.1, 'share of counterforce yield that falls on people', 'the-model B8'],
  arrivalNoise: [0.08, 'standard deviation of the share that arrives', 'ours: no salvo goes exactly to plan'],
  arrivalLeast: [0.5, 'share of the expected arrivals at least', 'ours'],
  arrivalMost: [1.2, 'share of the expected arrivals at most', 'ours'],
  shelterShare: [0.05, 'share of city damage avoided per level of shelters (hurdle 6)', 'the-model B1 (at most 0.3)'],
  forwardCommand: [0.7, 'factor on command when missiles with a short flight lead the strike', 'the-model B11'],
  falloutReach: [0.5, 'nearness from which fallout drifts over', 'ours'],
  falloutDead: [0.004, 'share of people killed per 100 EMT on forces next door', 'ours, an order below direct deaths'],
  falloutMost: [0.05, 'share of people killed at most by one strike next door', 'ours'],
  waves: [3, 'salvos a side may fire in one exchange', 'the-model B8'],
})

/** Numbers of damage to people and industry. */
export const damageRules = declareChapter('damage', {
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

/** Numbers of soot, cooling and famine. */
export const climateRules = declareChapter('climate', {
  sootFactor: [2.39, 'Tg', 'the-model B15, fitted to Xia et al. 2022'],
  sootExponent: [0.633, 'exponent on EMT on cities', 'the same'],
  sootScale: [1, 'factor: 0 switches nuclear winter off', 'the-model B15; contested, Reisner et al. 2018'],
  decay: [0.75, 'share of soot left a year later', 'the-model B15'],
  harvestPerFamine: [1.1, 'share of a harvest lost per share of mankind that starves', 'ours'],
  famineScale: [
    0.5,
    'factor: powers store and trade food, the no-trade figures do not',
    'ours; Xia et al. 2022 report both',
  ],
})
