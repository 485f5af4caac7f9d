import { gambler } from '#shared/bots/gambler'
import { opportunist } from '#shared/bots/opportunist'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { createRng } from '#shared/rng'

const PAIRS = [
  [superioritySeeker, gambler],
  [gambler, worstCasePlanner],
  [opportunist, superioritySeeker],
] as const

/** 1 when the war of this match came in a year of confrontation, 0 when not; no value without a war. */
function played(seed: string) {
  const bots = PAIRS[createRng(seed).integer(PAIRS.length)] ?? PAIRS[0]
  const match = playDuel({ bots, tension: 75, forces: { silos: 60, submarines: 0, bombers: 20 }, years: 8 }, seed)
  if (!match.final.climate.weaponsUsed) return {}
  return { inCrisis: match.final.crises.some(({ outcome }) => outcome === 'war') ? 1 : 0 }
}

const ARMS = { all: played }

/** E37: Most wars come in a year of crisis, not out of the blue. */
export const warsStartInCrises = defineExperiment({
  id: 'wars-start-in-crises',
  label: 'E37',
  claim: 'Most wars come in a year of crisis, not out of the blue.',
  source: 'D8; Lebow 1981',
  departs: 'More than half, where the-model expects four in five: bots that fear strike in quiet years too.',
  kind: 'emergent',
  core: false,
  mutations: [{ off: 'resolve/phases/crisis.ts#openCrises' }],
  samples: 2,
  arms: ARMS,
  expect: [{ metric: 'inCrisis', arm: 'all', from: 0.5, to: 1 }],
})
