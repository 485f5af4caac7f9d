/**
 * `npm run tool -- lab:balance [--matches 400] [--scenario two-blocs] [--json]`
 * Plays standard matches of mixed bots and compares them with the goals for live play. Exit code 1 when a goal is missed.
 */
import { parseArgs } from 'node:util'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { playMatch } from '#shared/match/playMatch'
import { moduleOf, type Order } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { FORCES, RESEARCH_LINES } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { TREATY_KINDS } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

const SEATS = 6
const YEARS = 10

/** What is counted of one match. */
interface Played {
  readonly final: GameState
  readonly bots: readonly string[]
  /** Points of each seat at half time. */
  readonly atHalf: readonly number[]
  /** What each seat used, such as force.silos or order.spy. */
  readonly used: readonly ReadonlySet<string>[]
  /** Probability, 0–1, that no accident happened, by the risks shown on every rung. */
  readonly safe: number
}

const pointsOf = ({ powers }: GameState): number[] =>
  powers.map(({ score }) => score.welfare + score.security + score.influence + score.war)

/** What an order uses. */
function usesOf(order: Order): readonly string[] {
  const uses = [`order.${order.type}`]
  if (order.type === 'build') uses.push(`force.${order.force}`)
  if (order.type === 'research') uses.push(`research.${order.line}`)
  if (order.type === 'diplomacy' && order.act === 'propose') uses.push(`treaty.${order.treaty}`)
  return uses
}

function noteUses(used: Set<string>, orders: readonly Order[]): void {
  for (const order of orders) for (const use of usesOf(order)) used.add(use)
}

function play(scenario: Scenario, seed: string): Played {
  const rng = createRng(seed)
  const names = Array.from({ length: SEATS }, (_, seat) => BOT_IDS[rng.split('bot', seat).integer(BOT_IDS.length)]!)
  const used = names.map(() => new Set<string>())
  let atHalf: readonly number[] = names.map(() => 0)
  let safe = 1
  const match = { ruleset: RULESET, scenario, years: YEARS, bots: names.map((name) => BOTS[name]), seed }
  const final = playMatch(match, (state, { submissions }) => {
    for (const [seat, { id }] of state.powers.entries()) noteUses(used[seat]!, submissions[id] ?? [])
    for (const { risk } of state.confrontations) safe *= 1 - risk
    if (state.window.kind === 'planning' && state.year === YEARS / 2 + 1) atHalf = pointsOf(state)
    return state
  })
  return { final, bots: names, atHalf, used, safe }
}

interface Goal {
  readonly goal: string
  readonly value: number | string
  readonly met: boolean
}

const share = (count: number, of: number): number => Math.round((1000 * count) / Math.max(1, of)) / 1000
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The seat with most points. */
const winnerOf = ({ final }: Played): number => {
  const totals = final.ending?.powers.map(({ total }) => total) ?? []
  return totals.indexOf(Math.max(...totals))
}

/** Wins of each group over its share of seats; 1 is fair. */
function winRatios(
  matches: readonly Played[],
  groupOf: (match: Played, seat: number) => string,
): Record<string, number> {
  const seats = new Map<string, number>()
  const wins = new Map<string, number>()
  for (const match of matches) {
    for (let seat = 0; seat < SEATS; seat++) {
      const group = groupOf(match, seat)
      seats.set(group, (seats.get(group) ?? 0) + 1)
    }
    const group = groupOf(match, winnerOf(match))
    wins.set(group, (wins.get(group) ?? 0) + 1)
  }
  return Object.fromEntries([...seats].map(([group, count]) => [group, share((wins.get(group) ?? 0) * SEATS, count)]))
}

/** Probability, 0–1, that the eventual winner led each other seat at half time; 0.5 is that of a coin. */
function halfTimeForetells(matches: readonly Played[]): number {
  let right = 0
  let pairs = 0
  for (const match of matches) {
    const winner = winnerOf(match)
    for (let seat = 0; seat < SEATS; seat++) {
      if (seat === winner) continue
      const lead = match.atHalf[winner]! - match.atHalf[seat]!
      right += lead > 0 ? 1 : lead === 0 ? 0.5 : 0
      pairs++
    }
  }
  return share(right, pairs)
}

function usage(matches: readonly Played[]): readonly Goal[] {
  const wanted = [
    ...FORCES.map((force) => `force.${force}`),
    ...RESEARCH_LINES.filter((line) => line !== 'enrichment').map((line) => `research.${line}`),
    ...TREATY_KINDS.map((kind) => `treaty.${kind}`),
    ...['spy', 'influence', 'umbrella', 'base', 'statement', 'challenge', 'confront', 'posture', 'scrap'].map(
      (type) => `order.${moduleOf({ type } as Order).type}`,
    ),
  ]
  return wanted.map((use) => {
    const anywhere = matches.filter(({ used }) => used.some((seat) => seat.has(use))).length
    const winning = matches.filter((match) => match.used[winnerOf(match)]!.has(use)).length
    const value = share(anywhere, matches.length)
    return { goal: `${use} in 5 % of matches and some winning line`, value, met: value >= 0.05 && winning > 0 }
  })
}

function goals(matches: readonly Played[]): readonly Goal[] {
  const count = (holds: (match: Played) => boolean) => share(matches.filter(holds).length, matches.length)
  const general = count(({ final }) => final.ending?.outcome === 'generalWar')
  const crisis = count(({ final }) => final.crises.length > 0)
  const accident = median(matches.map(({ safe }) => 1 - safe))
  const fair = (what: string, ratios: Record<string, number>): readonly Goal[] =>
    Object.entries(ratios).map(([group, value]) => ({
      goal: `${what} ${group} wins at most 1.25 × its share`,
      value,
      met: value <= 1.25,
    }))
  const ahead = halfTimeForetells(matches)
  return [
    { goal: 'general nuclear war in 10–25 % of matches', value: general, met: general >= 0.1 && general <= 0.25 },
    { goal: 'a crisis in at least 90 %', value: crisis, met: crisis >= 0.9 },
    { goal: 'median accident chance at most 5 %', value: Math.round(accident * 1e4) / 1e4, met: accident <= 0.05 },
    { goal: 'half-time scores foretell the winner no better than 0.7', value: ahead, met: ahead <= 0.7 },
    ...fair(
      'interest',
      winRatios(matches, ({ final }, seat) => final.powers[seat]!.interest),
    ),
    ...fair(
      'seat',
      winRatios(matches, ({ final }, seat) => final.powers[seat]!.id),
    ),
    ...usage(matches),
  ]
}

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '400' },
    scenario: { type: 'string', default: 'two-blocs' },
    json: { type: 'boolean', default: false },
  },
})
const scenario = loadScenarios().get(values.scenario)
const wanted = Number(values.matches)
if (scenario?.seatings[String(SEATS)] === undefined || !Number.isInteger(wanted) || wanted < 1) {
  process.stderr.write('lab:balance: needs a scenario for six powers and a number of matches above zero\n')
  process.exitCode = 2
} else {
  const matches = Array.from({ length: wanted }, (_, n) => play(scenario, `balance ${n}`))
  const rows = goals(matches)
  const bots = winRatios(matches, (match, seat) => match.bots[seat]!)
  if (values.json) process.stdout.write(`${JSON.stringify({ goals: rows, bots })}\n`)
  else {
    for (const { goal, value, met } of rows)
      process.stdout.write(`${met ? '✓' : '✗'} ${String(value).padEnd(7)} ${goal}\n`)
    process.stdout.write(`wins over share by bot: ${JSON.stringify(bots)}\n`)
  }
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1
}
