import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { struckFirst, war } from '#shared/experiments/metrics'

const SET_UP: DuelSetUp = {
  bots: [worstCasePlanner, superioritySeeker],
  tension: 90,
  years: 6,
  technology: { accuracy: 4, hardness: 0 },
  rules: { 'alarms.rate': 0 },
}
const posture = (forces: DuelSetUp['forces']) => (seed: string) => {
  const match = playDuel({ ...SET_UP, ...(forces ? { forces } : {}) }, seed)
  return { war: war(match), struckFirst: struckFirst(match) }
}

const ARMS = {
  vulnerable: posture({ silos: 60, bombers: 20, submarines: 0 }),
  secure: posture({ silos: 0, bombers: 0, submarines: 80 }),
}

/** E2: Vulnerable forces, not hostility, make wars: the same enemies keep the peace with boats at sea. */
export const postureNotHostility = defineExperiment({
  id: 'posture-not-hostility',
  label: 'E2',
  claim: 'Vulnerable forces, not hostility, make wars: the same enemies keep the peace with boats at sea.',
  source: 'M9, B8; Wohlstetter 1958; Kent & Thaler 1989',
  departs: 'Two postures instead of five, in a tense world; crises come as they come.',
  kind: 'emergent',
  core: true,
  mutations: [{ number: 'exchange.softKill', value: 0 }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'struckFirst', more: 'vulnerable', than: 'secure', factor: 3, by: 0.1 }],
})
