import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'

const TIE: DuelSetUp['treaties'] = [{ kind: 'interdependence', a: 'left', b: 'right' }]
const rising =
  (gdp: number, treaties: DuelSetUp['treaties'] = []) =>
  (seed: string) => {
    const bots: DuelSetUp['bots'] = [superioritySeeker, minimalDeterrer]
    const { final } = playDuel({ bots, right: { gdp }, treaties, years: 12 }, seed)
    return { transitions: final.crises.filter(({ cause }) => cause === 'powerTransition').length }
  }

const ARMS = { near: rising(99), far: rising(50), bargained: rising(99, TIE) }

/** E28: A riser that overtakes the leader brings a crisis, unless it has bargained before. */
export const risingPower = defineExperiment({
  id: 'rising-power',
  label: 'E28',
  claim: 'A riser that overtakes the leader brings a crisis, unless it has bargained before.',
  source: 'D2; Powell 2006; Abbink, Dong & Huang 2021',
  departs: 'One lead against one lag.',
  kind: 'mechanism',
  core: false,
  mutations: [
    { number: 'crisis.transitionLead', value: 10 },
    { off: 'resolve/phases/crisis.ts#hasBargained', returns: false },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'transitions', more: 'near', than: 'far', by: 0.05 },
    { metric: 'transitions', more: 'near', than: 'bargained', by: 0.05 },
  ],
})
