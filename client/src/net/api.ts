import type { ClaimedSeat, CreateLobby, LobbyFacts, SeatTaken, TakeSeat } from '#shared/protocol/lobby'
import type { CreateMatch, MatchCreated, PollNews, Refusal, Reply, TurnStatus } from '#shared/protocol/messages'
import { type Problem, problem } from '#shared/view/phrase'
import type { MatchHistory } from './transport.ts'

/** What the server said no to, or that it could not be reached. */
export class ApiError extends Error {
  readonly problem: Problem
  readonly status: number
  constructor(why: Problem, status: number) {
    super(why.key)
    this.problem = why
    this.status = status
  }
}

/** @throws Refused with the server's problem, or `problem.unreachable` */
export async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => undefined)
  if (response === undefined) throw new ApiError(problem('unreachable'), 0)
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as T
  const why = (body as Partial<Refusal> | undefined)?.problem
  throw new ApiError(
    why ?? problem(response.status >= 500 ? 'unreachable' : 'malformedRequest', { field: '' }),
    response.status,
  )
}

export const post = (body: unknown): RequestInit & { readonly headers: Record<string, string> } => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export const createMatch = (wish: CreateMatch): Promise<MatchCreated> => call('api/matches', post(wish))

/** Resolves when the server answers. @throws Refused when it does not */
export const reachServer = (): Promise<{ ok: true }> => call('healthz')

/** Shows a match from a file again. */
export const importRecord = (text: string): Promise<{ match: string }> =>
  call('api/records', { method: 'POST', headers: { 'content-type': 'application/jsonl' }, body: text })

/** The whole truth of a match that has ended, as text. @throws Refused */
export const fetchRecord = (match: string): Promise<string> => fetchText(recordPath(match))

/** @throws Refused */
export async function fetchText(path: string, init?: RequestInit): Promise<string> {
  const response = await fetch(path, init).catch(() => undefined)
  if (response?.ok) return await response.text()
  const refusal: unknown = await response?.json().catch(() => undefined)
  throw new ApiError(
    (refusal as Partial<Refusal> | undefined)?.problem ?? problem('unreachable'),
    response?.status ?? 0,
  )
}

/** Where the whole truth of a match that has ended can be had as a file. */
export const recordPath = (match: string): string => matchPath(match, 'record')

/** Who asks; spectators have no token. */
export const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` }

const matchPath = (match: string, what: string): string => `api/matches/${encodeURIComponent(match)}/${what}`

/** Posts as whoever the token opens something to. @throws Refused */
export function postAs<T>(token: string | undefined, path: string, body: object = {}): Promise<T> {
  const init = post(body)
  return call(path, { ...init, headers: { ...init.headers, ...bearer(token) } })
}

/** One act over plain HTTP, answered like over a socket. */
export const postCommand = (match: string, token: string | undefined, act: object): Promise<Reply> =>
  postAs(token, matchPath(match, 'acts'), act)

/** How a match stands for the seat. */
export const readTurnStatus = (match: string, token: string): Promise<TurnStatus> =>
  call(matchPath(match, 'turn'), { headers: bearer(token) })

/** A code that moves the seat to another device. */
export const createSeatTransfer = (match: string, token: string): Promise<{ code: string }> =>
  postAs(token, matchPath(match, 'pass'))
/** A token for guests of the seat. */
export const createGuestToken = (match: string, token: string): Promise<{ token: string }> =>
  postAs(token, matchPath(match, 'guests'))
/** The table at which the people of a match that has ended gather again. */
export const createRematch = (match: string, token: string): Promise<{ table: string }> =>
  postAs(token, matchPath(match, 'rematch'))
/** The seat a code leads to. */
export const claimSeat = (code: string): Promise<ClaimedSeat> => call('api/passes', post({ code }))

const table = (id: string, act = ''): string => `api/tables/${encodeURIComponent(id)}${act}`

export const createLobby = (wish: CreateLobby): Promise<SeatTaken> => call('api/tables', post(wish))
export const readLobby = (idOrCode: string): Promise<LobbyFacts> => call(table(idOrCode))
export const takeSeat = (id: string, wish: TakeSeat): Promise<SeatTaken> => call(table(id, '/seats'), post(wish))
export const leaveLobby = (id: string, token: string): Promise<{ ok: true }> =>
  call(table(id, '/leave'), post({ token }))
export const startLobby = (id: string, token: string): Promise<{ match: string }> =>
  call(table(id, '/start'), post({ token }))
export const seatBot = (id: string, token: string, power: string, bot: string): Promise<{ ok: true }> =>
  call(table(id, '/bots'), post({ token, power, bot }))

export async function listLobbies(): Promise<readonly LobbyFacts[]> {
  const { tables } = await call<{ tables: readonly LobbyFacts[] }>('api/tables')
  return tables
}

/** Makes sure the match has a room: after a restart of the server it has none until asked. */
export const openRoom = (match: string): Promise<{ ok: true }> => call(matchPath(match, 'room'), post({}))

/** A scenario as the front page offers it. */
export interface ScenarioEntry {
  readonly id: string
  readonly years: number
  /** Numbers of powers it can be played with. */
  readonly seats: readonly number[]
  /** Ids of the powers in seat order, by their number. */
  readonly seatings: Readonly<Record<string, readonly string[]>>
}

export async function listScenarios(): Promise<readonly ScenarioEntry[]> {
  const { scenarios } = await call<{ scenarios: readonly ScenarioEntry[] }>('api/scenarios')
  return scenarios
}

/** Names of the bots that can hold a seat. */
export async function listBots(): Promise<readonly string[]> {
  const { bots } = await call<{ bots: readonly string[] }>('api/scenarios')
  return bots
}

/** What is new since a window and a number of words; see server/src/http/news.ts. */
export function fetchNews(
  match: string,
  token: string | undefined,
  { after, words }: { readonly after: number | undefined; readonly words: number },
): Promise<PollNews> {
  const query = new URLSearchParams({ words: String(words), ...(after === undefined ? {} : { after: String(after) }) })
  return call(matchPath(match, `news?${query}`), { headers: bearer(token) })
}

/** Everything a viewer may know of what happened and was said so far. */
export async function fetchHistory(match: string, token: string | undefined): Promise<MatchHistory> {
  const init = { headers: bearer(token) }
  const [{ windows }, { rule, chat }] = await Promise.all([
    call<Pick<MatchHistory, 'windows'>>(matchPath(match, 'events'), init),
    call<Pick<MatchHistory, 'rule' | 'chat'>>(matchPath(match, 'words'), init),
  ])
  return { windows, rule, chat }
}
