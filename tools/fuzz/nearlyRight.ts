import fc from 'fast-check'
import { moduleOf, ORDER_TYPES } from '#shared/orders/index'
import { MARK_HEADER } from '#shared/protocol/connection'
import { COMMAND_NAMES, type CommandName } from '#shared/protocol/messages'
import { methodOf, type RouteKey } from '#shared/protocol/route'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { viewOf } from '#tests/support/positions'
import { addressFor, queryNames, routeList } from '#tests/support/routes'

/** Values that have broken programs before. */
const NASTY: readonly unknown[] = [
  undefined,
  null,
  -1,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  2 ** 53,
  '',
  '__proto__',
  'constructor',
  '\u202e\u0000',
  'x'.repeat(10_000),
  [],
  {},
  [[[[[[[[]]]]]]]],
  true,
]

const junk = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
)

/** One change: which of the places inside a value, and what stands there then. */
const change = fc.tuple(fc.nat(), junk)

/** Something right with up to two of its deps replaced. */
export const nearly = (right: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...right), fc.array(change, { maxLength: 2 }))
    .map(([value, changes]) => changes.reduce<unknown>((now, [place, part]) => replaced(now, place, part), value))

/** The value with one of its deps, itself among them, replaced. */
function replaced(value: unknown, place: number, part: unknown): unknown {
  const paths = pathsIn(value)
  const path = paths[place % paths.length]!
  return replaceAt(value, path, part)
}

function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const inner = Object.entries(value).flatMap(([key, item]) => pathsIn(item).map((path) => [key, ...path]))
  return [[], ...inner]
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) }
  Reflect.set(copy, key, replaceAt(Reflect.get(copy, key), rest, part))
  return copy
}

/** Right messages of every act for this position, of its window and of others. */
function rightMessages(state: GameState): Readonly<Record<CommandName, readonly unknown[]>> {
  const view = viewOf(state, 0)
  const orders = ORDER_TYPES.flatMap((type) => [...moduleOf({ type }).options(RULESET, view)].slice(0, 3))
  const windows = [state.windowNumber, state.windowNumber + 1, 99]
  const powers = state.powers.map(({ id }) => id)
  return {
    draft: windows.flatMap((window) => [
      { window, orders: [] },
      { window, orders: orders.slice(0, 2) },
      ...orders.map((order) => ({ window, orders: [order] })),
    ]),
    ready: windows.map((window) => ({ window, ready: window % 2 === 0 })),
    approve: windows.flatMap((window) => ['strike', 'build silos'].map((slot) => ({ window, slot }))),
    chat: powers.flatMap((to) => [
      { said: { how: 'phrase', phrase: 'beware', about: to } },
      { to, said: { how: 'text', text: 'Hello' } },
    ]),
    clock: windows.flatMap((window) => [
      { window, request: 'extend' },
      { window, request: 'pause' },
    ]),
    away: [{ until: 0 }, { until: 4_000_000_000_000 }],
    admit: [true, false].map((yes) => ({ request: 'abcdef', yes })),
    conduct: powers.flatMap((power) =>
      [true, false].map((wish) => ({ power, measure: 'replace', reason: 'stalling', wish })),
    ),
  }
}

/** An act and a message, mostly nearly right for it, sometimes for another. */
export function messageFor(state: GameState): fc.Arbitrary<readonly [CommandName, unknown]> {
  const right = rightMessages(state)
  const act = fc.constantFrom(...COMMAND_NAMES)
  const fitting = act.chain((name) => nearly(right[name]).map((message) => [name, message] as const))
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: fc.tuple(act, junk) })
}

export interface HttpInput {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** Every route with input that fits it, and one that is none; ids lead nowhere. */
const CALLS: readonly { readonly key: RouteKey; readonly body: unknown }[] = [
  ...routeList().map(({ key, row }) => ({ key, body: row.example })),
  { key: 'GET /api/v1/nothing', body: undefined },
]
export const HTTP_CALLS = CALLS.length

const IDS = ['zzzzzzzzzz', '..%2F..', '%00', 'a'.repeat(500), "'; drop table matches; --", '__proto__', '%E2%80%AE']
const JUNK_TEXTS = ['-1', 'NaN', '1e9', '%00']
const TYPES = ['application/json', 'application/json; charset=utf-7', 'text/plain', 'application/x-www-form-urlencoded']

/** A body as it travels: JSON mostly, sometimes cut short, sometimes too long. */
const travelling = (body: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: nearly([body]).map(asText) },
    { weight: 1, arbitrary: nearly([body]).map((value) => asText(value).slice(0, -1)) },
    { weight: 1, arbitrary: fc.constant(JSON.stringify('x'.repeat(40_000))) },
  )

function asText(value: unknown): string {
  const plain = (_key: string, item: unknown) => (typeof item === 'bigint' ? String(item) : item)
  return JSON.stringify(value, plain) ?? ''
}

export const httpInput: fc.Arbitrary<HttpInput> = fc.constantFrom(...CALLS).chain(({ key, body }) =>
  fc.record({
    method: fc.constant(methodOf(key)),
    path: fc
      .tuple(fc.constantFrom(...IDS), fc.constantFrom('', ...JUNK_TEXTS))
      .map(([id, junkText]) => addressFor(key, () => id) + queryFor(key, junkText)),
    headers: fc.record({
      'content-type': fc.constantFrom(...TYPES),
      authorization: fc.constantFrom('Bearer nobody', 'Bearer', 'Basic x', `Bearer ${'x'.repeat(3000)}`),
      [MARK_HEADER]: fc.constantFrom('', 'short', 'x'.repeat(22), 'x'.repeat(65), 'not url-safe enough!'),
    }),
    body: travelling(body),
  }),
)

/** The same text for every name of the route's query; none for a route that takes none. */
function queryFor(key: RouteKey, text: string): string {
  const names = queryNames(key)
  return names.length === 0 || text === '' ? '' : `?${names.map((name) => `${name}=${text}`).join('&')}`
}
