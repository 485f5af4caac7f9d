/**
 * `npm run bench:rules`: matches per second on one core, six powers of simple bots, ten years. Prints one line of JSON.
 * `ratio` is matches over hashes of one final state in the same run, so that runs on different machines can be compared.
 */

import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, defaultBot } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import { hashState } from '#shared/state/hashState'

const SEATS = 6
const YEARS = 10
const SECONDS = 6

const scenario = loadScenarios().get('two-blocs')
if (scenario === undefined) throw new Error('the scenario two-blocs is missing')
const bots = Array.from({ length: SEATS }, (_, seat) => BOTS[defaultBot(seat)])
const play = (seed: string) => playMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed })

/** Calls per second of a task, over at least the given seconds. */
function rate(task: (n: number) => void, seconds: number): number {
  const start = process.hrtime.bigint()
  let calls = 0
  let elapsed = 0
  while (elapsed < seconds) {
    task(calls++)
    elapsed = Number(process.hrtime.bigint() - start) / 1e9
  }
  return calls / elapsed
}

rate((n) => play(`warm-${n}`), 1)
const outcomes: Record<string, number> = {}
const rounds = [1, 2, 3].map((round) =>
  rate((n) => {
    const outcome = play(`bench-${round}-${n}`).ending?.outcome ?? 'none'
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }, SECONDS / 3),
)
const matchesPerSecond = [...rounds].sort((a, b) => a - b)[1] ?? 0
const finalState = play('hash')
const hashesPerSecond = rate(() => hashState(finalState), 1)

process.stdout.write(
  `${JSON.stringify({
    bench: 'rules',
    seats: SEATS,
    years: YEARS,
    matchesPerSecond: Math.round(matchesPerSecond),
    spread: rounds.map(Math.round),
    hashesPerSecond: Math.round(hashesPerSecond),
    ratio: Number((matchesPerSecond / hashesPerSecond).toFixed(4)),
    outcomes,
  })}\n`,
)
