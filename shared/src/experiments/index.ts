import { abmTreaty } from '#shared/experiments/abmTreaty'
import { abmValley } from '#shared/experiments/abmValley'
import { accurateMissiles } from '#shared/experiments/accurateMissiles'
import { costlySignals } from '#shared/experiments/costlySignals'
import { costOfDeterrence } from '#shared/experiments/costOfDeterrence'
import { counterforceKills } from '#shared/experiments/counterforceKills'
import { cutsAndPosture } from '#shared/experiments/cutsAndPosture'
import { decapitation } from '#shared/experiments/decapitation'
import type { Experiment } from '#shared/experiments/define'
import { delegatedLaunch } from '#shared/experiments/delegation'
import { deterOrReassure } from '#shared/experiments/deterOrReassure'
import { disarmableRival } from '#shared/experiments/disarmableRival'
import { falseAlarms } from '#shared/experiments/falseAlarms'
import { famineTable } from '#shared/experiments/famineTable'
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
import { nuclearWinter } from '#shared/experiments/nuclearWinter'
import { opacity } from '#shared/experiments/opacity'
import { patronAtRisk } from '#shared/experiments/patronAtRisk'
import { postureNotHostility } from '#shared/experiments/postureNotHostility'
import { readiness } from '#shared/experiments/readiness'
import { richardsonRace } from '#shared/experiments/richardsonRace'
import { risingPower } from '#shared/experiments/risingPower'
import { selfDefeat } from '#shared/experiments/selfDefeat'
import { sharedRisk } from '#shared/experiments/sharedRisk'
import { sixHurdles } from '#shared/experiments/sixHurdles'
import { smallWars } from '#shared/experiments/smallWars'
import { stabilityInstability } from '#shared/experiments/stabilityInstability'
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

/** Every experiment by name, in the order of the model's validation table. One line here and one file make a new one. */
export const EXPERIMENTS: Readonly<Record<string, Experiment>> = Object.fromEntries(
  [
    forceNumbers,
    accurateMissiles,
    abmValley,
    sixHurdles,
    lowNumbers,
    nuclearWinter,
    unintendedHarm,
    decapitation,
    patronAtRisk,
    deterOrReassure,
    tiedHands,
    famineTable,
    smallWars,
    counterforceKills,
    costlySignals,
    cutsAndPosture,
    triadInsurance,
    richardsonRace,
    noisyReciprocity,
    tipping,
    hindcast,
    postureNotHostility,
    noStrikeBeatsPeace,
    disarmableRival,
    selfDefeat,
    opacity,
    twoDoctrines,
    costOfDeterrence,
    fourWorlds,
    tragedyOfThePeaceful,
    hotlineCalms,
    threatInflation,
    falseAlarms,
    readiness,
    forwardBases,
    warsStartInCrises,
    madman,
    umbrellasDeter,
    umbrellasAndProliferation,
    abmTreaty,
    verification,
    limitedWar,
    sharedRisk,
    risingPower,
    stabilityInstability,
    delegatedLaunch,
  ].map((experiment) => [experiment.name, experiment]),
)

export const EXPERIMENT_NAMES: readonly string[] = Object.keys(EXPERIMENTS)
