import { inspects } from '#shared/resolve/phases/diplomacy'
import { ofSeat } from '#shared/state/seats'
import { addIntegrity, addPublicTrust, emit, type Turn } from '#shared/turn/turn'

/**
 * A minimal doctrine against which a power's real plans aim at forces may be found out, by spies and by inspectors; then all know,
 * and it counts as unlimited (clause 4.4). `efforts[i][j]` is the spy level, 0–3, of i on j.
 */
export function exposePlans(turn: Turn, efforts: readonly (readonly number[])[]): void {
  const { plansPerSpy, plansInspected, falseDoctrine } = turn.ruleset.crisis
  for (const [seat, power] of turn.draft.powers.entries()) {
    if (power.doctrine.aim !== 'minimal' || power.posture.targeting !== 'counterforce') continue
    const spies = Math.max(...efforts.map((row) => ofSeat(row, seat)))
    const inspected = turn.draft.powers.some((_, other) => inspects(turn, other, seat))
    const chance = Math.max(plansPerSpy * spies, inspected ? plansInspected : 0)
    if (!turn.rng.split('plans', seat).chance(chance)) continue
    power.doctrine = { aim: 'unlimited' }
    addIntegrity(turn, seat, -falseDoctrine)
    addPublicTrust(turn, seat, turn.ruleset.trust.declareUnlimited)
    emit(turn, { type: 'plansExposed', audience: 'all', power: power.id })
  }
}
