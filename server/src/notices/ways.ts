import { createTransport } from 'nodemailer'
import webPush from 'web-push'
import type { PushNotice, WebhookFormat } from '#shared/protocol/notices'
import { type TextLanguage, text } from '../lib/texts.ts'
import { type Outbound, UnsafeAddressError } from './outbound.ts'
import type { NoticeTarget, TargetDetail } from './outbox.ts'
import type { PushKeys } from './pushKeys.ts'

/** What came of sending: done; the target is no more; it will never be taken; try again later. */
export type Sent = 'sent' | 'gone' | 'refused' | 'failed'

/** A target of one way. */
export type TargetBy<Way extends TargetDetail['way']> = NoticeTarget & {
  readonly detail: Extract<TargetDetail, { way: Way }>
}

const GONE = [404, 410]
const isDone = (status: number): boolean => status >= 200 && status < 300
/** Statuses after which it may go well another time. */
const mayPass = (status: number): boolean => status === 429 || status === 408 || status >= 500

async function outcomeOf(post: () => Promise<number>): Promise<Sent> {
  try {
    const status = await post()
    if (isDone(status)) return 'sent'
    if (GONE.includes(status)) return 'gone'
    return mayPass(status) ? 'failed' : 'refused'
  } catch (fault) {
    return fault instanceof UnsafeAddressError ? 'refused' : 'failed'
  }
}

/** Sends to a device by the push service of its browser: encrypted for the device, and replaced by the next one of its match. */
export async function sendPush(
  { outbound, keys, contact }: { readonly outbound: Outbound; readonly keys: PushKeys; readonly contact: string },
  { address: endpoint, match, detail }: TargetBy<'push'>,
  notice: PushNotice,
  seconds: number,
): Promise<Sent> {
  return await outcomeOf(async () => {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: detail.keys }, JSON.stringify(notice), {
      vapidDetails: { subject: contact, ...keys },
      TTL: seconds,
      topic: match,
    })
    return await outbound.post(endpoint, { headers, body: body ?? '' })
  })
}

/** What a webhook tells. */
export interface TableNotice {
  readonly text: string
  /** Address of the match; empty where the game's is not known. */
  readonly link: string
  readonly match: string
  readonly waitingFor: readonly string[]
  /** When the window closes, or people meet at the table: milliseconds since 1970. */
  readonly closesAt?: number
  readonly beginsAt?: number
}

/** Names call nobody: a sign that cannot be seen parts `@` from what follows. */
const uncalled = (said: string): string => said.replaceAll('@', '@\u200b')
const SLACK_SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const withLink = ({ text: said, link }: TableNotice): string => (link === '' ? said : `${said}\n${link}`)
const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

/** The body each kind of webhook takes. */
const BODIES: Readonly<
  Record<WebhookFormat, (notice: TableNotice) => { body: string; headers: Record<string, string> }>
> = {
  discord: (notice) => json({ content: uncalled(withLink(notice)), allowed_mentions: { parse: [] } }),
  slack: (notice) => json({ text: withLink(notice).replace(/[&<>]/g, (sign) => SLACK_SIGNS[sign]!) }),
  mattermost: (notice) => json({ text: uncalled(withLink(notice)) }),
  ntfy: ({ text: said, link }) => ({
    body: said,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...(link === '' ? {} : { click: link }) },
  }),
  json: ({ text: said, link, match, waitingFor, closesAt, beginsAt }) =>
    json({
      game: 'Delicate Balance',
      text: said,
      link,
      match,
      waitingFor,
      ...(closesAt && { closesAt }),
      ...(beginsAt && { beginsAt }),
    }),
}

/** Sends to the chat of a table. */
export const sendWebhook = (outbound: Outbound, { address, detail }: TargetBy<'webhook'>, notice: TableNotice) =>
  outcomeOf(() => outbound.post(address, BODIES[detail.format](notice)))

/** Sends mail. */
export interface Mailer {
  /** @param stop address at which mail programs end the mails */
  send(to: string, subject: string, body: string, stop?: string): Promise<Sent>
}

/** For each step of handing mail over, in milliseconds. */
const MAIL_DEADLINE = 4000

/** Hands mail over to the server that the host has set. */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const deadlines = { connectionTimeout: MAIL_DEADLINE, greetingTimeout: MAIL_DEADLINE, socketTimeout: MAIL_DEADLINE }
  const transport = createTransport({ url: smtpUrl, ...deadlines, disableFileAccess: true, disableUrlAccess: true })
  return {
    async send(to, subject, body, stop) {
      const headers = stop && { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      try {
        await transport.sendMail({ from, to, subject, text: body, ...(headers && { headers }) })
        return 'sent'
      } catch (fault) {
        const { responseCode = 0 } = fault as { readonly responseCode?: number }
        return responseCode >= 500 ? 'refused' : 'failed'
      }
    },
  }
}

/** The subject and the words of the mail that asks whether its reader wishes for more. */
export const confirmationMail = (language: TextLanguage, code: string) => ({
  subject: text(language, 'notice.confirmSubject'),
  body: text(language, 'notice.confirmBody', { code }),
})
