import { z } from 'zod'
import { CHAT_RULES, LONGEST_CHAT, PHRASES } from '#shared/protocol/chatRules'
import { visibleText } from '#shared/protocol/visible'
import { idText, powerIdText, type Wire, wholeCount } from '#shared/protocol/wire'

/** What is said: a set phrase that every language has, or free text. */
export const chatContentSchema = z
  .discriminatedUnion('how', [
    z.strictObject({ how: z.literal('phrase'), phrase: z.enum(PHRASES), about: idText.optional() }),
    z.strictObject({ how: z.literal('text'), text: visibleText(LONGEST_CHAT) }),
  ])
  .meta({ id: 'ChatContent' })

/** Command `chat`: to all, to one power if a hotline joins the two, or to one's own where several share a seat. */
export const sendChatSchema = z.strictObject({ to: idText.optional(), said: chatContentSchema })

/** Something said, as those may know it who can read it. */
export const chatMessageSchema = z
  .strictObject({
    /** Place among the messages its reader may read, from 0: the same message has another number for another reader. */
    number: wholeCount,
    year: z.int(),
    from: powerIdText,
    /** Absent when all can read it. */
    to: powerIdText.exactOptional(),
    /** Which of those who share the seat wrote it; absent where one person holds it. */
    speaker: z.string().exactOptional(),
    said: chatContentSchema,
  })
  .meta({ id: 'ChatMessage' })

/** What was said in a match so far, as its viewer may know it, and what may be said. */
export const chatHistorySchema = z.strictObject({ rule: z.enum(CHAT_RULES), chat: z.array(chatMessageSchema) })

/** Input of the command `chat`. */
export type ChatInput = z.infer<typeof sendChatSchema>
/** What a chat message says: free text or a set phrase. */
export type ChatContent = ChatInput['said']
/** Something said, as those may know it who can read it. */
export type ChatMessage = Wire<typeof chatMessageSchema>
/** What was said in a match so far, as its viewer may know it, and what may be said. */
export type ChatHistory = Wire<typeof chatHistorySchema>
