import type { Order } from '#shared/orders/index'
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

/** Writes an entry down; resolves when it is durable. */
export type AuditLog = (entry: AuditEvent) => Promise<void>
