import { z } from 'zod'
import { chatMessageSchema } from '#shared/protocol/chat'
import { CONDUCT_REASONS } from '#shared/protocol/conductRules'
import { idText, powerIdText, type Wire } from '#shared/protocol/wire'

/** A player reports another to the host of the server, with the last words of theirs that the caller could read. */
export const makeReportSchema = z.strictObject({ power: idText, reason: z.enum(CONDUCT_REASONS) })

/** A report as the host of the server sees it: nothing of the game but who was reported, why, and the words. */
export const reportSchema = z
  .strictObject({
    id: z.string(),
    /** Milliseconds since 1970. */
    at: z.number(),
    match: z.string(),
    power: powerIdText,
    /** As the reported player is called. */
    name: z.string(),
    reason: z.enum(CONDUCT_REASONS),
    /** The last of their words, ten at most, the oldest first. */
    words: z.array(chatMessageSchema.shape.said),
  })
  .meta({ id: 'PlayerReport' })

/** Reports of the last seven days, the newest first. */
export const reportListSchema = z.strictObject({ reports: z.array(reportSchema) })

/** Input of a report. */
export type MakeReport = Wire<typeof makeReportSchema>
/** A report to the host of the server. */
export type PlayerReport = Wire<typeof reportSchema>
