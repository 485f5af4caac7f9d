import { declareChapter } from '#shared/ruleset/quantity'

/** Numbers of trust between powers. */
export const trustRules = declareChapter('trust', {
  memory: [0.97, 'share of log-odds kept a year', 'the-model B5'],
  reassure: [0.0296, 'log-odds (ratio 1.03)', 'the-model B5'],
  threaten: [-0.105, 'log-odds (ratio 0.90)', 'the-model B5'],
  rally: [-0.223, 'log-odds (ratio 0.80)', 'the-model B5'],
  declareMinimal: [0.0296, 'log-odds (ratio 1.03)', 'the-model B5: words are cheap'],
  declareUnlimited: [-0.223, 'log-odds (ratio 0.80)', 'the-model B5'],
  baseSeen: [-0.357, 'log-odds (ratio 0.70) for a base that becomes known', 'the-model B5'],
  highReadiness: [-0.357, 'log-odds (ratio 0.70) when readiness 4 or more is sighted', 'the-model B5'],
  spyCaught: [-0.288, 'log-odds (ratio 0.75)', 'ours'],
  cutShare: [0.1, 'share of all warheads from which a cut before witnesses is a signal', 'the-model B5'],
  cutSeen: [0.7, 'log-odds (ratio 2.0) for such a cut', 'the-model B5'],
  struck: [-6, 'log-odds for a nuclear attack on any power', 'ours: never forgotten'],
  most: [8, 'log-odds, the bound of belief either way', 'ours: no belief is certain'],
})

/** Numbers of tension between powers. */
export const tensionRules = declareChapter('tension', {
  decay: [0.7, 'share of what is beyond rest that is kept a year', 'design choice'],
  fearBase: [0.4, 'share of a pair’s hostility that needs no arms', 'design choice'],
  fearSpan: [1.4, 'share of it added when both are wholly exposed', 'design choice, after Jervis 1978'],
  doctrineAlarm: [0.15, 'share added by an unlimited doctrine, or a limited one against the other', 'design choice'],
  doctrineCalm: [0.2, 'share taken off by a minimal doctrine at full integrity', 'design choice'],
  perReadiness: [2.4, 'points per readiness step above readinessFrom, worst sighted leg', 'rules 7'],
  readinessFrom: [2, 'readiness of peacetime, 1–5', 'rules 7'],
  threat: [8, 'points', 'rules 7'],
  reassure: [-6, 'points at full integrity', 'design choice: words calm as far as the word is good'],
  rally: [7, 'points with every rival', 'design choice'],
  spyCaught: [6, 'points', 'rules 7'],
  base: [1.5, 'points with the power a known base threatens most', 'design choice'],
  scrap: [0.04, 'points per warhead scrapped before witnesses', 'design choice: a deed that all see'],
  alarm: [5, 'points with the power a false alarm pointed at', 'rules 7'],
  war: [100, 'points', 'rules 7'],
  stateTest: [4, 'points between every two powers when a lesser state tests a weapon', 'ours'],
  summit: [
    15,
    'points at most that a summit takes off every pair',
    'ours: more than terms agreed by two, less than a ceasefire',
  ],
  firstTest: [10, 'points with every power when a power tests its first weapon', 'ours'],
})

