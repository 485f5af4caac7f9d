import { SEATS, totalsOf, YEARS } from '#server/lab/depth/field'
import { type Ablated, judged, type Loss, measured } from '#server/lab/depth/findings'
import { LEAVES, noting, without } from '#server/lab/depth/leaves'
import type { Matchup } from '#server/lab/depth/rate'
import type { Bot } from '#shared/bots/define'
import { playMatch } from '#shared/match/playMatch'
import { mean } from '#shared/math'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { playerAt } from '#shared/trials/naturalMatch'

/** A table of players by lot, its seats split by lot in two halves, and the match they play with all orders. */
interface Table {
  readonly seed: string
  readonly players: readonly Bot[]
  readonly halves: readonly [readonly number[], readonly number[]]
  readonly totals: readonly number[]
  /** Leaves that each seat used. */
  readonly used: readonly ReadonlySet<string>[]
}

/**
 * What half a table loses to the other half without each kind of order, in points and places: each half plays without it once, with
 * the same players and luck, so that seats, characters and interests cancel out. Against one seat of a table this needs a tenth of
 * the matches, since a war costs both halves.
 */
export function ablateHalves(
  matchup: Matchup,
  name: string,
  tables: number,
  leaves: readonly string[] = Object.keys(LEAVES),
): readonly Ablated[] {
  if (tables === 0) return []
  const wholes = Array.from({ length: tables }, (_, n) => tableOf(matchup, `${matchup.seed} ${n}`))
  return judged(
    leaves.map((leaf) =>
      measured(
        name,
        leaf,
        wholes.map((table) => lossOf(matchup, table, leaf)),
      ),
    ),
  )
}

function tableOf(matchup: Matchup, seed: string): Table {
  const players = Array.from({ length: SEATS }, (_, seat) => playerAt(matchup.field, seed, seat))
  const used = players.map(() => new Set<string>())
  const noted = players.map((player, seat) => noting(player, used[seat]!))
  const lot = createRng(seed).split('half')
  const seats = [...players.keys()].sort((a, b) => lot.uniform(a) - lot.uniform(b))
  const halves = [seats.slice(0, SEATS / 2), seats.slice(SEATS / 2)] as const
  return { seed, players, halves, used, totals: played(matchup, seed, noted) }
}

const played = ({ scenario }: Matchup, seed: string, bots: readonly Bot[]): readonly number[] =>
  totalsOf(playMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed }))

/** The mean of what each half loses to the other when it plays without a leaf. */
function lossOf(matchup: Matchup, table: Table, leaf: string): Loss {
  const [one, other] = table.halves
  const losses = [
    { cut: one, whole: other },
    { cut: other, whole: one },
  ].map(({ cut, whole }) => {
    const totals = totalsWithout(matchup, table, leaf, cut)
    const gap = (of: (seat: number) => number) => mean(whole.map(of)) - mean(cut.map(of))
    return {
      points: gap((seat) => totals[seat]!),
      places: -gap((seat) => totals.filter((points) => points > totals[seat]!).length),
    }
  })
  return {
    points: mean(losses.map(({ points }) => points)),
    places: mean(losses.map(({ places }) => places)),
    used: table.used.some((leaves) => leaves.has(leaf)),
  }
}

function totalsWithout(matchup: Matchup, table: Table, leaf: string, cut: readonly number[]): readonly number[] {
  // A match in which none of them gave such an order is the same match without it.
  if (!cut.some((seat) => table.used[seat]!.has(leaf))) return table.totals
  const bots = table.players.map((player, seat) => (cut.includes(seat) ? without(player, LEAVES[leaf]!) : player))
  return played(matchup, table.seed, bots)
}
