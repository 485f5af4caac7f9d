import type { NoticeWay, WebhookFormat } from '#shared/protocol/notices'
import type { TextLanguage } from '../lib/texts.ts'

/** What a player is told: that a window waits, that little of its time is left, and that people of a table meet soon. */
export type NoticeKind = 'opened' | 'reminder' | 'appointment'

/** The language and the time zone of a reader, and the address of the game that the reader came by. */
interface Reader {
  readonly language: TextLanguage
  /** IANA name. */
  readonly zone: string
  /** Address of the game without a slash at its end; empty where it is not known. */
  readonly base: string
}

/** What each way needs beside the address. */
export type TargetDetail =
  | (Reader & { readonly way: 'push'; readonly keys: { readonly p256dh: string; readonly auth: string } })
  | (Reader & { readonly way: 'webhook'; readonly format: WebhookFormat })
  | (Reader & { readonly way: 'mail' })

/** Where a seat, or a table, is told that a match waits. */
export interface NoticeTarget {
  /** Cannot be guessed: who knows it can end the notices. */
  readonly id: string
  readonly match: string
  /** Of the seat holder who asked. */
  readonly tokenHash: string
  /** Of the push service, the webhook, or of mail. */
  readonly address: string
  readonly detail: TargetDetail
}

/** Something that is to be told, and where. */
export interface PendingNotice {
  readonly id: string
  /** Of the match; 0 before it has begun. */
  readonly window: number
  readonly kind: NoticeKind
  /** Times it has been begun before. */
  readonly tries: number
  /** When its window opened, milliseconds since 1970. */
  readonly writtenAt: number
  readonly target: NoticeTarget
}

/** How long after a window has opened its notices go out, in milliseconds: pages that are open have seen it by then. */
export const NOTICE_GRACE_MILLISECONDS = 5000
/** How long before people meet at a table they are told. */
export const APPOINTMENT_LEAD_MILLISECONDS = 15 * 60_000
/** Part of a window's time that is left when players are reminded. */
export const REMINDER_SHARE = 1 / 4

/**
 * What is still to be told, and where. Notices are written by the match store, in the transaction that opens a window, and by the lobby
 * store, in the one that sets an appointment. Each call is durable when its promise resolves.
 */
export interface Outbox {
  /**
   * Keeps a target in place of one of the same match at the same address, with what is to be told there of its table's appointment.
   * @param codeHash of a code that must come back first
   */
  add(target: NoticeTarget, now: number, codeHash?: string): Promise<void>
  /** How many targets a seat holder has at a match by a way. */
  count(match: string, tokenHash: string, way: NoticeWay): Promise<number>
  /** The target's code has come back; false when there is none with this code. */
  confirm(id: string, codeHash: string): Promise<boolean>
  /** Forgets a target, with what is to be told there; false when there is none. */
  remove(id: string): Promise<boolean>
  /** What is due and held by no server, the longest due first. */
  due(now: number, most: number): Promise<readonly PendingNotice[]>
  /** Takes a notice for so long as this server may send it, as one more try; false when another has it, or it is gone. */
  lease(id: string, lease: string, now: number, until: number): Promise<boolean>
  /** Gives a leased notice back, to be sent at another time. @param tries begun so far */
  postpone(id: string, lease: string, at: number, tries: number): Promise<void>
  /** A leased notice is done with. */
  done(id: string, lease: string): Promise<void>
  /** When mail last went to this address, in milliseconds since 1970; undefined when none has. */
  mailedAt(address: string): Promise<number | undefined>
  noteMailed(address: string, at: number): Promise<void>
}
