import { defineExperiment } from '#shared/experiments/define'
import { createRng } from '#shared/rng'

const ROUNDS = 200
const ERROR = 0.05

/** Share of rounds in which both cooperate when each copies what the other seemed to do and forgives with a probability. */
const reciprocity = (forgiveness: number) => (seed: string) => {
  const rng = createRng(seed)
  let [mine, theirs] = [true, true]
  let both = 0
  for (let round = 0; round < ROUNDS; round++) {
    const answer = (seen: boolean, side: number) => {
      const draw = rng.split(round, side)
      const meant = seen || draw.uniform(0) < forgiveness
      return draw.uniform(1) < ERROR ? !meant : meant
    }
    ;[mine, theirs] = [answer(theirs, 0), answer(mine, 1)]
    if (mine && theirs) both++
  }
  return { cooperation: both / ROUNDS }
}

const ARMS = { strict: reciprocity(0), generous: reciprocity(0.3) }

/** E65: Errors break tit for tat; generosity mends it. */
export const noisyReciprocity = defineExperiment({
  id: 'noisy-reciprocity',
  label: 'E65',
  claim: 'Errors break tit for tat; generosity mends it.',
  source: 'D1; Axelrod 1984; Bendor 1993',
  kind: 'toy',
  core: false,
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'cooperation', more: 'generous', than: 'strict', by: 0.2 },
    { metric: 'cooperation', arm: 'strict', from: 0.1, to: 0.5 },
  ],
})
