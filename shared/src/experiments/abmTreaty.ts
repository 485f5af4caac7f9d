import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { finalYear, security } from '#shared/experiments/metrics'

const limited = (treaty: boolean) => (seed: string) => {
  const treaties: DuelSetUp['treaties'] = treaty ? [{ kind: 'interceptorLimit', a: 'left', b: 'right' }] : []
  const match = playDuel({ bots: [superioritySeeker, superioritySeeker], treaties, tension: 30, years: 10 }, seed)
  const last = finalYear(match)
  return { interceptors: last.powers[0]?.forces.interceptors ?? 0, security: security(match, last, 0) }
}

const ARMS = { treaty: limited(true), none: limited(false) }

/** E52: Limiting defences keeps the balance stabler; with interceptors that never hit (`exchange.interceptorKill` 0) it does not. */
export const abmTreaty = defineExperiment({
  id: 'abm-treaty',
  label: 'E52',
  claim: 'Limiting defences keeps the balance stabler.',
  source: 'M19; Kent & Thaler 1989',
  departs: 'Security by 0.05 instead of the index by 0.1; that offence gets cheaper is not tested.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'exchange.interceptorKill', value: 0 }],
  samples: 16,
  arms: ARMS,
  expect: [
    { metric: 'interceptors', more: 'none', than: 'treaty', by: 15 },
    { metric: 'security', more: 'treaty', than: 'none', by: 0.05 },
  ],
})
