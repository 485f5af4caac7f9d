import { MARK_HEADER } from '#shared/protocol/connection'
import type { Refusal } from '#shared/protocol/problem'
import { changesSomething, methodOf, type Params, pathOf } from '#shared/protocol/route'
import type { RouteBody, RouteName, RouteQuery, RouteResponse, Routes } from '#shared/protocol/routes'
import { type Problem, problem } from '#shared/view/phrase'
import { PendingMarks } from './marks.ts'

/** What the server refused, or that it could not be reached (status 0). */
export class ApiError extends Error {
  readonly problem: Problem
  readonly status: number
  constructor(why: Problem, status: number) {
    super(why.key)
    this.problem = why
    this.status = status
  }
}

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

/** Calls a route. @throws ApiError when the server refuses, or cannot be reached */
export async function call<Name extends JsonRoute>(route: Name, input: CallInput<Name>): Promise<RouteResponse<Name>> {
  const response = await sendCall(route, input)
  const answer: unknown = await response.json().catch(() => undefined)
  if (answer === undefined) throw new ApiError(problem('unreachable'), response.status)
  return answer as RouteResponse<Name>
}

/** Calls a route that answers with a file or a stream. @throws ApiError when the server refuses, or cannot be reached */
export async function sendCall<Name extends RouteName>(route: Name, input: CallInput<Name>): Promise<Response> {
  const address = addressOf(route, input)
  const { body, token, signal, mark: given } = input as CallOptions & { readonly body?: unknown }
  const { text, type } = asSent(body)
  const mark = changesSomething(route) ? (given ?? pending.markOf(address, text ?? '')) : undefined
  const headers = definedOf({ 'content-type': type, authorization: token && `Bearer ${token}`, [MARK_HEADER]: mark })
  const init = { method: methodOf(route), headers, body: text ?? null, signal: signal ?? null }
  const response = await fetch(address, init).catch(() => undefined)
  if (response === undefined) throw new ApiError(problem('unreachable'), 0)
  if (mark !== undefined && response.status < 500) pending.settle(address, mark)
  if (response.ok) return response
  const refusal = (await response.json().catch(() => undefined)) as Partial<Refusal> | undefined
  const otherwise = problem(response.status >= 500 ? 'unreachable' : 'malformedRequest', { field: '' })
  throw new ApiError(refusal?.problem ?? otherwise, response.status)
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
