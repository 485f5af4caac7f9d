import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { botThatOnly } from '#shared/experiments/scriptedBots'
import type { Order } from '#shared/orders/index'

/** The year in which the signal is given, by powers that do nothing else. */
const YEAR = 2
type Act = Parameters<typeof botThatOnly>[2]

/** Log-odds by which one act of the left power moves what the right one believes of it. */
const moved = (act: Act) => (seed: string) => {
  const believed = (signal: Act) => {
    const bots = [signal, (rival: Parameters<Act>[0]) => (signal === act ? accepting(act, rival) : [])] as const
    const [left, right] = bots.map((orders) => botThatOnly(minimalDeterrer, YEAR, orders))
    const { final } = playDuel({ bots: [left!, right!], years: YEAR }, seed)
    return final.beliefs[1]?.[0]?.seeker ?? 0
  }
  return { moved: believed(act) - believed(() => []) }
}

/** A treaty is signed by both; all else is the act of one. */
const accepting = (act: Act, rival: Parameters<Act>[0]): readonly Order[] =>
  act(rival).filter(({ type }) => type === 'diplomacy')

const ARMS = {
  words: moved((rival) => [{ type: 'statement', statement: { say: 'reassure', target: rival } }]),
  inspection: moved((rival) => [{ type: 'diplomacy', act: 'propose', treaty: 'inspection', with: rival }]),
  cut: moved(() => [{ type: 'scrap', leg: 'silos', lots: 2 }]),
}

/** E29: Deeds reassure, words hardly do. */
export const costlySignals = defineExperiment({
  id: 'costly-signals',
  label: 'E29',
  claim: 'Deeds reassure, words hardly do: an inspection or a cut moves belief five times as far as a statement.',
  source: 'M25; Kydd 2000, 2005',
  departs: 'What an act costs is not varied.',
  kind: 'mechanism',
  core: true,
  mutations: [
    { number: 'treatyRules.inspection.trust', value: 0.0296 },
    { number: 'trust.cutSeen', value: 0.0296 },
  ],
  samples: 0.25,
  arms: ARMS,
  expect: [
    { metric: 'moved', more: 'inspection', than: 'words', factor: 5 },
    { metric: 'moved', more: 'cut', than: 'words', factor: 5 },
    { metric: 'moved', arm: 'words', from: 0.001, to: 0.1 },
  ],
})
