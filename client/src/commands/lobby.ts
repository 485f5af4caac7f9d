import type { CreateLobby, LobbyFacts } from '#shared/protocol/lobby'
import { claimSeat, createLobby, leaveLobby, readLobby, startLobby, takeSeat } from '../net/api.ts'
import { forgetSeat, holdSeat, seatFor } from '../store/seats.ts'
import { storageGet, storageSet } from '../store/storage.ts'

/** The name this device used last; empty when none. */
export const lastName = (): string => storageGet('name') ?? ''

const keepName = (name: string): void => storageSet('name', name)

/** Makes a table and goes there. @throws Refused */
export async function hostLobby(wish: CreateLobby): Promise<void> {
  keepName(wish.name)
  const { lobby: table, token, power } = await createLobby(wish)
  holdSeat({ match: table, token, power, scenario: wish.scenario })
  location.hash = `#/table/${table}`
}

/** Finds the table of a code and goes there, without taking a seat. @throws Refused */
export async function goToLobby(code: string): Promise<void> {
  const { id } = await readLobby(code.trim())
  location.hash = `#/table/${id}`
}

/** Sits down, or changes seats. @throws Refused */
export async function takeLobbySeat({ id, scenario }: LobbyFacts, name: string, power?: string): Promise<void> {
  keepName(name)
  const held = seatFor(id)
  const wish = { name, ...(power === undefined ? {} : { power }), ...(held === undefined ? {} : { token: held.token }) }
  const taken = await takeSeat(id, wish)
  holdSeat({ match: id, token: taken.token, power: taken.power, scenario })
}

/** Stands up and forgets the seat. @throws Refused */
export async function leaveLobbySeat(table: string): Promise<void> {
  const held = seatFor(table)
  if (held) await leaveLobby(table, held.token)
  forgetSeat(table)
}

/** Begins the match. @throws Refused */
export async function startMatch(table: string): Promise<void> {
  const held = seatFor(table)
  if (held) await startLobby(table, held.token)
  location.hash = `#/match/${table}`
}

/** Takes the seat a code leads to, here from now on, and goes there. @throws Refused */
export async function takeSeatByCode(code: string): Promise<void> {
  const { match, token, power, scenario } = await claimSeat(code.trim())
  holdSeat({ match, token, power, scenario })
  location.hash = `#/match/${match}`
}