/** Numbers common to all treaties. */
export const treatyNumbers = declareChapter('treaties', {
  noticeYears: [1, 'years from notice to the end of a treaty', 'rules 4.5'],
  keptTrust: [0.2, 'share of a treaty’s trust earned again each year it is kept', 'ours'],
  breachIntegrity: [20, 'points', 'rules 6: breaking costs twice what keeping earns'],
  breachTrust: [-1.386, 'log-odds (ratio 0.25) with every power', 'the-model B5'],
  ceasefireCalm: [20, 'points of tension a ceasefire takes off', 'ours'],
  breachTension: [15, 'points with the other side', 'rules 7'],
  attention: [2, 'treaties a power can propose or answer in a year', 'design choice: diplomatic attention'],
  ratifySupport: [4, 'support a treaty with another bloc costs each side', 'design choice; ratification: Putnam 1988'],
  ratifyFrom: [50, 'support, 0–100, below which a power ratifies no treaty with another bloc', 'design choice'],
  lapsed: [1, 'support lost with an offer left unanswered until it runs out', 'design choice'],
  inspectors: [0.25, 'budget points a year each side pays for an inspection treaty', 'design choice'],
  linkGrowth: [0.012, 'share of GDP a year gained by a tie, times the partner’s share of both', 'the-model B4, B14'],
  linkNext: [0.5, 'worth of each further tie, as a share of the one before', 'design choice'],
  linkCount: [3, 'ties that count, the greatest partners first', 'design choice'],
  linkCut: [
    0.04,
    'share of GDP lost with a broken tie, times the partner’s share of both',
    'asymmetric: Hirschman 1945',
  ],
  cheatFound: [
    0.1,
    'rate per lot at which arming beyond a limit is found: 1 − e^(−rate × lots)',
    'design choice, half of the-model B13 (verification level 1)',
  ],
  cheatFoundInspected: [1, 'the same under inspection', 'the-model B13 (level 3)'],
  interceptorCap: [10, 'interceptors', 'the-model B13, scaled'],
  inspectedSigma: [0.1, 'ln units of error in an inspected power’s forces', 'the-model B5'],
})

/** Numbers of promises to lesser states. */
export const umbrellaRules = declareChapter('umbrellas', {
  stakeFloor: [0.03, 'national value of any client to its patron', 'the-model B12'],
  stakeSpan: [0.12, 'national value added by a client that leans to its patron wholly', 'the-model B12'],
  treaty: [0.25, 'national value staked by a public promise (tied hands)', 'the-model B12'],
  presence: [0.1, 'national value staked by a base on the spot (sunk cost)', 'the-model B12'],
  reaffirmed: [0.05, 'national value staked by repeating the promise this year', 'ours'],
  reputation: [0.1, 'national value of being believed elsewhere, at full integrity', 'the-model B12'],
  watchers: [3, 'clients that watch at full effect', 'the-model B12'],
  doubt: [0.3, 'national value of doubt per unit of integrity below doubtBelow', 'ours: broken words are remembered'],
  doubtBelow: [0.7, 'integrity, 0–1', 'the-model B1'],
  limitedOption: [0.25, 'share of the risk taken off by holding the ground', 'the-model B12'],
  spread: [0.15, 'national value per unit of log-odds', 'the-model B12'],
  noise: [4, 'points of error in a client’s judgement', 'ours'],
  welcome: [0.2, 'pull from which a lesser state takes a promise', 'ours'],
  gratitude: [0.08, 'share of what is not yet ours won by a promise taken', 'ours: rules 6, courting allies'],
  needsBase: [35, 'credibility a client needs when it fears nothing', 'the-model B12 (0.44–0.83)'],
  needsPerFear: [0.45, 'credibility needed more per point of fear', 'the-model B12'],
  needsPerGrowth: [
    30,
    'credibility needed more by a state that has doubled',
    'design choice: strong clients obey less',
  ],
  pleaWord: [5, 'points of integrity lost with a plea that is not answered', 'design choice'],
  pleaPull: [0.1, 'share of the pull on the state lost with it', 'design choice'],
  startFear: [20, 'points of fear of a state when the match begins', 'ours'],
  startCredibility: [70, 'credibility of a promise older than the match, until its client judges it', 'ours'],
  startWord: [70, 'points of the part “word” of such a promise', 'ours: integrityStart'],
  startStake: [50, 'points of its part “stake”', 'ours'],
  startRisk: [50, 'points of its part “risk”', 'ours'],
  startBalance: [50, 'points of its part “balance”', 'ours'],
  unthreatened: [95, 'credibility of a promise against no threat', 'ours: no promise is certain'],
  evenGround: [0.5, 'patron’s share of conventional strength where neither side has a formation', 'ours'],
  ruinedLoss: [0.5, 'national value lost from which a power threatens no state', 'ours'],
  calmThreat: [0.2, 'threat of a near power without hostile tension', 'ours'],
  tensionThreat: [0.8, 'threat added at full tension', 'ours'],
  bearable: [66, 'fear an uncovered state bears without arming', 'ours'],
  fearPace: [0.6, 'share of the way fear moves a year', 'ours'],
  enrichBase: [15, 'points a year on the way to a bomb', 'the-model B12 (four years or more)'],
  enrichPerGdp: [0.6, 'points more per GDP point', 'the-model B12'],
  enrichGdpMost: [20, 'points a year at most that output adds', 'ours'],
  enrichLost: [15, 'points lost a year by a state that calmed down', 'ours'],
  kept: [6, 'points of integrity for a promise kept under test', 'rules 6: up by one'],
  broken: [12, 'points of integrity for a promise broken under test', 'rules 6: down by two'],
  heal: [1, 'points of integrity a year, back towards the start', 'rules 6: it heals slowly'],
})

