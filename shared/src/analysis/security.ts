import { trueArsenal } from '#shared/analysis/arsenal'
import type { Arsenal } from '#shared/analysis/exchange'
import { guarantorsOf } from '#shared/analysis/exposures'
import { guardedShare } from '#shared/analysis/guarantees'
import { assuredShare, threatShare } from '#shared/analysis/leverage'
import { stabilityOf } from '#shared/analysis/stability'
import { clamp, lerp } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'

/**
 * Security of each power, 0–1, from arsenals and the tension of each pair (0–100). A power is as safe from a rival as its answer
 * is sure, and loses part of that (`temptedLoss`) where the rival is tempted to strike all the same; so threatening a rival's
 * deterrent lowers one's own security. `guarded` says, for a power and a rival by seat, what share of the threat guarantors
 * take away. Half the weight lies on the worst rival, half on all, each counted by hostility (the-model B16).
 */
export function securityOf(
  ruleset: Ruleset,
  arsenals: readonly Arsenal[],
  tension: readonly (readonly number[])[],
  guarded: (seat: number, rival: number) => number = () => 0,
): readonly number[] {
  const { assuredLoss, calmThreshold, temptedLoss } = ruleset.scoring
  const seats = arsenals.length
  const worst = new Array<number>(seats).fill(1)
  const total = new Array<number>(seats).fill(0)
  const note = (seat: number, rival: number, threshold: number, deterred: number) => {
    const [own, other] = [ofSeat(arsenals, seat), ofSeat(arsenals, rival)]
    const tempted = Math.max(0, calmThreshold - threshold) / calmThreshold
    const answer = Math.min(1, deterred / assuredLoss) * (1 - temptedLoss * tempted)
    const danger = threatShare(ruleset, other, own) * (1 - answer) * (1 - guarded(seat, rival))
    const felt = 1 - hostilityAt(ruleset, ofSeat(ofSeat(tension, seat), rival)) * danger
    worst[seat] = Math.min(ofSeat(worst, seat), felt)
    total[seat] = ofSeat(total, seat) + felt
  }
  for (let i = 0; i < seats; i++) {
    for (let j = i + 1; j < seats; j++) {
      const pair = stabilityOf(ruleset, ofSeat(arsenals, i), ofSeat(arsenals, j))
      note(i, j, pair.second, pair.secondDeterred)
      note(j, i, pair.first, pair.firstDeterred)
    }
  }
  return worst.map((least, seat) => (least + ofSeat(total, seat) / Math.max(1, seats - 1)) / 2)
}

/** How far a rival counts as hostile, from `leastHostility` in calm to 1 from `fullHostility` points of tension, 0–100 (clause 9.2). */
export function hostilityAt({ scoring }: Ruleset, tension: number): number {
  return clamp(lerp(scoring.leastHostility, 1, tension / scoring.fullHostility), 0, 1)
}

/** Security of each power of a position, 0–1, by true forces and the word of its guarantors (clause 9.2). */
export function securityIn(
  ruleset: Ruleset,
  state: Pick<GameState, 'powers' | 'tension' | 'treaties'>,
): readonly number[] {
  const arsenals = state.powers.map((power) => trueArsenal(ruleset, power))
  return securityOf(ruleset, arsenals, state.tension, (seat, rival) =>
    guardedShare(
      ruleset,
      guarantorsOf(state, seat, rival, (guarantor) =>
        assuredShare(ruleset, ofSeat(arsenals, guarantor), ofSeat(arsenals, rival)),
      ),
    ),
  )
}
