/**
 * `npm run tool -- ladder [--matches 60] [--field scripts] [--player normal | --shares] [--scenario two-blocs] [--seed ladder] [--json]`
 * How strong minds are: each player on a seat by lot against five of a field, in paired matches, of the same opponents, seat and
 * luck. Players are a strength (each match another character), a character with a strength (gambler:normal), a scripted
 * policy or a named bot; fields are scripts, simple, minds (any strength), easy, normal, hard, or one player.
 * With `--shares`: how often each bot of the field wins among its like.
 */
import { parseArgs } from 'node:util'
import { SEATS, totalsOf, winnerOf, YEARS } from '#server/lab/depth/field'
import { intervalOf } from '#server/lab/depth/rate'
import { playerNamed } from '#server/lab/players'
import { loadScenarios } from '#server/lib/loadScenarios'
import { playMatch } from '#shared/match/playMatch'
import { mean } from '#shared/math'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { STRENGTHS } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import type { Draw } from '#shared/trials/naturalMatch'

/** How a player did. */
interface Placing {
  readonly player: string
  readonly n: number
  readonly score: number
  readonly scoreError: number
  /** Wins over its share of the seats; 1 is fair. */
  readonly winShare: number
  readonly winError: number
  /** Share of matches that ended in general war, and in any. */
  readonly general: number
  readonly war: number
  readonly points: readonly number[]
}

function standingOf(scenario: Scenario, player: string, field: Draw, matches: number, seed: string): Placing {
  const draw = playerNamed(player)!
  const played = Array.from({ length: matches }, (_, n) => {
    const rng = createRng(`${seed} ${n}`)
    const focal = rng.split('focal').integer(SEATS)
    const bots = Array.from({ length: SEATS }, (_other, seat) =>
      seat === focal ? draw(rng.split('player')) : field(rng.split('field', seat)),
    )
    const final = playMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed: `${seed} ${n}` })
    const totals = totalsOf(final)
    const outcome = final.ending?.outcome
    return { points: totals[focal] ?? 0, won: winnerOf(totals) === focal ? SEATS : 0, outcome }
  })
  const points = played.map((one) => one.points)
  const share = (holds: (one: (typeof played)[number]) => boolean) => mean(played.map((one) => (holds(one) ? 1 : 0)))
  return {
    player,
    n: matches,
    score: mean(points),
    scoreError: intervalOf(points),
    winShare: mean(played.map(({ won }) => won)),
    winError: intervalOf(played.map(({ won }) => won)),
    general: share(({ outcome }) => outcome === 'generalWar'),
    war: share(({ outcome }) => outcome !== 'peace'),
    points,
  }
}

/** How often each bot of a field wins among its like: wins over its share of the seats, and how often there is war. */
function sharesOf(scenario: Scenario, field: Draw, matches: number, seed: string) {
  const wins = new Map<string, number[]>()
  let wars = 0
  for (let n = 0; n < matches; n++) {
    const rng = createRng(`${seed} ${n}`)
    const bots = Array.from({ length: SEATS }, (_, seat) => field(rng.split('field', seat)))
    const final = playMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed: `${seed} ${n}` })
    const winner = winnerOf(totalsOf(final))
    if (final.ending?.outcome !== 'peace') wars++
    for (const [seat, { id }] of bots.entries()) wins.set(id, [...(wins.get(id) ?? []), seat === winner ? SEATS : 0])
  }
  const rows = [...wins].map(([player, won]) => {
    return { player, n: won.length, winShare: round(mean(won)), winError: round(intervalOf(won)) }
  })
  return [{ matches, war: round(wars / matches, 3) }, ...rows.sort((a, b) => b.winShare - a.winShare)]
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

function shown({ points, ...standing }: Placing, first: Placing) {
  const gaps = points.map((each, n) => each - first.points[n]!)
  const figures = Object.fromEntries(
    Object.entries(standing).map(([name, value]) => [name, typeof value === 'number' ? round(value) : value]),
  )
  return { ...figures, gap: round(mean(gaps), 1), gapError: round(intervalOf(gaps), 1) }
}

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '60' },
    field: { type: 'string', default: 'scripts' },
    player: { type: 'string', multiple: true, default: [...STRENGTHS] },
    scenario: { type: 'string', default: 'two-blocs' },
    seed: { type: 'string', default: 'ladder' },
    shares: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
/** Every player against the field, each beside the first. */
function ladderOf(known: Scenario, field: Draw, matches: number) {
  const standings = values.player.map((player) => standingOf(known, player, field, matches, values.seed))
  return standings.map((standing) => shown(standing, standings[0]!))
}

const scenario = loadScenarios().get(values.scenario)
const field = playerNamed(values.field)
const unknown = [values.field, ...values.player].find((name) => playerNamed(name) === undefined)
if (scenario === undefined || field === undefined || unknown !== undefined) {
  process.stderr.write(`ladder: there is no ${unknown ?? values.scenario}\n`)
  process.exitCode = 2
} else {
  const matches = Number(values.matches)
  const rows = values.shares ? sharesOf(scenario, field, matches, values.seed) : ladderOf(scenario, field, matches)
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`)
}
