import { reassurer } from '#shared/bots/reassurer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'

const rising = (gdp: number) => (seed: string) => {
  const { final } = playDuel({ bots: [superioritySeeker, reassurer], right: { gdp }, years: 12 }, seed)
  return { transitions: final.crises.filter(({ cause }) => cause === 'powerTransition').length }
}

const ARMS = { near: rising(99), far: rising(50) }

/** E28: A riser that overtakes the leader brings a crisis. */
export const risingPower = defineExperiment({
  id: 'rising-power',
  label: 'E28',
  claim: 'A riser that overtakes the leader brings a crisis.',
  source: 'D2; Powell 2006',
  departs: 'One lead against one lag; talk is not tested.',
  kind: 'mechanism',
  core: false,
  mutations: [{ number: 'crisis.transitionLead', value: 10 }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'transitions', more: 'near', than: 'far', by: 0.05 }],
})
