/** What players are told of a position: the advisers, previews, the clock and the in-tray. No rule turns on it. */

import { declareChapter } from '#shared/ruleset/quantity'

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
  aid: [0.55, 'stake of aid to a state that two powers win equally', 'ours'],
  ward: [0.5, 'stake of a state without a promise that leans wholly to one', 'ours'],
  offers: [0.6, 'stake of offers by a power with which tension is full', 'ours'],
  advisers: [0.5, 'stake of advisers at odds when a rival is tempted beyond doubt', 'ours'],
  opening: [0.5, 'stake of a demand that is sure to win', 'ours'],
  standDown: [0.8, 'stake of readiness whose upkeep eats all income', 'ours: nothing else can be paid for'],
  temptation: [0.4, 'stake of cheating by a power that is wholly exposed', 'ours: it can wait'],
  watch: [0.3, 'stake of the rival to watch at full tension, as a match opens', 'ours: least of all'],
  openingOdds: [0.4, 'probability, 0–1, from which a demand is worth a thought', 'ours'],
  openingPull: [
    0.1,
    'pull, 0–1, a power has on a state before it is told to demand it',
    'ours: hardly any state leans less',
  ],
  standDownShare: [0.34, 'of income, 0–1, that readiness takes before it is asked about', 'ours: a third'],
  exposed: [0.1, 'exposure, 0–1, from which cheating is worth a thought', 'ours'],
})
