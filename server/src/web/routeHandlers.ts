import type { Request, Response } from 'express'
import type { Access } from '#shared/protocol/access'
import type { Params, ParsedBody, ParsedQuery, Route, RouteKey, RouteTable, RowResponse } from '#shared/protocol/route'
import type { Refused } from './refuse.ts'

/** What every handler gets, beside what its route's access grants. */
export interface RouteContext<Row, Key extends string> {
  readonly params: Params<Key>
  readonly query: ParsedQuery<Row>
  readonly body: ParsedBody<Row>
  /** The caller's mark of this act, the same for every attempt at it; undefined when the caller gave none. */
  readonly mark: string | undefined
  readonly request: Request
  readonly response: Response
}

/** What a handler gets of each access, by name. */
export type Grants = Readonly<Partial<Record<Access, object>>>

type Result<Row> = RowResponse<Row> | Refused

/** Answers one route. Of a file or a stream it writes the answer itself and returns nothing. */
export type RouteHandler<Row extends Route, Key extends string, Granted extends Grants> = (
  context: RouteContext<Row, Key> & Granted[Row['who']],
) => Result<Row> | Promise<Result<Row>>

/** A handler for every route of a table. */
export type RouteHandlers<Table extends RouteTable, Granted extends Grants> = {
  readonly [Key in keyof Table & RouteKey]: RouteHandler<Table[Key], Key, Granted>
}
