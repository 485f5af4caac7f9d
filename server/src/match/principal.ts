import type { PowerId } from '#shared/ids'
import type { Viewer } from '#shared/view/observation'
import type { Seats } from './seats.ts'
import type { SeatRole } from './viewerIdentity.ts'

/** What somebody was found to be when they came; the seat comes from here, never from a message. */
export interface Principal {
  /** The seat they may act for; −1 for spectators and guests. */
  readonly seat: number
  readonly viewer: Viewer
  readonly role: SeatRole | 'spectator'
  /** Who they are among those on the seat. */
  readonly person: string
}

/** The place a token opens: a seat, a seat's shoulder, or without one the gallery; undefined when it opens nothing. */
export function authenticate({ seats }: { readonly seats: Seats }, token: string | undefined): Principal | undefined {
  if (token === undefined) return { seat: -1, viewer: { kind: 'spectator' }, role: 'spectator', person: '' }
  const grant = seats.grantFor(token)
  if (grant === undefined) return undefined
  const { seat, role, person } = grant
  const power: PowerId = seats.all[seat]!.power
  return { seat: role === 'guest' ? -1 : seat, viewer: { kind: 'power', power }, role, person }
}
