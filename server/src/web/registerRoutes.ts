import express, { type Application, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import type { Access } from '#shared/protocol/access'
import { MARK, MARK_HEADER, SOLE_CALLS } from '#shared/protocol/connection'
import { LARGEST_BODY, LIMITS, type Limit, type LimitName, type TryLimitName } from '#shared/protocol/limits'
import { changesSomething, methodOf, type Route, type RouteKey, type RouteTable } from '#shared/protocol/route'
import { writtenFault } from '#shared/protocol/visible'
import { problem } from '#shared/view/phrase'
import type { Acts, Attempt, MarkedAct } from '../lib/acts.ts'
import { bearerOf } from './bearer.ts'
import { callerKey } from './callerAddress.ts'
import type { RateLimiters } from './rateLimiter.ts'
import { type Refused, refuse, refused } from './refuse.ts'
import type { Grants, RouteHandlers } from './routeHandlers.ts'

/** Longest name of a field that is told to the caller. */
const LONGEST_FIELD = 80
/** Longest id or code in a path: a longer one is looked up nowhere. */
const LONGEST_PARAM = 64

/** What the routes need of the server around them. */
export interface RouteRules {
  readonly limiters: RateLimiters
  /** What the caller is granted, by access, or why it is refused. */
  readonly authorise: Readonly<Record<Access, (request: Request) => object | Refused | Promise<object | Refused>>>
  /** What is counted by itself for a limit, beside addresses. */
  limitKey(per: 'class' | 'person', request: Request, granted: object): string
  /** Why the caller may begin nothing new here now; undefined when it may. @throws to pass the call on to another server */
  mayBegin(where: 'anywhere' | 'here', request: Request): Promise<Refused | undefined>
  /** Does an act once, however often it is asked for. */
  readonly acts: Pick<Acts, 'once' | 'recall'>
  /** Told of what a call has begun, by its answer. */
  onBegun(request: Request, answer: unknown): void
}

/** What is counted by itself. */
type CountedFor = Limit['per'] | NonNullable<Limit['inAll']>['per']
type AnyHandler = (context: object) => unknown

/**
 * Registers every route of the contract: in this order a call's body is read, its path and mark are checked, an act that was done
 * before is answered with what came of it, what begins something is refused while the server drains, the caller is authorised
 * and limited, its input is checked, its handler runs once for each act, and the result is answered. A file, which is large, is read only once
 * the caller is limited.
 */
export function registerRoutes<Table extends RouteTable, Granted extends Grants>(
  app: Application,
  table: Table,
  handlers: RouteHandlers<Table, Granted>,
  rules: RouteRules,
): void {
  for (const [key, row] of Object.entries(table) as [RouteKey, Route][]) {
    const handler = (handlers as Readonly<Record<string, unknown>>)[key] as AnyHandler
    const path = key.slice(key.indexOf(' ') + 1)
    const method = methodOf(key).toLowerCase() as 'get' | 'post' | 'delete'
    const readBody = bodyReader(row)
    app[method](path, async (request, response) => {
      const result = await call({ key, row, handler, rules, readBody }, request, response)
      if (isRefused(result)) refuse(response, result)
      else if ('answer' in row) response.json(result)
    })
  }
}

/** Reads the body of a call into `request.body`. @throws the parser's fault, with a status */
type ReadBody = (request: Request, response: Response) => Promise<void>

/** Our pages compress nothing they send: decoders stay out of reach of strangers. */
function bodyReader(row: Route): ReadBody {
  if (row.upload) return readerOf(express.text({ limit: row.upload.largest, inflate: false, type: () => true }))
  return row.body ? readerOf(express.json({ limit: LARGEST_BODY, inflate: false })) : async () => undefined
}

const readerOf =
  (parser: RequestHandler): ReadBody =>
  (request, response) =>
    new Promise((resolve, reject) => {
      parser(request, response, (fault?: unknown) => (fault === undefined ? resolve() : reject(fault)))
    })

/** A route as it is registered. */
interface RegisteredRoute {
  readonly key: RouteKey
  readonly row: Route
  readonly handler: AnyHandler
  readonly rules: RouteRules
  readonly readBody: ReadBody
}

async function call(route: RegisteredRoute, request: Request, response: Response): Promise<unknown> {
  const { key, row, rules, readBody } = route
  if (!row.upload) await readBody(request, response)
  const long = Object.entries(request.params).find(([, value]) => value.length > LONGEST_PARAM)
  if (long) return malformed(long[0])
  const mark = markOf(key, request)
  if (isRefused(mark)) return mark
  const act = mark === undefined || row.repeat !== undefined ? undefined : actOf(route, mark, request)
  const before = act && (await rules.acts.recall(act))
  if (before) return answerOf(before, row, response)
  const held = row.begins && (await rules.mayBegin(row.begins, request))
  if (held) return held
  const granted = await rules.authorise[row.who](request)
  if (isRefused(granted)) return granted
  const limited = await spend(row, rules, request, granted)
  if (limited) return limited
  if (row.upload) await readBody(request, response)
  const input = inputOf(row, request)
  if (isRefused(input)) return input
  const perform = () => handle(route, { ...input, mark, ...granted, request, response })
  if (act === undefined) return await perform()
  return answerOf(await rules.acts.once(act, perform, (result) => !isRefused(result)), row, response)
}

/** The act that a call asks for. */
function actOf({ key, row }: RegisteredRoute, mark: string, request: Request): MarkedAct {
  return {
    scope: `${methodOf(key)} ${request.path}\n${bearerOf(request) ?? ''}`,
    mark,
    // A file is read later, and is large: its mark alone says that it is the same.
    content: row.upload ? '' : (JSON.stringify(request.body) ?? ''),
    isSole: SOLE_CALLS.includes(key),
  }
}

/** Answers with what came of an act, now or before. */
function answerOf(attempt: Attempt<unknown>, row: Route, response: Response): unknown {
  if (!('result' in attempt)) return refused(409, attempt.did === 'otherwise' ? 'markUsed' : 'outcomeUnknown')
  if (attempt.did === 'before') beginAnswer(row, response)
  return attempt.result
}

function beginAnswer(row: Route, response: Response): void {
  if ('answer' in row) response.status(row.status ?? 200).set('cache-control', 'no-store')
}

/** Begins the tries of a call, has its handler do it, and tells what has begun by it. */
async function handle({ row, handler, rules }: RegisteredRoute, context: HandlerContext): Promise<unknown> {
  const { request, response } = context
  const takeBack = await beginTries(row, rules, request, context)
  if (isRefused(takeBack)) return takeBack
  beginAnswer(row, response)
  try {
    const result = await handler(context)
    if (isRefused(result)) return result
    if (row.begins) rules.onBegun(request, result)
    await takeBack()
    return result
  } catch (fault) {
    // Passed on to another server, which counts the try, or not made after all.
    await takeBack()
    throw fault
  }
}

interface HandlerContext extends Input {
  readonly mark: string | undefined
  readonly request: Request
  readonly response: Response
}

/** Uses up one of each limit that every call spends. Returns the refusal of the first that is exhausted. */
async function spend(
  { limits = [] }: Route,
  rules: RouteRules,
  request: Request,
  granted: object,
): Promise<Refused | undefined> {
  for (const name of limits) {
    const { spentBy, per, problem: why } = LIMITS[name]
    if (spentBy !== 'call' || isTryLimit(name)) continue
    if (!(await rules.limiters[name](keyFor(per, rules, request, granted)))) return refused(429, why)
  }
  return undefined
}

/** Begins a try at each secret the call names. Returns what takes them back, or why the caller may not try now. */
async function beginTries(
  { limits = [] }: Route,
  rules: RouteRules,
  request: Request,
  granted: object,
): Promise<(() => Promise<void>) | Refused> {
  const begun: (() => Promise<void>)[] = []
  for (const name of limits) {
    if (!isTryLimit(name) || LIMITS[name].spentBy !== 'refusal') continue
    const { inAll, problem: why } = LIMITS[name]
    const takeBack = await rules.limiters[name](callerKey(request), keyFor(inAll.per, rules, request, granted))
    if (takeBack === undefined) return refused(429, why)
    begun.push(takeBack)
  }
  return async () => {
    for (const takeBack of begun) await takeBack()
  }
}

const isTryLimit = (name: LimitName): name is TryLimitName => 'inAll' in LIMITS[name]

function keyFor(per: CountedFor, rules: RouteRules, request: Request, granted: object): string {
  if (per === 'address') return callerKey(request)
  return per === 'everyone' ? per : rules.limitKey(per, request, granted)
}

interface Input {
  readonly params: Request['params']
  readonly query: unknown
  readonly body: unknown
}

/** The parts of a call, checked; a refusal names the first field that does not fit. */
function inputOf(row: Route, request: Request): Input | Refused {
  const query = parse(row.query, request.query)
  if (isRefused(query)) return query
  const body = row.upload
    ? { data: typeof request.body === 'string' ? request.body : '' }
    : parse(row.body, request.body)
  if (isRefused(body)) return row.malformed === undefined || !isMalformed(body) ? body : refused(400, row.malformed)
  return { params: request.params, query: query.data, body: body.data }
}

/** The mark of the act, where the caller gave one; a refusal of what is none. */
function markOf(key: RouteKey, request: Request): string | Refused | undefined {
  const mark = changesSomething(key) ? request.headers[MARK_HEADER] : undefined
  if (mark === undefined || (typeof mark === 'string' && MARK.test(mark))) return mark
  return malformed(MARK_HEADER)
}

function parse(schema: z.ZodType | undefined, given: unknown): { readonly data: unknown } | Refused {
  if (schema === undefined) return { data: undefined }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed
  const said = writtenFault(parsed.error)
  return said === undefined ? malformed(parsed.error.issues[0]?.path.join('.') ?? '') : { status: 400, problem: said }
}

const malformed = (field: string): Refused => ({
  status: 400,
  problem: problem('malformedRequest', { field: field.slice(0, LONGEST_FIELD) }),
})

const isMalformed = ({ problem: why }: Refused): boolean => why.key === 'problem.malformedRequest'

const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && 'problem' in result
