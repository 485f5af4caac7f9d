import { MARK_HEADER } from '#shared/protocol/connection'
import { changesSomething, methodOf, type Params, pathOf } from '#shared/protocol/route'
import type { RouteBody, RouteName, RouteQuery } from '#shared/protocol/routes'

/** Parts of a call, as its row has them; tests may leave any out. */
export interface RouteCall<Name extends RouteName> {
  readonly params?: Params<Name>
  readonly query?: RouteQuery<Name>
  readonly body?: RouteBody<Name>
  readonly token?: string | undefined
  readonly mark?: string
}

/** Calls a route of a running server, as any client may. */
export async function callRoute<Name extends RouteName>(
  base: string,
  route: Name,
  { params, query, body, token, mark }: RouteCall<Name> = {},
): Promise<Response> {
  const path = pathOf(route, (params ?? {}) as Params<Name>)
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]))
  return await fetch(`${base}${path}${search.size === 0 ? '' : `?${search}`}`, {
    method: methodOf(route),
    redirect: 'manual',
    headers: {
      ...(changesSomething(route) ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(mark === undefined ? {} : { [MARK_HEADER]: mark }),
    },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** The text of an answer; of a stream, which never ends, what comes first. */
export async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return await response.text()
  const reader = response.body!.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}
