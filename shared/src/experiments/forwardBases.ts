import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { crisisCount, finalTension } from '#shared/experiments/metrics'

const based = (bases: boolean) => (seed: string) => {
  const forces = { forward: bases ? 20 : 0 }
  const match = playDuel(
    { bots: [titForTat, titForTat], based: bases, forces, right: { forces: { forward: 0 } }, years: 8 },
    seed,
  )
  return { tension: finalTension(match), crises: crisisCount(match) }
}

const ARMS = { near: based(true), far: based(false) }

/** E36: Missiles near a rival raise tension and bring crises. */
export const forwardBases = defineExperiment({
  id: 'forward-bases',
  label: 'E36',
  claim: 'Missiles near a rival raise tension and bring crises.',
  source: 'M14, U4; the crisis of 1962',
  kind: 'emergent',
  core: true,
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'tension', more: 'near', than: 'far', by: 3 }],
})
