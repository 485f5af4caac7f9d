import { abmTreaty } from '#shared/experiments/abmTreaty'
import { abmValley } from '#shared/experiments/abmValley'
import { accurateMissiles } from '#shared/experiments/accurateMissiles'
import { armingAlone } from '#shared/experiments/armingAlone'
import { brokenWord } from '#shared/experiments/brokenWord'
import { costlySignals } from '#shared/experiments/costlySignals'
import { costOfDeterrence } from '#shared/experiments/costOfDeterrence'
import { counterforceKills } from '#shared/experiments/counterforceKills'
import { cutsAndPosture } from '#shared/experiments/cutsAndPosture'
import { decapitation } from '#shared/experiments/decapitation'
import type { Experiment } from '#shared/experiments/define'
import { delegatedLaunch } from '#shared/experiments/delegation'
import { deterOrReassure } from '#shared/experiments/deterOrReassure'
import { deterrenceCone } from '#shared/experiments/deterrenceCone'
import { disarmableRival } from '#shared/experiments/disarmableRival'
import { falseAlarms } from '#shared/experiments/falseAlarms'
import { famineTable } from '#shared/experiments/famineTable'
import { firstStrikeTempts } from '#shared/experiments/firstStrikeTempts'
import { fogAlone } from '#shared/experiments/fogAlone'
import { forceNumbers } from '#shared/experiments/forceNumbers'
import { forwardBases } from '#shared/experiments/forwardBases'
import { fourWorlds } from '#shared/experiments/fourWorlds'
import { hindcast } from '#shared/experiments/hindcast'
import { hotlineCalms } from '#shared/experiments/hotline'
import { limitedWar } from '#shared/experiments/limitedWar'
import { lowNumbers } from '#shared/experiments/lowNumbers'
import { madman } from '#shared/experiments/madman'
import { noisyReciprocity } from '#shared/experiments/noisyReciprocity'
import { noStrikeBeatsPeace } from '#shared/experiments/noStrikeBeatsPeace'
import { noSuitablePolicy } from '#shared/experiments/noSuitablePolicy'
import { nuclearWinter } from '#shared/experiments/nuclearWinter'
import { opacity } from '#shared/experiments/opacity'
import { overextension } from '#shared/experiments/overextension'
import { patronAtRisk } from '#shared/experiments/patronAtRisk'
import { postureNotHostility } from '#shared/experiments/postureNotHostility'
import { readiness } from '#shared/experiments/readiness'
import { richardsonRace } from '#shared/experiments/richardsonRace'
import { richClients } from '#shared/experiments/richClients'
import { risingPower } from '#shared/experiments/risingPower'
import { riskDominance } from '#shared/experiments/riskDominance'
import { selfDefeat } from '#shared/experiments/selfDefeat'
import { sharedRisk } from '#shared/experiments/sharedRisk'
import { sixHurdles } from '#shared/experiments/sixHurdles'
import { smallWars } from '#shared/experiments/smallWars'
import { stabilityInstability } from '#shared/experiments/stabilityInstability'
import { terrorNotPower } from '#shared/experiments/terrorNotPower'
import { threatInflation } from '#shared/experiments/threatInflation'
import { tiedHands } from '#shared/experiments/tiedHands'
import { tipping } from '#shared/experiments/tipping'
import { tragedyOfThePeaceful } from '#shared/experiments/tragedyOfThePeaceful'
import { triadInsurance } from '#shared/experiments/triadInsurance'
import { twoDoctrines } from '#shared/experiments/twoDoctrines'
import { umbrellasAndProliferation } from '#shared/experiments/umbrellasAndProliferation'
import { umbrellasDeter } from '#shared/experiments/umbrellasDeter'
import { unintendedHarm } from '#shared/experiments/unintendedHarm'
import { verification } from '#shared/experiments/verification'
import { warsStartInCrises } from '#shared/experiments/warsStartInCrises'

/** Every experiment by id, in the order of the model's validation table. One line here and one file beside this one make a new experiment. */
export const EXPERIMENTS = {
  'force-numbers': forceNumbers,
  'accurate-missiles': accurateMissiles,
  'abm-valley': abmValley,
  'six-hurdles': sixHurdles,
  'deterrence-cone': deterrenceCone,
  'low-numbers': lowNumbers,
  'nuclear-winter': nuclearWinter,
  'unintended-harm': unintendedHarm,
  decapitation,
  'patron-at-risk': patronAtRisk,
  'deter-or-reassure': deterOrReassure,
  overextension,
  'tied-hands': tiedHands,
  'famine-table': famineTable,
  'small-wars': smallWars,
  'counterforce-kills': counterforceKills,
  'costly-signals': costlySignals,
  'cuts-and-posture': cutsAndPosture,
  'triad-insurance': triadInsurance,
  'richardson-race': richardsonRace,
  'noisy-reciprocity': noisyReciprocity,
  'no-suitable-policy': noSuitablePolicy,
  tipping,
  hindcast,
  'posture-not-hostility': postureNotHostility,
  'no-strike-beats-peace': noStrikeBeatsPeace,
  'disarmable-rival': disarmableRival,
  'first-strike-tempts': firstStrikeTempts,
  'risk-dominance': riskDominance,
  'self-defeat': selfDefeat,
  'arming-alone': armingAlone,
  opacity,
  'fog-alone': fogAlone,
  'two-doctrines': twoDoctrines,
  'cost-of-deterrence': costOfDeterrence,
  'four-worlds': fourWorlds,
  'tragedy-of-the-peaceful': tragedyOfThePeaceful,
  hotline: hotlineCalms,
  'threat-inflation': threatInflation,
  'false-alarms': falseAlarms,
  readiness,
  'forward-bases': forwardBases,
  'wars-start-in-crises': warsStartInCrises,
  madman,
  'umbrellas-deter': umbrellasDeter,
  'umbrellas-and-proliferation': umbrellasAndProliferation,
  'rich-clients': richClients,
  'broken-word': brokenWord,
  'abm-treaty': abmTreaty,
  verification,
  'limited-war': limitedWar,
  'shared-risk': sharedRisk,
  'rising-power': risingPower,
  'stability-instability': stabilityInstability,
  'terror-not-power': terrorNotPower,
  delegation: delegatedLaunch,
} as const satisfies Readonly<Record<string, Experiment>>

/** Id of an experiment. */
export type ExperimentId = keyof typeof EXPERIMENTS
/** All ids of experiments, in their order. */
export const EXPERIMENT_IDS = Object.keys(EXPERIMENTS) as readonly ExperimentId[]
/** True for the id of an experiment. */
export const isExperimentId = (text: string): text is ExperimentId => Object.hasOwn(EXPERIMENTS, text)
