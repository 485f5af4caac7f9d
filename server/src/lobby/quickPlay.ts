import type { LobbyRequest, QuickPlay, SeatTaken } from '#shared/protocol/lobby'
import { USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import type { Failure } from '../lib/failure.ts'
import type { Lobbies } from './lobbies.ts'
import type { CallerAddress } from './seatAddresses.ts'

/** How long a quick table waits for more players before it begins with bots on the free seats. */
export const QUICK_MILLISECONDS = 60_000
/** What is played at a quick table. */
const QUICK_TERMS = { scenario: 'two-blocs', powers: 6, years: 10, chatRule: 'phrases' } as const

/**
 * Seats a caller who wants to play now: at the fullest quick table of the tempo that has a seat for them, or at a new one. It begins by
 * itself, so that no host is needed, and bots play what stays free, so that it is never empty.
 */
export async function playQuickly(
  lobbies: Lobbies,
  { name, timeControl }: QuickPlay,
  address: CallerAddress,
): Promise<SeatTaken | Failure> {
  const seated = (seats: readonly { readonly name?: string }[]) =>
    seats.filter((seat) => seat.name !== undefined).length
  const waiting = (await lobbies.listOpen()).filter((table) => table.beginsIn !== undefined)
  const fitting = waiting.filter((table) => table.timeControl === timeControl && table.beginsIn !== 0)
  for (const { id } of fitting.toSorted((one, other) => seated(other.seats) - seated(one.seats))) {
    const taken = await lobbies.takeSeat(id, { name }, address)
    // One that has begun meanwhile would have its players asked for a seat: another table is quicker.
    if (!('problem' in taken) && taken.request === undefined) return taken
  }
  const wish: LobbyRequest = { ...QUICK_TERMS, name, timeControl, strength: USUAL_STRENGTH, open: true }
  const made = await lobbies.create(wish, address, QUICK_MILLISECONDS)
  // An address that has enough listed tables plays all the same, at one that is not listed.
  const isEnough = 'problem' in made && made.problem.key === 'problem.tooManyOpenTables'
  return isEnough ? await lobbies.create({ ...wish, open: false }, address, QUICK_MILLISECONDS) : made
}
