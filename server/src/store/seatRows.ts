import { powerId } from '#shared/ids'
import type { SeatSetup } from '../match/matchSetup.ts'
import { storedBot } from '../match/storedIds.ts'
import type { SeatRow } from './tables.ts'

/** What of a seat stands in its row. */
export function seatColumns({ power, bot, people, substitute, guestHash, program }: SeatSetup) {
  return {
    power,
    bot: bot ?? null,
    people: JSON.stringify(people),
    substitute_name: substitute?.name ?? null,
    substitute_hash: substitute?.tokenHash ?? null,
    substitute_hears_from: substitute?.hearsFrom ?? null,
    guest_hash: guestHash ?? null,
    program: program ? 1 : null,
  }
}

/** A seat by its row. @throws UnknownContentError when it names a bot that this version does not have */
export function readSeat(row: SeatRow): SeatSetup {
  const { substitute_name: name, substitute_hash: tokenHash, substitute_hears_from: hearsFrom } = row
  return {
    power: powerId(row.power),
    ...(row.bot === null ? {} : { bot: storedBot(row.bot) }),
    people: JSON.parse(row.people),
    ...(name === null || tokenHash === null ? {} : { substitute: { name, tokenHash, hearsFrom: hearsFrom ?? 0 } }),
    ...(row.guest_hash === null ? {} : { guestHash: row.guest_hash }),
    ...(row.program === null ? {} : { program: true }),
  }
}
