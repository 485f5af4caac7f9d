/**
 * Milliseconds of processor time a decision of a mind takes, by number of seats, strength and kind of window: ten years, the first
 * matches of each left out, in which the code is still being compiled. Prints JSON: mean and 95th percentile; processor time is
 * counted in ticks of some milliseconds, so single small figures mean little.
 */
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Bot } from '#shared/bots/define'
import { CHARACTERS, type CharacterId } from '#shared/bots/mind/characters'
import { playMatch } from '#shared/match/playMatch'
import { mean } from '#shared/math'
import { mindAt } from '#shared/minds/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { STRENGTHS, type StrengthId } from '#shared/ruleset/vocabulary'

const YEARS = 10
/** The usual table, and the largest of the scenario. */
const SEATS = [6, 8] as const
/** Matches measured of each strength at each table, and played before. */
const MATCHES: Readonly<Record<StrengthId, number>> = { easy: 24, normal: 24, hard: 3 }
const WARM_UP = 12

const table = loadScenarios().get('two-blocs')!
const characters = Object.keys(CHARACTERS) as readonly CharacterId[]

/** The bot, with its time noted by kind of window. */
const timed = (bot: Bot, times: Map<string, number[]>): Bot => ({
  id: bot.id,
  decide(ruleset, view, rng, memory) {
    const start = process.threadCpuUsage()
    const decision = bot.decide(ruleset, view, rng, memory)
    const { user, system } = process.threadCpuUsage(start)
    const taken = (user + system) / 1000
    times.set(view.window.kind, [...(times.get(view.window.kind) ?? []), taken])
    return decision
  },
})

const at = (values: readonly number[], share: number): number =>
  Number(([...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0).toFixed(2))

/** A strength at a table of this size. */
function measured(seats: number, strength: StrengthId) {
  const times = new Map<string, number[]>()
  for (let n = -WARM_UP; n < MATCHES[strength]; n++) {
    if (n === 0) times.clear()
    const bots = Array.from({ length: seats }, (_, seat) =>
      timed(mindAt(characters[(seat + n + WARM_UP) % characters.length]!, strength), times),
    )
    playMatch({ ruleset: RULESET, scenario: table, years: YEARS, bots, seed: `minds ${n}` })
  }
  const shown = [...times].map(([kind, values]) => [
    kind,
    { n: values.length, mean: Number(mean(values).toFixed(2)), p95: at(values, 0.95) },
  ])
  return Object.fromEntries(shown)
}

for (const seats of SEATS) {
  const milliseconds = Object.fromEntries(STRENGTHS.map((strength) => [strength, measured(seats, strength)]))
  process.stdout.write(`${JSON.stringify({ bench: 'minds', seats, milliseconds })}\n`)
}
