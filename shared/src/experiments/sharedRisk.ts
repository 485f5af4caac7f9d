import { gambler } from '#shared/bots/gambler'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { RULESET } from '#shared/ruleset/ruleset'

const risky = (factor: number) => (seed: string) => {
  const { riskRung5, riskRung6, riskRung7 } = RULESET.crisis
  const rules = {
    'crisis.riskRung5': riskRung5 * factor,
    'crisis.riskRung6': riskRung6 * factor,
    'crisis.riskRung7': riskRung7 * factor,
  }
  const { final } = playDuel({ bots: [gambler, superioritySeeker], rules, tension: 60, pull: 0.5, years: 8 }, seed)
  const rungs = final.crises.map(({ rung }) => rung)
  return rungs.length === 0 ? {} : { rung: rungs.reduce((total, rung) => total + rung, 0) / rungs.length }
}

const ARMS = { low: risky(0.3), high: risky(10) }

/** E32: The greater the shared risk, the lower the rung on which rivals stop. */
export const sharedRisk = defineExperiment({
  id: 'shared-risk',
  label: 'E32',
  claim: 'The greater the shared risk, the lower the rung on which rivals stop.',
  source: 'M15; Schelling 1966; Powell 1990',
  departs: 'The rung on which they stop; that wars first rise and then fall is not tested.',
  kind: 'emergent',
  core: false,
  mutations: [{ number: 'crisis.riskMost', value: 0 }],
  samples: 2,
  arms: ARMS,
  expect: [{ metric: 'rung', more: 'low', than: 'high', by: 0.3 }],
})
