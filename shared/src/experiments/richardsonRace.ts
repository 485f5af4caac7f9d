import { defineExperiment } from '#shared/experiments/define'

/** Twenty years of two powers that each react to the other (k), tire (a) and hold a grievance (g). */
const race = (k: number, a: number) => () => {
  let [x, y] = [50, 50]
  for (let year = 0; year < 20; year++) [x, y] = [x + k * y - a * x + 5, y + k * x - a * y + 5]
  return { stock: x }
}

const ARMS = { fearful: race(0.3, 0.1), tired: race(0.1, 0.3) }

/** E15: An arms race runs away when reaction outweighs fatigue, and settles when it does not. */
export const richardsonRace = defineExperiment({
  id: 'richardson-race',
  label: 'E15',
  claim: 'An arms race runs away when reaction outweighs fatigue, and settles when it does not.',
  source: 'D5; Richardson 1960',
  kind: 'toy',
  core: false,
  samples: 'once',
  arms: ARMS,
  expect: [
    { metric: 'stock', more: 'fearful', than: 'tired', factor: 10 },
    { metric: 'stock', arm: 'tired', from: 20, to: 40 },
  ],
})
