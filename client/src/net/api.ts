import type { CreateLobby, LobbyFacts, SeatedPlayer, SeatTaken, SetAppointment, TakeSeat } from '#shared/protocol/lobby'
import type { CreateMatch, MatchCreated, PollNews, TurnStatus } from '#shared/protocol/match'
import type { CommandInput, CommandName, Reply } from '#shared/protocol/messages'
import type { MakeReport } from '#shared/protocol/reports'
import type { RouteBody } from '#shared/protocol/routes'
import type { ClaimedSeat } from '#shared/protocol/seat'
import type { ScenarioEntry } from '#shared/protocol/system'
import type { StrengthId } from '#shared/ruleset/vocabulary'
import { addressOf, call, callFor } from './call.ts'
import type { MatchHistory } from './transport.ts'

/** Calls about matches, lobbies and seats. Each throws an ApiError when the server refuses or cannot be reached. */

export const createMatch = (body: CreateMatch): Promise<MatchCreated> => call('POST /api/v1/matches', { body })

/** Resolves when the server answers, whether or not it takes new matches. */
export const reachServer = () => call('GET /livez', {})

/** Shows a match from a file again. */
export const uploadRecord = (body: string): Promise<{ readonly match: string }> =>
  call('POST /api/v1/records', { body })

/** The whole truth of a match that has ended, as text. */
export const fetchRecord = (match: string): Promise<string> =>
  callFor('GET /api/v1/matches/:id/record', { params: { id: match } }, (response) => response.text())

/** Address at which the whole truth of a match that has ended is a file. */
export const recordAddress = (match: string): string =>
  addressOf('GET /api/v1/matches/:id/record', { params: { id: match } })

/** One command over plain HTTP, answered like over a socket. */
export function postCommand<Name extends CommandName>(
  match: string,
  token: string | undefined,
  command: Name,
  input: CommandInput<Name>,
): Promise<Reply> {
  const body = { command, ...input } as unknown as RouteBody<'POST /api/v1/matches/:id/commands'>
  return call('POST /api/v1/matches/:id/commands', { params: { id: match }, token, body, mark: input.mark })
}

/** Reports another player of the match to the host of the server. */
export const makeReport = (match: string, token: string, body: MakeReport) =>
  call('POST /api/v1/matches/:id/reports', { params: { id: match }, token, body })

/** Says that this page still has a stream. */
export const giveSignOfLife = (match: string, token: string | undefined, line: string) =>
  call('GET /api/v1/matches/:id/alive', { params: { id: match }, token, query: { line } })

/** How a match stands for the seat. */
export const readTurnStatus = (match: string, token: string): Promise<TurnStatus> =>
  call('GET /api/v1/matches/:id/turn', { params: { id: match }, token })

/** A code that moves the seat to another device. */
export const createSeatTransfer = (match: string, token: string) =>
  call('POST /api/v1/matches/:id/seat-transfers', { params: { id: match }, token })

/** The seat a code leads to. */
export const claimSeat = (code: string): Promise<ClaimedSeat> =>
  call('POST /api/v1/seat-transfers/claim', { body: { code } })

/** One code in place of codes of several seats. */
export const bundleSeats = (codes: string[]) => call('POST /api/v1/seat-bundles', { body: { codes } })

/** The codes of seats for which one stands. */
export const claimBundle = (code: string) => call('POST /api/v1/seat-bundles/claim', { body: { code } })

/** A token for guests of the seat. */
export const createGuestToken = (match: string, token: string) =>
  call('POST /api/v1/matches/:id/guest-tokens', { params: { id: match }, token })

/** The lobby in which the people of a match that has ended meet again. */
export const createRematch = (match: string, token: string) =>
  call('POST /api/v1/matches/:id/rematch', { params: { id: match }, token })

/** Creates a lobby with the caller as its host. */
export const createLobby = (body: CreateLobby): Promise<SeatTaken> => call('POST /api/v1/lobbies', { body })

/** Seats the caller at a table that begins by itself. */
export const takeQuickSeat = (body: RouteBody<'POST /api/v1/quick-play'>): Promise<SeatTaken> =>
  call('POST /api/v1/quick-play', { body })

/** The public facts of a lobby, by id or code; with the token of a seat of it, that its player is looking. */
export const readLobby = (idOrCode: string, token?: string): Promise<LobbyFacts> =>
  call('GET /api/v1/lobbies/:id', { params: { id: idOrCode }, token })

/** Takes a seat in a lobby, or changes seats. */
export const takeSeat = (id: string, body: TakeSeat): Promise<SeatTaken> =>
  call('POST /api/v1/lobbies/:id/seats', { params: { id }, body })

