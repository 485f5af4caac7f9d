import { BUNDLE_CODE_LENGTH, readCode } from '#shared/protocol/codes'
import type { CreateLobby, LobbyFacts } from '#shared/protocol/lobby'
import { leadOn } from '../device/leadOn.ts'
import { storageGet, storageSet } from '../device/storage.ts'
import {
  claimBundle,
  claimSeat,
  createLobby,
  leaveLobby,
  readLobby,
  startLobby,
  takeQuickSeat,
  takeSeat,
} from '../net/api.ts'
import { ApiError } from '../net/call.ts'
import { askedSeat, forgetSeat, markSeatBegun, saveAskedSeat, saveSeat, seatFor } from '../store/seats.ts'

/** The name the player used last on this device; empty when none. */
export const lastName = (): string => storageGet('name') ?? ''

const rememberName = (name: string): void => storageSet('name', name)

/** Creates a lobby and goes there. @throws ApiError */
export async function hostLobby(setup: CreateLobby): Promise<void> {
  rememberName(setup.name)
  const { lobby, token, power } = await createLobby(setup)
  saveSeat({ match: lobby, token, power, scenario: setup.scenario, atTable: true })
  location.hash = `#/table/${lobby}`
}

/** Sits down at a table that begins by itself within a minute, and goes there. @throws ApiError */
export async function joinQuickly(name: string, timeControl: 'live' | 'relaxed'): Promise<void> {
  rememberName(name)
  const { lobby, token, power } = await takeQuickSeat({ name, timeControl })
  saveSeat({ match: lobby, token, power, scenario: (await readLobby(lobby, token)).scenario, atTable: true })
  location.hash = `#/table/${lobby}`
}

/** Goes to the lobby of a code, without taking a seat. @throws ApiError */
export async function goToLobby(code: string): Promise<void> {
  const { id } = await readLobby(code.trim())
  location.hash = `#/table/${id}`
}

/** Takes a seat in a lobby, or changes seats; asks for one where the match has begun. @throws ApiError */
export async function takeLobbySeat({ id, scenario }: LobbyFacts, name: string, power?: string): Promise<void> {
  rememberName(name)
  const held = seatFor(id)
  const request = {
    name,
    ...(power === undefined ? {} : { power }),
    ...(held === undefined ? {} : { token: held.token }),
  }
  const seat = await takeSeat(id, request).catch((fault: unknown) => {
    const isStale = fault instanceof ApiError && fault.problem.key === 'problem.wrongToken'
    if (!isStale) throw fault
    // The seat became free while its player was away: they are a newcomer again.
    forgetSeat(id)
    const { token: _, ...anew } = { token: '', ...request }
    return takeSeat(id, anew)
  })
  const taken = { match: id, token: seat.token, power: seat.power, scenario }
  if (seat.request === undefined) saveSeat({ ...taken, atTable: true })
  else saveAskedSeat({ ...taken, request: seat.request })
}

/** After a look at a lobby: its match has begun, or a seat asked for there was given by the match's players. */
export function followLobby({ id, started, requests = [] }: LobbyFacts): void {
  if (started) markSeatBegun(id)
  const asked = askedSeat.value
  if (asked?.match !== id) return
  const found = requests.find((each) => each.id === asked.request)
  if (found?.state !== 'granted') return
  const { request: _, ...seat } = asked
  saveSeat(seat)
  saveAskedSeat(undefined)
}

/** Leaves the seat in a lobby and forgets it. @throws ApiError */
export async function leaveLobbySeat(lobby: string): Promise<void> {
  const held = seatFor(lobby)
  if (held) await leaveLobby(lobby, held.token)
  forgetSeat(lobby)
}

/** Begins the match of a lobby, as its host; the page stays while its people draw the luck. @throws ApiError */
export async function startMatch(lobby: string): Promise<void> {
  const held = seatFor(lobby)
  const begun = held && (await startLobby(lobby, held.token))
  if (begun?.drawing) return
  markSeatBegun(lobby)
  leadOn(`#/match/${lobby}`)
}

/** Takes over the seat of a transfer code on this device, or all seats that one code leads to, and goes there. @throws ApiError */
export async function takeSeatByCode(typed: string): Promise<void> {
  const isBundle = readCode(typed).length >= BUNDLE_CODE_LENGTH
  const codes = isBundle ? (await claimBundle(typed.trim())).codes : [typed.trim()]
  for (const code of codes) {
    const { match, token, power, scenario } = await claimSeat(code)
    saveSeat({ match, token, power, scenario })
    location.hash = isBundle ? '#/' : `#/match/${match}`
  }
}
