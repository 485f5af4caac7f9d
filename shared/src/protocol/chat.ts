import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { LONGEST_CHAT, PHRASES } from '#shared/protocol/chatRules'
import { visibleText } from '#shared/protocol/visible'

/** Request `say`: to everybody, to one power if a hotline joins the two, or to one's own where several share a seat. */
export const sendChatSchema = z.strictObject({
  to: z.string().min(1).max(31).optional(),
  said: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('phrase'), phrase: z.enum(PHRASES), about: z.string().min(1).max(31).optional() }),
    z.strictObject({ how: z.literal('text'), text: visibleText(LONGEST_CHAT) }),
  ]),
})
export type ChatInput = z.infer<typeof sendChatSchema>
export type ChatContent = ChatInput['said']

/** Something said, as those may know it who heard it. */
export interface ChatMessage {
  readonly number: number
  readonly year: number
  readonly from: PowerId
  /** Absent when everybody heard it. */
  readonly to?: PowerId
  /** Who of those who share the seat said it. */
  readonly speaker?: string
  readonly said: ChatContent
}
