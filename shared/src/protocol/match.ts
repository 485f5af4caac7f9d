import { z } from 'zod'
import { chatMessageSchema } from '#shared/protocol/chat'
import { MARK } from '#shared/protocol/connection'
import { personNameSchema } from '#shared/protocol/lobby'
import { matchFactsSchema, seenEventSchema, viewSchema, windowNumberSchema } from '#shared/protocol/messages'
import { kindOptionsSchema } from '#shared/protocol/options'
import { personalTimeSchema } from '#shared/protocol/personalTime'
import { closesInSchema, idText, powerIdText, type Wire, wholeCount } from '#shared/protocol/wire'
import { STRENGTHS, TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'

/** A new match, the caller seated on one power, bots elsewhere. */
export const createMatchSchema = z.strictObject({
  scenario: idText,
  powers: z.int().min(2).max(8),
  years: z.int().min(2).max(24).optional(),
  /** Names of the bots for the other seats, in turn; all kinds in turn when absent. */
  bots: z.array(idText).min(1).max(8).optional(),
  timeControl: z.enum(TIME_CONTROLS).optional(),
  /** How strong the bots play. */
  strength: z.enum(STRENGTHS).optional(),
  /** The person's name at the table. */
  name: personNameSchema.optional(),
  /** The house rule: one rule of the scenario changed. */
  treatment: z.enum(TREATMENT_IDS).optional(),
  /** The caller is a program: its seat says so. */
  program: z.literal(true).exactOptional(),
})
/** A new match, the caller seated on one power, bots elsewhere. */
export type CreateMatch = Wire<typeof createMatchSchema>

/** A match made. The token is the seat: its bearer plays it. */
export const matchCreatedSchema = z
  .strictObject({ match: z.string(), power: powerIdText, token: z.string() })
  .meta({ id: 'MatchCreated' })
/** Id of a new match, with the caller’s power and seat token. */
export type MatchCreated = Wire<typeof matchCreatedSchema>

/** Longest wait of a poll, in seconds: shorter than proxies give a call up. */
export const LONGEST_WAIT = 25

/** What a poll knows already: the last window, and the number of chat messages; how long it waits for more, and what else it wants. */
export const newsQuerySchema = z.object({
  after: z.coerce.number<string | number>().pipe(windowNumberSchema).optional(),
  chat: z.coerce.number<string | number>().pipe(z.int().min(0).max(1_000_000)).default(0),
  /** Seconds that the answer waits for another window or a message. */
  wait: z.coerce.number<string | number>().pipe(z.int().min(0).max(LONGEST_WAIT)).default(0),
  /** With a view come the legal options of the caller's seat. */
  options: z.literal('yes').optional(),
})

/** Name of a stream, chosen by its page. */
const lineName = z.string().regex(MARK)
/** Names the stream that is opened: its page gives signs of life then, and the stream ends when none come. */
export const streamQuerySchema = z.object({ line: lineName.optional() })
/** Names the stream that a page still has. */
export const aliveQuerySchema = z.object({ line: lineName })

/** What a poll knows and wants, with defaults. */
export type NewsQuery = Wire<typeof newsQuerySchema>

/** What is new since the last poll; `view` only when another window is open. */
export const pollNewsSchema = z
  .strictObject({
    facts: matchFactsSchema,
    chat: z.array(chatMessageSchema),
    view: viewSchema.exactOptional(),
    /** What the caller's seat may do in the window of `view`, where it was asked for. */
    options: z.array(kindOptionsSchema).exactOptional(),
    closesIn: closesInSchema.exactOptional(),
    personalTime: personalTimeSchema.exactOptional(),
  })
  .meta({ id: 'PollNews' })
/** What is new since the last poll; `view` only when another window is open. */
export type PollNews = Wire<typeof pollNewsSchema>

/** How a match stands for one seat, without coming to it. */
export const turnStatusSchema = z
  .strictObject({
    year: z.int(),
    years: z.int(),
    ended: z.boolean(),
    /** The open window waits for this seat. */
    awaited: z.boolean(),
    closesIn: closesInSchema.exactOptional(),
  })
  .meta({ id: 'TurnStatus' })
/** How a match stands for one seat, without coming to it. */
export type TurnStatus = Wire<typeof turnStatusSchema>

/** What happened in every window so far, as far as the viewer may know. */
export const eventHistorySchema = z
  .strictObject({ windows: z.array(z.strictObject({ number: wholeCount, events: z.array(seenEventSchema) })) })
  .meta({ id: 'EventHistory' })
/** What happened in every window so far, as far as the viewer may know. */
export type EventHistory = Wire<typeof eventHistorySchema>

/** A place in a match's room, as the Colyseus SDK needs it to open the socket. */
export const seatReservationSchema = z
  .strictObject({
    name: z.string(),
    sessionId: z.string(),
    roomId: z.string(),
    processId: z.string().exactOptional(),
    publicAddress: z.string().exactOptional(),
    reconnectionToken: z.string().exactOptional(),
    devMode: z.boolean().exactOptional(),
  })
  .meta({ id: 'SeatReservation' })

/** A match made from a record. */
export const recordShownSchema = z.strictObject({ match: z.string() })
