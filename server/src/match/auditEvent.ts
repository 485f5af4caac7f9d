import { onlyAdvises, type SeatMember } from '#shared/match/delegation'
import type { SeatDraft } from '#shared/match/seatDraft'
import type { SeatActor } from '#shared/match/seatInput'
import type { Order } from '#shared/orders/index'
import type { Proposal } from '#shared/protocol/delegation'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'

/** A window that has just opened. */
export interface OpenedWindow {
  readonly kind: WindowKind
  readonly year: number
  readonly participants: readonly number[]
}

/** The audit detail of the window that is open in a state. */
export const openWindowAuditDetail = ({ window: { kind, participants }, year }: GameState): OpenedWindow => ({
  kind,
  year,
  participants,
})

/** What is noted of a match whose people are to learn from it: who did what when. Times are milliseconds since 1970. */
export type AuditEvent = { readonly at: number; readonly match: string; readonly window: number } & (
  | {
      readonly did: 'ordered'
      readonly seat: number
      readonly person: string
      readonly orders: readonly Order[]
    }
  | {
      /** An adviser changed what they propose; it counts when a holder gives the order. */
      readonly did: 'proposed'
      readonly seat: number
      readonly person: string
      readonly proposals: readonly Omit<Proposal, 'by'>[]
    }
  | { readonly did: 'ready'; readonly seat: number; readonly person: string; readonly ready: boolean }
  | { readonly did: 'approved'; readonly seat: number; readonly person: string; readonly slot: string }
  | {
      readonly did: 'closed'
      readonly hash: string
      /** Seats that gave no sign. */
      readonly silent: readonly number[]
      readonly opened: OpenedWindow
    }
)

type Without<Entry> = Entry extends unknown ? Omit<Entry, 'at' | 'match' | 'window'> : never
/** An entry before it is known when and where. */
export type AuditDetail = Without<AuditEvent>

/** What a member's save came to: orders of the seat, or an adviser's proposals. */
export function draftAuditDetail(
  { seat, person }: SeatActor,
  { orders, proposals }: SeatDraft,
  people: readonly SeatMember[],
): AuditDetail {
  if (!onlyAdvises(people, person)) return { did: 'ordered', seat, person, orders }
  const own = proposals.filter(({ by }) => by === person).map(({ by: _, ...proposal }) => proposal)
  return { did: 'proposed', seat, person, proposals: own }
}

/** Writes an entry down; resolves when it is durable. */
export type AuditLog = (entry: AuditEvent) => Promise<void>
