/**
 * `npm run -s match -- --scenario two-blocs --powers 6 --years 10 --bots NAME,… --seed 7 --json`
 * Plays a whole match of bots and prints it. With `--matches N` it plays N of every scenario (or of the one named) with random
 * bots and prints in what share of them each event happened; `--list` names scenarios and bots. Standard output has the result
 * only; faults go to standard error with exit code 2.
 */
import { parseArgs } from 'node:util'
import { printRates, ratesOf } from '#server/lab/rates'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Bot } from '#shared/bots/define'
import { BOT_IDS, BOTS, isBotId } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { usualSeats } from '#shared/trials/naturalMatch'

/** A fault of the command line, as one sentence. */
class UsageFault extends Error {}

const OPTIONS = {
  scenario: { type: 'string' },
  powers: { type: 'string' },
  matches: { type: 'string' },
  years: { type: 'string' },
  bots: { type: 'string' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
} as const

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= low && value <= high) return value
  throw new UsageFault(`--${name} takes a whole number from ${low} to ${high}, not "${text}"`)
}

function pickScenario(scenarios: ReadonlyMap<string, Scenario>, name: string): Scenario {
  const scenario = scenarios.get(name)
  if (scenario) return scenario
  throw new UsageFault(`there is no scenario "${name}"; there are: ${[...scenarios.keys()].join(', ')}`)
}

/** One bot for each seat: the named ones in turn, or all in turn. */
function pickBots(names: string | undefined, seats: number): readonly Bot[] {
  const wanted = names === undefined ? BOT_IDS : names.split(',')
  return Array.from({ length: seats }, (_, seat) => {
    const name = wanted[seat % wanted.length] ?? ''
    if (isBotId(name)) return BOTS[name]
    throw new UsageFault(`there is no bot "${name}"; there are: ${BOT_IDS.join(', ')}`)
  })
}

function summary(state: GameState, seed: string) {
  const { ending } = state
  return {
    scenario: state.scenario,
    seed,
    rulesVersion: state.rulesVersion,
    years: state.years,
    hash: hashState(state),
    outcome: ending?.outcome,
    scores: state.powers.map(({ id, interest, score }, seat) => ({
      power: id,
      interest,
      ...score,
      ...ending?.powers[seat],
    })),
    world: ending?.world,
  }
}

type Summary = ReturnType<typeof summary>

function readable({ scenario, seed, years, outcome, scores, world, hash }: Summary): string {
  const rows = scores.map(
    (row) =>
      `  ${row.power.padEnd(14)} ${row.interest.padEnd(16)} ${String(row.grade).padEnd(12)} ${Math.round(row.total ?? 0)}`,
  )
  return [
    `${scenario}, ${years} years, seed ${seed}: ${outcome}; world ${world?.points} of 1000`,
    ...rows,
    `  hash ${hash}`,
  ].join('\n')
}

function run(): string {
  const { values } = parseArgs({ options: OPTIONS, strict: true })
  const scenarios = loadScenarios()
  if (values.list) return JSON.stringify({ scenarios: [...scenarios.keys()], bots: BOT_IDS })
  if (values.matches !== undefined) {
    const matches = wholeNumber('matches', values.matches, 1, 1_000_000)
    const played = values.scenario === undefined ? [...scenarios.values()] : [pickScenario(scenarios, values.scenario)]
    const rows = played.map((scenario) => ratesOf(scenario, matches, values.seed))
    return values.json ? JSON.stringify(rows) : printRates(rows)
  }
  const scenario = pickScenario(scenarios, values.scenario ?? 'two-blocs')
  const seats = values.powers === undefined ? usualSeats(scenario) : wholeNumber('powers', values.powers, 2, 8)
  if (scenario.seatings[String(seats)] === undefined) {
    throw new UsageFault(`${scenario.id} plays with ${Object.keys(scenario.seatings).join(', ')} powers, not ${seats}`)
  }
  const years = values.years === undefined ? scenario.years : wholeNumber('years', values.years, 2, 24)
  const state = playMatch({ ruleset: RULESET, scenario, years, bots: pickBots(values.bots, seats), seed: values.seed })
  const result = summary(state, values.seed)
  return values.json ? JSON.stringify(result) : readable(result)
}

try {
  process.stdout.write(`${run()}\n`)
} catch (fault) {
  process.stderr.write(`match: ${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 2
}
