import type { Viewer } from '#shared/view/observation'
import type { SeatRole, SeatTable } from './seatTable.ts'

/** Who a caller was found to be; the seat comes from here, never from a message. */
export interface Principal {
  /** The seat the caller may act for; −1 for spectators and guests. */
  readonly seat: number
  readonly viewer: Viewer
  readonly role: SeatRole | 'spectator'
  /** Which of the seat's members. */
  readonly person: string
  /** Of the token the caller came with; absent for spectators. */
  readonly tokenHash?: string
  /** Number of the first private message the caller hears; the first of all when absent. */
  readonly hearsFrom?: number
}

/** The place a token opens: a seat, a guest's view of a seat, or without a token the spectators'; undefined when it opens nothing. */
export function authenticate(
  { seats }: { readonly seats: SeatTable },
  token: string | undefined,
): Principal | undefined {
  if (token === undefined) return { seat: -1, viewer: { kind: 'spectator' }, role: 'spectator', person: '' }
  const grant = seats.grantFor(token)
  if (grant === undefined) return undefined
  const { seat, role, person, tokenHash, hearsFrom } = grant
  const { power } = seats.all[seat]!
  return { seat: role === 'guest' ? -1 : seat, viewer: { kind: 'power', power }, role, person, tokenHash, hearsFrom }
}
