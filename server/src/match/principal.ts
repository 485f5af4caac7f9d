import type { Viewer } from '#shared/view/observation'
import type { SeatRole, SeatTable } from './seatTable.ts'

/** A caller who acts for a seat. The seat comes from the token, never from a message. */
export interface SeatedPrincipal {
  readonly seat: number
  readonly viewer: Viewer
  readonly role: Exclude<SeatRole, 'guest'>
  /** Which of the seat's members. */
  readonly person: string
}

/** A caller who acts for no seat: a spectator, or a guest who sees what a seat sees. */
export interface WatchingPrincipal {
  readonly seat: undefined
  readonly viewer: Viewer
  readonly role: 'guest' | 'spectator'
  readonly person: string
}

/** Who a caller was found to be. */
export type Principal = SeatedPrincipal | WatchingPrincipal

/** Who a token makes the caller: a spectator without one; undefined when the token opens nothing. */
export function authenticate(
  { seats }: { readonly seats: SeatTable },
  token: string | undefined,
): Principal | undefined {
  if (token === undefined) return { seat: undefined, viewer: { kind: 'spectator' }, role: 'spectator', person: '' }
  const grant = seats.grantFor(token)
  if (grant === undefined) return undefined
  const { seat, role, person } = grant
  const viewer: Viewer = { kind: 'power', power: seats.all[seat]!.power }
  return role === 'guest' ? { seat: undefined, viewer, role, person } : { seat, viewer, role, person }
}
