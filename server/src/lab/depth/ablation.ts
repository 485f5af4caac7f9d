import { type Ablated, judged, type Loss, measured } from '#server/lab/depth/findings'
import { LEAVES, noting, without } from '#server/lab/depth/leaves'
import { focalPlayer, type Matchup, type Placed, playRated } from '#server/lab/depth/rate'
import type { Bot } from '#shared/bots/define'
import type { Draw } from '#shared/trials/naturalMatch'

/** A match as it was played, and the leaves the player used in it. */
interface Whole extends Placed {
  readonly player: Bot
  readonly used: ReadonlySet<string>
}

/** What players lose without each kind of order, over paired matches against five others. */
export function ablate(
  matchup: Matchup,
  players: Readonly<Record<string, Draw>>,
  matches: number,
  leaves: readonly string[] = Object.keys(LEAVES),
): readonly Ablated[] {
  if (matches === 0) return []
  const rows = Object.entries(players).flatMap(([policy, draw]) => {
    const wholes = Array.from({ length: matches }, (_, n): Whole => {
      const player = focalPlayer(draw, matchup, n)
      const used = new Set<string>()
      return { ...playRated(matchup, noting(player, used), n), player, used }
    })
    return leaves.map((leaf) => {
      const losses = wholes.map((whole, n) => lossOf(matchup, whole, leaf, n))
      return measured(policy, leaf, losses)
    })
  })
  return judged(rows)
}

function lossOf(matchup: Matchup, whole: Whole, leaf: string, n: number): Loss {
  // A match in which the player gave no such order is the same match without it.
  if (!whole.used.has(leaf)) return { points: 0, places: 0, used: false }
  const cut = playRated(matchup, without(whole.player, LEAVES[leaf]!), n)
  return { points: whole.points - cut.points, places: cut.rank - whole.rank, used: true }
}
