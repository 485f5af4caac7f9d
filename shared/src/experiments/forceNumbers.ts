import { stabilityOf } from '#shared/analysis/stability'
import { arsenal } from '#shared/experiments/arsenals'
import { defineExperiment } from '#shared/experiments/define'
import { RULESET } from '#shared/ruleset/ruleset'

const mirrored = (bombers: number, readiness: number) => () => {
  const side = arsenal({ bombers, readiness: { silos: 1, submarines: 1, bombers: readiness } })
  return { index: stabilityOf(RULESET, side, side).index }
}

const ARMS = { grounded: mirrored(100, 1), fourTimes: mirrored(400, 1), onAlert: mirrored(100, 5) }

/** E5: Posture does more for stability than numbers: four times the bombers on the ground help less than getting them off it. */
export const forceNumbers = defineExperiment({
  id: 'force-numbers',
  label: 'E5',
  claim:
    'Posture does more for stability than numbers: four times the bombers on the ground help less than getting them off it.',
  source: 'M4; Kent & Thaler 1989 (R-3765), N-2526',
  kind: 'mechanism',
  core: true,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'index', more: 'onAlert', than: 'fourTimes', by: 0.3 },
    { metric: 'index', more: 'grounded', than: 'fourTimes', by: -0.2 },
  ],
})
