import type { Viewer } from '#shared/view/observation'
import type { SeatRole, SeatTable } from './seatTable.ts'

interface Caller {
  readonly viewer: Viewer
  /** Which of the seat's members. */
  readonly person: string
  /** Of the token the caller came with; absent for spectators. */
  readonly tokenHash?: string
  /** Number of the first private message the caller may read; the first of all when absent. */
  readonly hearsFrom?: number
}

/** A caller who acts for a seat. The seat comes from the token, never from a message. */
export interface SeatedPrincipal extends Caller {
  readonly seat: number
  readonly role: Exclude<SeatRole, 'guest'>
}

/** A caller who acts for no seat: a spectator, or a guest who sees what a seat sees. */
export interface WatchingPrincipal extends Caller {
  readonly seat: undefined
  readonly role: 'guest' | 'spectator'
}

/** Who a caller was found to be. */
export type Principal = SeatedPrincipal | WatchingPrincipal

/** What one person is counted by, over every transport: their place in this match. */
export const personKey = (
  match: string,
  { seat, role, person }: Pick<Principal, 'seat' | 'person'> & { readonly role?: Principal['role'] },
): string => `${match} ${seat ?? role} ${person}`

/** Who a token makes the caller: a spectator without one; undefined when the token opens nothing. */
export function authenticate(
  { seats }: { readonly seats: SeatTable },
  token: string | undefined,
): Principal | undefined {
  if (token === undefined) return { seat: undefined, viewer: { kind: 'spectator' }, role: 'spectator', person: '' }
  const grant = seats.grantFor(token)
  if (grant === undefined) return undefined
  const { seat, role, person, tokenHash, hearsFrom } = grant
  const viewer: Viewer = { kind: 'power', power: seats.all[seat]!.power }
  const known = { viewer, person, tokenHash, hearsFrom }
  return role === 'guest' ? { seat: undefined, role, ...known } : { seat, role, ...known }
}
