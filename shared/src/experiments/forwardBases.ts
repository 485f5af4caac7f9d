import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { crisisCount, finalTension } from '#shared/experiments/metrics'

/** The left power's twenty missiles stand at a known base in the middle, or at home. */
const based = (bases: boolean) => (seed: string) => {
  const forces = bases ? { forward: 20 } : { silos: 60 }
  const right = { forces: { forward: 0, silos: 40 } }
  const match = playDuel({ bots: [titForTat, titForTat], based: bases, forces, right, years: 8 }, seed)
  return { tension: finalTension(match), crises: crisisCount(match) }
}

const ARMS = { near: based(true), far: based(false) }

/** E36: Missiles near a rival raise tension, which the same missiles at home do not; with `tension.base` 0 they do not either. */
export const forwardBases = defineExperiment({
  id: 'forward-bases',
  label: 'E36',
  claim: 'Missiles near a rival raise tension, which the same missiles at home do not.',
  source: 'M14, U4; the crisis of 1962',
  departs: 'Tension, not crises and launches: a known base brings no more of these here.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'tension.base', value: 0 }],
  samples: 4,
  arms: ARMS,
  expect: [{ metric: 'tension', more: 'near', than: 'far', by: 2 }],
})
