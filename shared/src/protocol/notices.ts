import { z } from 'zod'
import type { Wire } from '#shared/protocol/wire'

/** Ways in which players are told that a match waits for them while no page of it is open. */
export const NOTICE_WAYS = ['push', 'webhook', 'mail'] as const
/** A way of telling. */
export type NoticeWay = (typeof NOTICE_WAYS)[number]

/** What a webhook is written for: each takes another body. */
export const WEBHOOK_FORMATS = ['discord', 'slack', 'mattermost', 'ntfy', 'json'] as const
/** A kind of webhook. */
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number]

/** Longest address that notices go to, in letters. */
const LONGEST_ADDRESS = 1000

const address = z.url().max(LONGEST_ADDRESS)
const keyText = z
  .string()
  .regex(/^[\w-]+={0,2}$/)
  .max(200)

/** A time zone by its IANA name, as browsers give it. */
export const zoneSchema = z
  .string()
  .regex(/^[A-Za-z][\w+/-]{1,60}$/)
  .max(64)

/** The language and the time zone of those who read the notices. */
const reader = { language: z.string().max(20), zone: zoneSchema }

const pushWish = z.strictObject({
  way: z.literal('push'),
  ...reader,
  endpoint: address,
  keys: z.strictObject({ p256dh: keyText, auth: keyText }),
})
const webhookWish = z.strictObject({
  way: z.literal('webhook'),
  ...reader,
  url: address,
  format: z.enum(WEBHOOK_FORMATS),
})

/** A way in which whoever has a seat at a table, or with a webhook the table, is told before its people meet. */
const askTableNoticesSchema = z.discriminatedUnion('way', [pushWish, webhookWish])
/** Input of `askTableNoticesSchema`. */
export type AskTableNotices = Wire<typeof askTableNoticesSchema>
/** The same, with the token of the seat. */
export const askAtTableSchema = z.strictObject({ token: z.string().min(1).max(200), wish: askTableNoticesSchema })

/** A way in which a seat, or with a webhook its table, is told from now on. */
export const askNoticesSchema = z.discriminatedUnion('way', [
  pushWish,
  webhookWish,
  z.strictObject({ way: z.literal('mail'), ...reader, address: z.email().max(254) }),
])
/** Input of `askNoticesSchema`. */
export type AskNotices = Wire<typeof askNoticesSchema>

/** What the server has been asked for: who knows the id can end it. Mail waits for the code that was sent to its address. */
export const noticesAskedSchema = z
  .strictObject({ id: z.string(), confirmed: z.boolean() })
  .meta({ id: 'NoticesAsked' })
/** What the server has been asked for. */
export type NoticesAsked = Wire<typeof noticesAskedSchema>

/** The code of a mail that shows whose address it is. */
export const confirmNoticesSchema = z.strictObject({ code: z.string().min(1).max(20) })

/** Ways in which a seat may be told, and the key of its push messages, base64url. */
export const noticeWaysSchema = z
  .strictObject({ ways: z.array(z.enum(NOTICE_WAYS)), pushKey: z.string().exactOptional() })
  .meta({ id: 'NoticeWays' })
/** Ways in which a seat may be told. */
export type NoticeWays = Wire<typeof noticeWaysSchema>

/** A notice on a device, as its service worker reads it. */
export interface PushNotice {
  readonly title: string
  readonly body: string
  /** A later notice replaces one with the same tag. */
  readonly tag: string
  /** Page of the game, from `#` on. */
  readonly page: string
}
