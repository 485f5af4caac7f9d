import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { opportunist } from '#shared/bots/opportunist'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'

const verified = (inspected: boolean) => (seed: string) => {
  const limit: DuelSetUp['treaties'] = [{ kind: 'armsLimit', a: 'left', b: 'right' }]
  const treaties: DuelSetUp['treaties'] = inspected ? [...limit, { kind: 'inspection', a: 'left', b: 'right' }] : limit
  const match = playDuel({ bots: [opportunist, minimalDeterrer], treaties, years: 2 }, seed)
  return { found: match.count('cheatingFound') > 0 ? 1 : 0 }
}

const ARMS = { inspected: verified(true), trusted: verified(false) }

/** E53: Inspections find cheats that would else go unseen. */
export const verification = defineExperiment({
  id: 'verification',
  label: 'E53',
  claim: 'Inspections find cheats that would else go unseen.',
  source: 'D7; Wittman 1989',
  departs: 'That being found out deters cheats is not tested: no bot cheats less where it is seen.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'treaties.cheatFoundInspected', value: 0.1 }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'found', more: 'inspected', than: 'trusted', by: 0.1 }],
})
