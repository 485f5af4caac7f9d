/** What both ends of a connection must agree on. No schemas here: the client's first page loads this file. */

/** Bumped when a message or route changes shape, so that an old tab asks to be reloaded instead of failing oddly. */
export const PROTOCOL_VERSION = 7

/** A refusal as the one line of text that a room can send: the key of a problem, and after a space its arguments as JSON, if it has any. */
export const refusalLine = ({ key, args }: { readonly key: string; readonly args: object }): string =>
  Object.keys(args).length === 0 ? key : `${key} ${JSON.stringify(args)}`

/** What `refusalLine` wrote; undefined for any other text. */
export function parseRefusal(line: string): { readonly key: string; readonly args: object } | undefined {
  const [, key, args] = /^(problem\.\w+)(?: (\{.*\}))?$/.exec(line) ?? []
  try {
    return key === undefined ? undefined : { key, args: JSON.parse(args ?? '{}') }
  } catch {
    return undefined
  }
}

/** Close codes of our own on a room's socket. */
export const CLOSE_CODES = {
  /** A newer tab, or another device, has the seat now. */
  displaced: 4100,
} as const

/** HTTP header with the mark of an act: the same for every attempt at the same act, and for no other. */
export const MARK_HEADER = 'idempotency-key'

/**
 * Calls of which a caller makes only one: until it is answered, another attempt is the same act even where it says something
 * else by now, and is answered with what came of the first.
 */
export const SOLE_CALLS: readonly string[] = [
  'POST /api/v1/classes/:id/students',
  'POST /api/v1/lobbies/:id/seats',
  'POST /api/v1/quick-play',
]

/** Form of a mark: 16–64 characters that need no escaping in a URL. */
export const MARK = /^[\w-]{16,64}$/