/** Numbers of confrontations. */
export const crisisRules = declareChapter('crisis', {
  rungs: [7, 'rungs', 'the-model B10 (Kahn 1965, condensed)'],
  publicFrom: [3, 'rung from which every power watches', 'rules 7'],
  mediatorFrom: [4, 'rung from which a mediator offers terms', 'rules 7'],
  riskRung5: [
    0.0015,
    'probability of an accident a window',
    'half of the-model B10’s low ladder: confrontations are more',
  ],
  riskRung6: [0.003, 'the same', 'the same'],
  riskRung7: [0.006, 'the same', 'the same'],
  riskTension: [60, 'tension at which the ladder’s figures hold', 'ours'],
  riskReadiness: [0.5, 'factor at readiness 1', 'rules 7'],
  riskPerReadiness: [0.25, 'factor added per readiness step above 1', 'rules 7'],
  riskDelegated: [
    2.5,
    'factor where either side has delegated authority',
    'design choice; Feaver 1992: always or never',
  ],
  riskSteps: [1000, 'steps from 0 to 1 to which a risk is rounded', 'design choice: a tenth of a percent'],
  riskMost: [0.5, 'probability at most', 'ours'],
  decidedAfter: [2, 'windows without a step up after which the ground decides', 'the-model B10: both hold twice'],
  weightBase: [0.4, 'weight of losing on no rung', 'ours'],
  weightPerRung: [0.15, 'weight added per rung', 'design choice: in proportion to stake and rung'],
  loserSupport: [8, 'support, by weight, when every power watched', 'the-model B4 (audience cost)'],
  privateSupport: [3, 'support when it stayed private', 'ours'],
  winnerSupport: [4, 'support', 'the-model B4'],
  loserIntegrity: [4, 'points of integrity, by weight', 'rules 7'],
  pullLost: [0.5, 'share of the loser’s pull over the state, by weight', 'rules 7'],
  rankShift: [0.03, 'share of pull everywhere that passes to the winner of a contest of rank', 'ours'],
  coerced: [
    26,
    'points of security lost by a power that yields, by weight and year',
    'design choice: coercion is insecurity',
  ],
  spoilsSeeker: [0.4, 'share of those points that a security seeker wins by it', 'design choice'],
  spoilsRevisionist: [1.1, 'share of them that a revisionist wins', 'design choice'],
  stakeGrowth: [2, 'factor on stakes in the last year; in the first a fraction of it', 'design choice'],
  stepBackShare: [0.6, 'share of the loss for stepping back before the ground decides', 'design choice'],
  dealShare: [0.35, 'share of a win and a loss when terms are agreed', 'design choice'],
  capitulation: [6.5, 'weight of yielding to a first strike that is not answered', 'design choice'],
  spoilsPull: [0.6, 'share of the victim’s pull everywhere that passes to the striker then', 'design choice'],
  falseDoctrine: [
    12,
    'points of integrity for a challenge under a minimal doctrine, or plans against it',
    'design choice',
  ],
  plansPerSpy: [0.15, 'probability per spy level that plans against a minimal doctrine are found out', 'design choice'],
  plansInspected: [0.5, 'probability a year that inspectors find them out', 'design choice'],
  challengeSupport: [3, 'support a challenge costs its author at home', 'design choice'],
  raiseTension: [3, 'points a step up', 'design choice'],
  endTension: [2, 'points when one side had to yield', 'design choice'],
  dealTension: [-10, 'points when terms were agreed', 'rules 7'],
  challengeTrust: [-0.8, 'log-odds (ratio 0.45) for opening a challenge', 'the-model B5'],
  yieldTrust: [0.336, 'log-odds (ratio 1.4) for terms agreed or stepping back', 'the-model B5'],
  openOfferSupport: [2, 'support an open offer costs when it is taken', 'ours: a secret one costs none'],
  dealIntegrity: [2, 'points of integrity for terms agreed in the open', 'ours'],
  neutral: [0.7, 'factor on both pulls over a state made neutral', 'ours'],
  revoltHeat: [0.1, 'heat of a state on which neither side has a pull', 'ours'],
  revoltFear: [10, 'points of fear in the state a crisis is about', 'ours'],
  proxyEscalation: [0.02, 'probability, times level squared, that aid ends in a crisis', 'the-model B14'],
  transitionLead: [1.02, 'ratio of outputs at which a riser has overtaken', 'ours'],
  alarmFactor: [1.5, 'factor on false alarms between the two in that year', 'the-model B11'],
  accidentShare: [0.15, 'share of a side’s ready silos and bombers an accident sends', 'ours'],
})

