import type { PowerId } from '#shared/ids'
import type { Viewer } from '#shared/view/observation'
import type { Role } from './onlooker.ts'
import type { Seats } from './seats.ts'

/** What somebody was found to be when they came; the seat comes from here, never from a message. */
export interface Chair {
  /** The seat they may act for; −1 for spectators and guests. */
  readonly seat: number
  readonly viewer: Viewer
  readonly role: Role | 'spectator'
  /** Who they are among those on the seat. */
  readonly person: string
}

/** The place a token opens: a seat, a seat's shoulder, or without one the gallery; undefined when it opens nothing. */
export function chairFor({ seats }: { readonly seats: Seats }, token: string | undefined): Chair | undefined {
  if (token === undefined) return { seat: -1, viewer: { kind: 'spectator' }, role: 'spectator', person: '' }
  const holding = seats.opens(token)
  if (holding === undefined) return undefined
  const { seat, role, person } = holding
  const power: PowerId = seats.all[seat]!.power
  return { seat: role === 'guest' ? -1 : seat, viewer: { kind: 'power', power }, role, person }
}