/** Leaves the caller's seat in a lobby. */
export const leaveLobby = (id: string, token: string) =>
  call('POST /api/v1/lobbies/:id/leave', { params: { id }, body: { token } })

/** Removes a player from a lobby, as its host. */
export const removePlayer = (id: string, token: string, player: SeatedPlayer) =>
  call('POST /api/v1/lobbies/:id/remove', { params: { id }, body: { token, ...player } })

/** Hands a lobby over to another player, as its host. */
export const handOverLobby = (id: string, token: string, player: SeatedPlayer) =>
  call('POST /api/v1/lobbies/:id/host', { params: { id }, body: { token, ...player } })

/** Lets no newcomers into a lobby, or does again, as its host. */
export const lockLobby = (id: string, token: string, locked: boolean) =>
  call('POST /api/v1/lobbies/:id/lock', { params: { id }, body: { token, locked } })

/** Closes a lobby, as its host. */
export const closeLobby = (id: string, token: string) =>
  call('POST /api/v1/lobbies/:id/close', { params: { id }, body: { token } })

/** Says when people meet at a lobby, or with nothing that they do not after all, as its host. */
export const appoint = (id: string, token: string, appointment: SetAppointment['appointment']) =>
  call('POST /api/v1/lobbies/:id/appointment', {
    params: { id },
    body: { token, ...(appointment === undefined ? {} : { appointment }) },
  })

/** Address of the appointment of a lobby as a file for calendars. */
export const calendarAddress = (id: string): string =>
  addressOf('GET /api/v1/lobbies/:id/appointment.ics', { params: { id } })

/** Begins the match of a lobby, as its host. */
export const startLobby = (id: string, token: string) =>
  call('POST /api/v1/lobbies/:id/start', { params: { id }, body: { token } })

/** Gives the hash of the caller's share of the luck. */
export const giveShareHash = (id: string, token: string, shareHash: string) =>
  call('POST /api/v1/lobbies/:id/share-hash', { params: { id }, body: { token, shareHash } })

/** Reveals the caller's share of the luck. */
export const giveShare = (id: string, token: string, share: string) =>
  call('POST /api/v1/lobbies/:id/share', { params: { id }, body: { token, share } })

/** Chooses the bot of a free seat, as the host of the lobby. */
export const seatBot = (id: string, token: string, power: string, bot: string) =>
  call('POST /api/v1/lobbies/:id/bots', { params: { id }, body: { token, power, bot } })

/** Chooses how strong bots play in a lobby's match, as its host. */
export const setStrength = (id: string, token: string, strength: StrengthId) =>
  call('POST /api/v1/lobbies/:id/strength', { params: { id }, body: { token, strength } })

/** Says how many seats of a lobby programs may have, as its host. */
export const setPrograms = (id: string, token: string, programs: number) =>
  call('POST /api/v1/lobbies/:id/programs', { params: { id }, body: { token, programs } })

/** Open lobbies: those that have not begun, and those whose matches are played now. */
export const listLobbies = () => call('GET /api/v1/lobbies', {})

/** Makes sure the match has a room: after a restart of the server it has none until asked. */
export const openRoom = (match: string) => call('POST /api/v1/matches/:id/room', { params: { id: match } })

/** All scenarios of the server. */
export const listScenarios = async (): Promise<readonly ScenarioEntry[]> =>
  (await call('GET /api/v1/scenarios', {})).scenarios

/** The whole file of a scenario of the host's own, where the host lets anybody read it. */
export const fetchOwnScenario = (id: string) => call('GET /api/v1/scenarios/:id/file', { params: { id } })

/** Names of the bots that can hold a seat. */
export const listBots = async (): Promise<readonly string[]> => (await call('GET /api/v1/scenarios', {})).bots

/** What is new since a window, and a number of chat messages. */
export const fetchMatchUpdates = (
  match: string,
  token: string | undefined,
  { after, chat }: { readonly after: number | undefined; readonly chat: number },
): Promise<PollNews> => call('GET /api/v1/matches/:id/news', { params: { id: match }, token, query: { after, chat } })

/** Everything a viewer may know of what happened and was said so far. */
export async function fetchHistory(match: string, token: string | undefined): Promise<MatchHistory> {
  const input = { params: { id: match }, token }
  const [{ windows }, { rule, chat }] = await Promise.all([
    call('GET /api/v1/matches/:id/events', input),
    call('GET /api/v1/matches/:id/chat', input),
  ])
  return { windows, rule, chat }
}
