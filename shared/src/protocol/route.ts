import type { z } from 'zod'
import type { Access } from '#shared/protocol/access'
import type { LimitName } from '#shared/protocol/limits'
import type { Wire, WireInput } from '#shared/protocol/wire'

/** HTTP method of a route. */
export type Method = 'GET' | 'POST' | 'DELETE'

/** Method and path of a route, with `:names` where the path varies. It names the route everywhere. */
export type RouteKey = `${Method} /${string}`

interface RouteBase {
  /** What it does, in one sentence. */
  readonly summary: string
  readonly who: Access
  readonly query?: z.ZodType
  readonly limits?: readonly LimitName[]
  /** Begins something, and is refused while the server drains: on any server, or where its people are already. */
  readonly begins?: 'anywhere' | 'here'
  /**
   * Of a call that changes something: what again under the same mark does. As a rule it is answered with the outcome of the
   * first, which is kept. `harmless`: it is done again, which changes nothing more. `command`: the command it carries knows.
   */
  readonly repeat?: 'harmless' | 'command'
}

/** A file sent as it is. */
interface Upload {
  readonly type: string
  /** Bytes. */
  readonly largest: number
}

/** What is sent with the call: nothing, JSON, or a file; with an example for the documentation and the tests. */
type RouteInput =
  | { readonly body?: never; readonly upload?: never; readonly example?: never; readonly malformed?: never }
  | {
      readonly body: z.ZodType
      readonly upload?: never
      readonly example: unknown
      /** Text key of the refusal of a body that does not fit, where it is not `malformedRequest`. */
      readonly malformed?: 'malformedJoin' | 'malformedMessage'
    }
  | { readonly upload: Upload; readonly body?: never; readonly example: string; readonly malformed?: never }

/** What is answered when nothing is refused: JSON, a file, or server-sent events. */
type RouteOutput =
  | { readonly answer: z.ZodType; readonly status?: 200 | 201 }
  | { readonly file: string }
  | { readonly stream: Readonly<Record<string, z.ZodType>> }

/** One HTTP route: all that client, server, tests and the API's documentation know of it. */
export type Route = RouteBase & RouteInput & RouteOutput
/** Routes by key. */
export type RouteTable = Readonly<Record<RouteKey, Route>>

/** Names of the varying parts of a path. */
type ParamNames<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | ParamNames<`/${More}`>
    : Rest
  : never

/** Names and values of the varying parts of a route's path. */
export type Params<Key extends string> = { readonly [Name in ParamNames<Key>]: string }
/** As the handler gets them: checked, and with defaults. */
export type ParsedQuery<Row> = Row extends { readonly query: infer Schema extends z.ZodType } ? Wire<Schema> : undefined
/** Body as the handler gets it: checked, and with defaults. */
export type ParsedBody<Row> = Row extends { readonly body: infer Schema extends z.ZodType }
  ? Wire<Schema>
  : Row extends { readonly upload: unknown }
    ? string
    : undefined
/** As the caller writes them. */
export type RowQuery<Row> = Row extends { readonly query: infer Schema extends z.ZodType }
  ? WireInput<Schema>
  : undefined
/** Body as the caller writes it. */
export type RowBody<Row> = Row extends { readonly body: infer Schema extends z.ZodType }
  ? WireInput<Schema>
  : Row extends { readonly upload: unknown }
    ? string
    : undefined
/** What a call resolves with; undefined where it is no JSON. */
export type RowResponse<Row> = Row extends { readonly answer: infer Schema extends z.ZodType }
  ? Wire<Schema>
  : undefined

/** The HTTP method of a route's key. */
export const methodOf = (key: RouteKey): Method => key.slice(0, key.indexOf(' ')) as Method

/** The path with these parts in place of its names. */
export function pathOf<Key extends RouteKey>(key: Key, params: Params<Key>): string {
  const values = params as Readonly<Record<string, string>>
  const pattern = key.slice(key.indexOf(' ') + 1)
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}

/** A route changes something exactly when its method is not `GET`: then it takes a mark, and no other website may call. */
export const changesSomething = (key: RouteKey): boolean => methodOf(key) !== 'GET'
