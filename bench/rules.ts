/**
 * Matches per second on one core: six powers, ten years, the simple bots, every observation; and position hashes per
 * second. Prints JSON. Each round measures a yardstick beside them, a fixed piece of work that no change of the game
 * touches: `perYardstick` (matches, and hashes, in the time of a thousand yardsticks) compares runs on different or busy
 * machines. To compare two versions, run each several times in turn.
 */

import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS, defaultBot } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'

const SEATS = 6
const YEARS = 10
const ROUNDS = 7
/** Seconds of matches, hashes and yardsticks in a round. */
const SECONDS = { matches: 0.8, hashes: 0.2, yardsticks: 0.2 }

const scenario = loadScenarios().get('two-blocs')
if (scenario === undefined) throw new Error('the scenario two-blocs is missing')
const bots = Array.from({ length: SEATS }, (_, seat) => BOTS[defaultBot(seat)])
const positions: GameState[] = []
const play = (seed: string) =>
  playMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed }, (state) => {
    if (positions.length < 200) positions.push(state)
    return state
  })

/** Work like that of the rules: small records made, sorted and summed. */
function yardstick(): number {
  let seed = 1
  const records = Array.from({ length: 500 }, (_, n) => {
    seed = (seed * 48_271) % 2_147_483_647
    return { n, at: seed / 2_147_483_647, twice: { at: [seed, n] } }
  })
  const sorted = records.map((record) => ({ ...record, n: record.n + 1 })).sort((a, b) => a.at - b.at)
  return sorted.reduce((sum, { n, at, twice }) => sum + n * at + (twice.at[0] ?? 0), 0)
}

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

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

const outcomes: Record<string, number> = {}
const hash = (n: number) => {
  hashState(positions[n % positions.length]!)
}
rate((n) => play(`warm-${n}`), 1)
rate(hash, 0.5)
rate(yardstick, 0.5)
const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  const before = rate(yardstick, SECONDS.yardsticks / 2)
  const matches = rate((n) => {
    const outcome = play(`bench-${round}-${n}`).ending?.outcome ?? 'none'
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }, SECONDS.matches)
  const hashes = rate(hash, SECONDS.hashes)
  const yardsticks = (before + rate(yardstick, SECONDS.yardsticks / 2)) / 2
  return { matches, hashes, yardsticks }
})

process.stdout.write(
  `${JSON.stringify({
    bench: 'rules',
    seats: SEATS,
    years: YEARS,
    matchesPerSecond: Math.round(median(rounds.map(({ matches }) => matches))),
    spread: rounds.map(({ matches }) => Math.round(matches)),
    hashesPerSecond: Math.round(median(rounds.map(({ hashes }) => hashes))),
    perYardstick: {
      matches: Number(median(rounds.map(({ matches, yardsticks }) => (1000 * matches) / yardsticks)).toFixed(2)),
      hashes: Number(median(rounds.map(({ hashes, yardsticks }) => (1000 * hashes) / yardsticks)).toFixed(1)),
    },
    outcomes,
  })}\n`,
)
