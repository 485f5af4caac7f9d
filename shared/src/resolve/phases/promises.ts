import { breakPromise, keepPromise } from '#shared/resolve/phases/umbrellas'
import { idOf, type Turn } from '#shared/turn/turn'

/**
 * When the firing is over, every guarantee between powers that an attack put to the test is judged: whoever was armed,
 * in command and bound to a struck partner has kept its word if it fired at the striker, and broken it if not (6.4).
 */
export function judgeGuarantees(turn: Turn): void {
  const { exchange } = turn.draft
  if (exchange.wave === 0) return
  for (const { kind, a, b } of turn.before.treaties) {
    if (kind !== 'umbrella') continue
    judge(turn, a, b)
    judge(turn, b, a)
  }
}

function judge(turn: Turn, patron: number, client: number): void {
  const { firedAt, silenced, aggressors } = turn.draft.exchange
  const strikers = firedAt.flatMap((targets, seat) => (seat !== patron && targets.includes(client) ? [seat] : []))
  const guilty = strikers.filter((seat) => aggressors[seat])
  if (guilty.length === 0 || aggressors[client] || firedAt[patron]!.includes(client)) return
  if (guilty.some((seat) => firedAt[patron]!.includes(seat))) keepPromise(turn, patron, idOf(turn, client))
  else if (!silenced[patron]) breakPromise(turn, patron, idOf(turn, client))
}
