import { type Arsenal, totalWarheads } from '#shared/analysis/exchange'
import { stabilityOf } from '#shared/analysis/stability'
import { clamp } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { ofSeat } from '#shared/state/seats'

/**
 * Security of each power, 0–1, from arsenals and the tension of each pair (0–100). Relational: half is what one's own
 * answer would do to a rival, half is that rival's lack of temptation; so threatening a rival's deterrent lowers one's
 * own security. Half the weight lies on the worst rival, half on all, each counted by hostility (the-model B16).
 */
export function securityOf(
  ruleset: Ruleset,
  arsenals: readonly Arsenal[],
  tension: readonly (readonly number[])[],
): readonly number[] {
  const { assuredLoss, calmThreshold, fullHostility } = ruleset.scoring
  const seats = arsenals.length
  const worst = new Array<number>(seats).fill(1)
  const total = new Array<number>(seats).fill(0)
  const note = (seat: number, rival: number, deterred: number, threshold: number) => {
    const armed = totalWarheads(ofSeat(arsenals, rival).warheads) > 0
    const assured = Math.min(1, deterred / assuredLoss)
    const calm = 1 - Math.max(0, calmThreshold - threshold) / calmThreshold
    const safe = armed ? (assured + calm) / 2 : 1
    const felt = 1 - clamp(ofSeat(ofSeat(tension, seat), rival) / fullHostility, 0, 1) * (1 - safe)
    worst[seat] = Math.min(ofSeat(worst, seat), felt)
    total[seat] = ofSeat(total, seat) + felt
  }
  for (let i = 0; i < seats; i++) {
    for (let j = i + 1; j < seats; j++) {
      const pair = stabilityOf(ruleset, ofSeat(arsenals, i), ofSeat(arsenals, j))
      note(i, j, pair.secondDeterred, pair.second)
      note(j, i, pair.firstDeterred, pair.first)
    }
  }
  return worst.map((least, seat) => (least + ofSeat(total, seat) / Math.max(1, seats - 1)) / 2)
}
