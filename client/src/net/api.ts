import type { SeenEvent } from '#shared/events/index'
import type { CreateMatch, MatchCreated, PollNews, Refusal, Reply } from '#shared/protocol/messages'
import type { CreateTable, SeatTaken, TableFacts, TakeSeat } from '#shared/protocol/tables'
import type { TalkRule, Word } from '#shared/protocol/talk'
import { type Problem, problem } from '#shared/view/phrase'

/** What the server said no to, or that it could not be reached. */
export class Refused extends Error {
  readonly problem: Problem
  readonly status: number
  constructor(why: Problem, status: number) {
    super(why.key)
    this.problem = why
    this.status = status
  }
}

/** @throws Refused with the server's problem, or `problem.unreachable` */
async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => undefined)
  if (response === undefined) throw new Refused(problem('unreachable'), 0)
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as T
  const why = (body as Partial<Refusal> | undefined)?.problem
  throw new Refused(
    why ?? problem(response.status >= 500 ? 'unreachable' : 'malformedRequest', { field: '' }),
    response.status,
  )
}

const post = (body: unknown): RequestInit & { readonly headers: Record<string, string> } => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export const createMatch = (wish: CreateMatch): Promise<MatchCreated> => call('/api/matches', post(wish))

/** Resolves when the server answers. @throws Refused when it does not */
export const reachServer = (): Promise<{ ok: true }> => call('/healthz')

/** One act over plain HTTP, answered like over a socket. */
export const postAct = (match: string, token: string, act: object): Promise<Reply> => {
  const init = post(act)
  const headers = { ...init.headers, authorization: `Bearer ${token}` }
  return call(`/api/matches/${encodeURIComponent(match)}/acts`, { ...init, headers })
}

const table = (id: string, act = ''): string => `/api/tables/${encodeURIComponent(id)}${act}`

export const createTable = (wish: CreateTable): Promise<SeatTaken> => call('/api/tables', post(wish))
export const readTable = (idOrCode: string): Promise<TableFacts> => call(table(idOrCode))
export const takeSeat = (id: string, wish: TakeSeat): Promise<SeatTaken> => call(table(id, '/seats'), post(wish))
export const leaveTable = (id: string, token: string): Promise<{ ok: true }> =>
  call(table(id, '/leave'), post({ token }))
export const startTable = (id: string, token: string): Promise<{ match: string }> =>
  call(table(id, '/start'), post({ token }))
export const seatBot = (id: string, token: string, power: string, bot: string): Promise<{ ok: true }> =>
  call(table(id, '/bots'), post({ token, power, bot }))

export async function listTables(): Promise<readonly TableFacts[]> {
  const { tables } = await call<{ tables: readonly TableFacts[] }>('/api/tables')
  return tables
}

/** Makes sure the match has a room: after a restart of the server it has none until asked. */
export const openRoom = (match: string): Promise<{ ok: true }> =>
  call(`/api/matches/${encodeURIComponent(match)}/room`, post({}))

/** A scenario as the front page offers it. */
export interface ScenarioEntry {
  readonly id: string
  readonly years: number
  /** Numbers of powers it can be played with. */
  readonly seats: readonly number[]
}

export async function listScenarios(): Promise<readonly ScenarioEntry[]> {
  const { scenarios } = await call<{ scenarios: readonly ScenarioEntry[] }>('/api/scenarios')
  return scenarios
}

/** Names of the bots that can hold a seat. */
export async function listBots(): Promise<readonly string[]> {
  const { bots } = await call<{ bots: readonly string[] }>('/api/scenarios')
  return bots
}

export interface WindowEvents {
  readonly number: number
  readonly events: readonly SeenEvent[]
}

/** What was said so far, as this seat may have heard it, and what may be said. */
export const fetchWords = (match: string, token: string): Promise<{ rule: TalkRule; words: readonly Word[] }> =>
  call(`/api/matches/${encodeURIComponent(match)}/words`, { headers: { authorization: `Bearer ${token}` } })

/** What is new since a window and a number of words; see server/src/http/news.ts. */
export function fetchNews(
  match: string,
  token: string,
  { after, words }: { readonly after: number | undefined; readonly words: number },
): Promise<PollNews> {
  const query = new URLSearchParams({ words: String(words), ...(after === undefined ? {} : { after: String(after) }) })
  return call(`/api/matches/${encodeURIComponent(match)}/news?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
}

/** Everything this seat may know of what happened so far. */
export async function fetchEvents(match: string, token: string): Promise<readonly WindowEvents[]> {
  const init = { headers: { authorization: `Bearer ${token}` } }
  const { windows } = await call<{ windows: readonly WindowEvents[] }>(
    `/api/matches/${encodeURIComponent(match)}/events`,
    init,
  )
  return windows
}