/** Numbers of what a confrontation turns on, in log-odds, and of what stands behind each. */
export const balanceRules = declareChapter('balance', {
  possession: [
    1.1,
    'log-odds for the side that holds, or that was wronged',
    'De Dreu & Gross 2019: attackers win about .3',
  ],
  ground: [0.8, 'log-odds per ln ratio of strength on the spot', 'local balance of forces: Huth & Russett 1984'],
  groundMost: [1.5, 'ln ratio of strength at most that counts', 'design choice'],
  exposure: [2.4, 'log-odds for the side whose answer is sure against one that has none', 'design choice'],
  promise: [2.2, 'log-odds at full credibility of a promise', 'tied hands: Fearon 1997'],
  words: [0.35, 'log-odds per word', 'design choice'],
  wordThreat: [1, 'words of a threat this year', 'design choice'],
  wordUnlimited: [0.7, 'words of an unlimited doctrine', 'design choice'],
  wordLimited: [1, 'words of a limited doctrine that names the other', 'design choice'],
  wordMinimal: [1, 'words lost by a challenger under a minimal doctrine, and won by a defender', 'design choice'],
  home: [0.008, 'log-odds per point of support at home', 'design choice'],
  ties: [1.2, 'log-odds at full dependence on the other’s market', 'Farrell & Newman 2019; Hirschman 1945'],
  spies: [0.45, 'log-odds per spy level on the other', 'design choice'],
  climbed: [0.25, 'log-odds per step climbed', 'competition in risk-taking: Schelling 1966'],
  perFormation: [1, 'strength of a formation at the door', 'design choice'],
  perBase: [3, 'strength of a base on the spot: a tripwire', 'design choice'],
  perPull: [5, 'strength of a pull of 1', 'design choice'],
  spread: [0.25, 'share by which each further promise thins out formations', 'design choice'],
  hand: [0.12, 'pull from which a power has a hand in a state that can be demanded of it', 'design choice'],
  menace: [0.6, 'share of its pull lost by a power that could disarm all its rivals', 'balance of threat: Walt 1987'],
  narrow: [
    0.7,
    'factor on promises of a power that declares a minimal doctrine',
    'design choice: it answers for itself only',
  ],
  guarantee: [
    0.4,
    'share of a guarantor’s answer that counts, at full integrity',
    'design choice: extended deterrence',
  ],
})

