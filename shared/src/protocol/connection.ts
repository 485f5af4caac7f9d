/** What both ends of a connection must agree on. No schemas here: the client's first page loads this file. */

/** Bumped when a message or route changes shape, so that an old tab asks to be reloaded instead of failing oddly. */
export const PROTOCOL_VERSION = 5

/** Close codes of our own on a room's socket. */
export const CLOSE_CODES = {
  /** A newer tab, or another device, has the seat now. */
  displaced: 4100,
} as const

/** HTTP header with the mark of an act: the same for every attempt at the same act, and for no other. */
export const MARK_HEADER = 'idempotency-key'

/** Form of a mark: 16–64 characters that need no escaping in a URL. */
export const MARK = /^[\w-]{16,64}$/
