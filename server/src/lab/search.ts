/**
 * `npm run tool -- lab:search [--points 64] [--scenario two-blocs] [--powers 4] [--json]`
 * Searches for exploits: points of a bot's parameter space that score above every registered bot on the same seat, by
 * successive halving over paired seeds. Prints all candidates and bots, best first.
 */
import { parseArgs } from 'node:util'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Bot } from '#shared/bots/define'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { type BotPoint, parametricBot, randomBotPoint } from '#shared/experiments/parametricBot'
import { playMatch } from '#shared/match/playMatch'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'

/** Seeds of the first round; each round halves the candidates and doubles the seeds. */
const FIRST_SEEDS = 8

interface Rated {
  readonly name: string
  readonly mean: number
  /** Share of its matches in which a weapon was used. */
  readonly war: number
  readonly point?: BotPoint
}

/** Mean points of the first seat over paired seeds: opponents, interests and random numbers are the same for every candidate. */
function rate(bot: Bot, scenario: Scenario, seats: number, seeds: number): Omit<Rated, 'name'> {
  let total = 0
  let wars = 0
  for (let n = 0; n < seeds; n++) {
    const rng = createRng(`search ${n}`)
    const others = Array.from(
      { length: seats - 1 },
      (_, seat) => BOTS[BOT_IDS[rng.split(seat).integer(BOT_IDS.length)]!],
    )
    const match = { ruleset: RULESET, scenario, years: scenario.years, bots: [bot, ...others], seed: `search ${n}` }
    const final = playMatch(match)
    total += final.ending?.powers[0]?.total ?? 0
    if (final.climate.weaponsUsed) wars++
  }
  return { mean: Math.round((10 * total) / seeds) / 10, war: Math.round((100 * wars) / seeds) / 100 }
}

function search(scenario: Scenario, seats: number, points: number): readonly Rated[] {
  let field = Array.from({ length: points }, (_, n) => randomBotPoint(createRng('points').split(n)))
  let rated: Rated[] = []
  for (let seeds = FIRST_SEEDS; field.length > 0; seeds *= 2) {
    rated = field
      .map((point, n) => ({
        name: `point ${n}`,
        point,
        ...rate(parametricBot('searched', point), scenario, seats, seeds),
      }))
      .sort((a, b) => b.mean - a.mean)
    process.stderr.write(`${field.length} points, ${seeds} seeds: best ${rated[0]?.mean}\n`)
    if (field.length <= 4) break
    field = rated.slice(0, Math.ceil(field.length / 2)).map(({ point }) => point!)
  }
  const finalSeeds = FIRST_SEEDS * Math.max(1, Math.ceil(points / 4))
  const named = BOT_IDS.map((name) => ({ name, ...rate(BOTS[name], scenario, seats, Math.min(128, finalSeeds)) }))
  return [...rated, ...named].sort((a, b) => b.mean - a.mean)
}

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '64' },
    scenario: { type: 'string', default: 'two-blocs' },
    powers: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
const [points, seats] = [Number(values.points), Number(values.powers)]
if (scenario?.seatings[String(seats)] === undefined || !Number.isInteger(points) || points < 1) {
  process.stderr.write(
    'lab:search: needs a scenario, a number of powers it can be played with, and points above zero\n',
  )
  process.exitCode = 2
} else {
  const rows = search(scenario, seats, points)
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  for (const { name, mean, war, point } of values.json ? [] : rows) {
    process.stdout.write(
      `${String(mean).padStart(7)}  war ${war.toFixed(2)}  ${name} ${point ? JSON.stringify(point) : ''}\n`,
    )
  }
}
