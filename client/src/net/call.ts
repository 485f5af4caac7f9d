import { MARK_HEADER, SOLE_CALLS } from '#shared/protocol/connection'
import type { Refusal } from '#shared/protocol/problem'
import { changesSomething, methodOf, type Params, pathOf } from '#shared/protocol/route'
import type { RouteBody, RouteName, RouteQuery, RouteResponse, Routes } from '#shared/protocol/routes'
import { type Problem, problem } from '#shared/view/phrase'
import { PendingMarks } from './marks.ts'

/** What the server refused, or that it could not be reached or did not answer in time (status 0). */
export class ApiError extends Error {
  readonly problem: Problem
  readonly status: number
  constructor(why: Problem, status: number) {
    super(why.key)
    this.problem = why
    this.status = status
  }
}

/** What the server has answered, other than that it is overloaded or goes: the line to it is alive. */
export const isRefusal = (fault: unknown): boolean =>
  fault instanceof ApiError && fault.status >= 400 && fault.status < 500

/** A part of a call: forbidden where the route takes none, optional where all of it is. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [Key in Name]?: never }
  : object extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value }

/** What a call of a route takes: the varying parts of its path, its query and body, and who calls. */
export type CallInput<Name extends RouteName> = Part<'params', Params<Name>> &
  Part<'query', RouteQuery<Name>> &
  Part<'body', RouteBody<Name>> &
  CallOptions

interface CallOptions {
  /** Opens something to the caller; spectators have none. */
  readonly token?: string | undefined
  /** The mark of the act, where it was made before; a new or pending one otherwise. */
  readonly mark?: string | undefined
  readonly signal?: AbortSignal
}

/** Routes that answer with JSON. */
type JsonRoute = { [Name in RouteName]: Routes[Name] extends { readonly answer: unknown } ? Name : never }[RouteName]

/** How long the server may take to answer a call, in milliseconds. The connection of a call given up is not used again. */
const DEADLINE = 10_000
/** The same for calls that carry much to the server, or play a whole class again. */
const DEADLINES: { readonly [Name in RouteName]?: number } = {
  'POST /api/v1/records': 120_000,
  'POST /api/v1/classes/:id/tasks/:task/work': 120_000,
  'GET /api/v1/classes/:id/export.zip': 180_000,
  'POST /api/v1/host/backups': 180_000,
}
/** How long a file may take once its answer has begun. */
const FILE_DEADLINE = 60_000

/** Calls a route. @throws ApiError when the server refuses, or has not answered in time */
export const call = <Name extends JsonRoute>(route: Name, input: CallInput<Name>): Promise<RouteResponse<Name>> =>
  callFor(route, input, (response) => response.json())

/**
 * Calls a route and reads its answer: both have to be done within the deadline.
 * @throws ApiError when the server refuses, or has not answered in time
 */
export async function callFor<Name extends RouteName, Answer>(
  route: Name,
  input: CallInput<Name>,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const sent = await send(route, input)
  if (sent.isFile) sent.begin(FILE_DEADLINE)
  const answer = await read(sent.response).catch(() => undefined)
  sent.inTime()
  if (answer === undefined) throw new ApiError(problem('unreachable'), sent.response.status)
  sent.settle()
  return answer
}

/** Opens a stream: it has to begin within the deadline. @throws ApiError when the server refuses, or has not answered in time */
export async function openCall<Name extends RouteName>(route: Name, input: CallInput<Name>): Promise<Response> {
  const sent = await send(route, input)
  sent.inTime()
  return sent.response
}

interface SentCall {
  readonly response: Response
  /** Its answer is no JSON. */
  readonly isFile: boolean
  /** Begins a new deadline of so many milliseconds. */
  begin(milliseconds: number): void
  /** Ends the deadline. */
  inTime(): void
  /** The answer has been read: the act is done, and the same again is another. */
  settle(): void
}

async function send<Name extends RouteName>(route: Name, input: CallInput<Name>): Promise<SentCall> {
  const address = addressOf(route, input)
  const { body, token, signal, mark: given } = input as CallOptions & { readonly body?: unknown }
  const { text, type } = asSent(body)
  const mark = changesSomething(route)
    ? (given ?? pending.markOf(address, text ?? '', SOLE_CALLS.includes(route)))
    : undefined
  const headers = definedOf({ 'content-type': type, authorization: token && `Bearer ${token}`, [MARK_HEADER]: mark })
  await renewing
  const deadline = deadlineOf(DEADLINES[route] ?? DEADLINE, signal)
  const init = { method: methodOf(route), headers, body: text ?? null, signal: deadline.signal }
  const settle = () => {
    if (mark !== undefined) pending.settle(address, mark)
  }
  const response = await fetch(address, init).catch(() => undefined)
  const isFile = response?.headers.get('content-type')?.startsWith('application/json') === false
  if (response?.ok) return { response, isFile, begin: deadline.begin, inTime: deadline.end, settle }
  const refusal = (await response?.json().catch(() => undefined)) as Partial<Refusal> | undefined
  deadline.end()
  if (response === undefined) throw new ApiError(problem('unreachable'), 0)
  if (response.status < 500) settle()
  const otherwise = problem(response.status >= 500 ? 'unreachable' : 'malformedRequest', { field: '' })
  throw new ApiError(refusal?.problem ?? otherwise, response.status)
}

/** A signal that aborts after so many milliseconds unless the deadline is ended, and whenever the caller's own does. */
function deadlineOf(milliseconds: number, own: AbortSignal | undefined) {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => clearTimeout(timer)
  const begin = (within: number) => {
    end()
    timer = setTimeout(() => {
      stop.abort()
      renewConnections()
    }, within)
  }
  begin(milliseconds)
  if (own?.aborted) stop.abort()
  own?.addEventListener('abort', () => stop.abort(), { once: true })
  return { signal: stop.signal, begin, end }
}

/** Most connections that a browser keeps to one server, and how long one may take to show that it is alive, in milliseconds. */
const KEPT_CONNECTIONS = 6
const PROBE_MILLISECONDS = 3000

let renewing: Promise<unknown> | undefined

/**
 * What the browser has kept open to the server may have died with what was not answered: each is tried, so that those that
 * are dead are closed and not used again, one deadline after the other. Calls wait until that is done.
 */
export function renewConnections(): void {
  renewing ??= Promise.allSettled(Array.from({ length: KEPT_CONNECTIONS }, probe)).finally(() => {
    renewing = undefined
  })
}

async function probe(): Promise<void> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PROBE_MILLISECONDS)
  const address = addressOf('GET /livez', {})
  await fetch(address, { cache: 'no-store', signal: stop.signal }).finally(() => clearTimeout(timer))
}

/** Calls that change something and have not been answered, by address. */
const pending = new PendingMarks()

/** A body as text, and of what type it is: files are text already. */
function asSent(body: unknown): { readonly text?: string; readonly type?: string } {
  if (body === undefined) return {}
  if (typeof body === 'string') return { text: body, type: 'application/jsonl' }
  return { text: JSON.stringify(body), type: 'application/json' }
}

const definedOf = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>

/** Address of a route, relative to the page: a proxy may lead to the game below a path of another site. */
export function addressOf<Name extends RouteName>(route: Name, input: CallInput<Name>): string {
  const { params = {}, query = {} } = input as { readonly params?: object; readonly query?: object }
  const path = pathOf(route, params as Params<Name>).slice(1)
  const search = new URLSearchParams(definedOf(query as Record<string, string>))
  return search.size === 0 ? path : `${path}?${search}`
}