/** Numbers of influence over lesser states. */
export const influenceRules = declareChapter('influence', {
  drift: [0.12, 'share of the way alignment moves a year', 'ours'],
  attachedMost: [0.85, 'share of a state’s weight at most that powers hold together', 'ours'],
  attachedHalf: [6, 'pull of all powers together at which a state gives half its weight', 'ours'],
  leaning: [1 / 3, 'pull beyond which a state leans to a power', 'ours'],
  pricePerLevel: [0.8, 'budget points', 'design choice'],
  aidPull: [0.035, 'share of what is not yet ours that a level of aid wins', 'ours: the-model B14'],
  bomb: [0.5, 'factor on every pull over a lesser state with a bomb of its own', 'ours'],
  aidTension: [1.5, 'points per level with the rival that holds a state', 'design choice: proxy wars'],
  proxyGain: [
    2,
    'factor on unmatched aid to a state that a rival holds',
    'attack against defence: De Dreu & Gross 2019',
  ],
  proxyWaste: [0.02, 'share of the output of the state laid waste per level that is matched', 'design choice'],
  reliefGain: [3, 'factor on what aid wins in years of hunger', 'design choice'],
  reliefWord: [3, 'points of integrity per level of aid in years of hunger', 'design choice'],
  proxySupport: [1, 'support its holder loses per unmatched level', 'design choice'],
  stateGrowth: [0.02, 'share of a lesser state’s output a year', 'ours: about that of the powers'],
  shelteredGrowth: [0.02, 'share more under a promise that is worth what it needs', 'design choice: it buys no arms'],
  aidGrowth: [0.01, 'share more per level of aid', 'design choice'],
  integrityFloor: [0.4, 'pull of a power of no integrity, as a share of full pull', 'ours'],
  integrityStart: [70, 'points, 0–100', 'the-model B1'],
})

/** Numbers of bases on a host's soil. */
export const baseRules = declareChapter('bases', {
  price: [1, 'budget points', 'the-model B4'],
  capacity: [20, 'forward missiles a base can hold', 'the-model D5 (15 to 30 missiles a country)'],
  consent: [
    0.4,
    'pull from which a lesser state lends its soil to a power that has not promised to protect it',
    'ours',
  ],
  found: [0.45, 'probability a year that a secret base is found', 'ours: the bases of 1962 were found within months'],
  foundPerSpy: [0.15, 'added per level of the best spy on its owner', 'ours'],
})

/** Numbers of distances on the map. */
export const mapRules = declareChapter('map', {
  halfNear: [
    60,
    'degrees apart at which nearness is one half',
    'ours: flat degrees are good enough for a pull or a cloud',
  ],
})

/** Numbers of the advisers. */
export const adviceRules = declareChapter('advice', {
  nervous: [0.6, 'pre-emption threshold of a rival below which the general asks for arms', 'ours'],
  enough: [0.08, 'national value an answer must cost an attacker for the treasurer', 'ours'],
  tense: [45, 'points of tension from which the diplomat wants a hotline', 'ours'],
  edge: [
    20,
    'points from either end of a scale within which a change may be cut short',
    'ours: more than sightings and the tests of lesser states add to a tension in a year',
  ],
  likely: [
    0.8,
    'probability, 0–1, from which a consequence is called likely',
    'ours: four in five, as bands of estimates',
  ],
  notable: [0.005, 'of a level or a pull, 0–1, from which a change has a cause worth telling', 'ours'],
  clockCalm: [
    17,
    'minutes to midnight without tension',
    'the farthest the Bulletin of the Atomic Scientists’ clock ever stood, 1991',
  ],
  clockTension: [
    0.6,
    'share of the way to midnight by the tension of the worst pair; the rest by public crises',
    'ours',
  ],
  clockRung: [7, 'rung of a public crisis that takes all of its share', 'the highest, rules 7'],
})

/** Numbers of the in-tray: what hangs on a matter, by its kind, when all of it is at stake. */
export const intrayRules = declareChapter('intray', {
  alert: [1, 'stake, 0–1, of a rival on full alert', 'ours: nothing is graver, at the least tension too'],
  plea: [0.65, 'stake of a client that arms', 'ours: a word given, and a bomb more'],
  sighting: [0.62, 'stake of a build-up by a rival to which one is wholly exposed', 'ours'],
  offers: [0.6, 'stake of offers by a power with which tension is full', 'ours'],
  advisers: [0.5, 'stake of advisers at odds when a rival is tempted beyond doubt', 'ours'],
  opening: [0.5, 'stake of a demand that is sure to win', 'ours'],
  temptation: [0.4, 'stake of cheating by a power that is wholly exposed', 'ours: it can wait'],
  openingOdds: [0.4, 'probability, 0–1, from which a demand is worth a thought', 'ours'],
  exposed: [0.1, 'exposure, 0–1, from which cheating is worth a thought', 'ours'],
})
