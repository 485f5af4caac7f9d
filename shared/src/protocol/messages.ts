import { z } from 'zod'
import { EVENT_TYPES, type SeenEvent } from '#shared/events/index'
import { chatMessageSchema, sendChatSchema } from '#shared/protocol/chat'
import { CHAT_RULES } from '#shared/protocol/chatRules'
import { commandBody } from '#shared/protocol/commandBody'
import { conductFactsSchema, conductWishSchema } from '#shared/protocol/conduct'
import { MARK } from '#shared/protocol/connection'
import { delegationSchema } from '#shared/protocol/delegation'
import { observationSchema } from '#shared/protocol/observation'
import { orderSchema } from '#shared/protocol/order'
import { personalTimeSchema } from '#shared/protocol/personalTime'
import { problemSchema } from '#shared/protocol/problem'
import { seatRequestSchema } from '#shared/protocol/seat'
import { closesInSchema, type Wire, wholeCount } from '#shared/protocol/wire'
import type { Seen } from '#shared/view/observation'

/** Everything that travels over a match's connection, whichever transport carries it: socket, stream, or polling. */

/** Number of the window a command is about: what was meant for another window does nothing. */
export const windowNumberSchema = z.int().min(0).max(100_000)

/** Identifies one act: every attempt at it carries the same mark (as header `Idempotency-Key` over HTTP). */
export const markSchema = z
  .string()
  .regex(MARK)
  .meta({ description: 'The same for every attempt at one act, and for no other: 16–64 URL-safe characters.' })

const slot = z.string().min(1).max(80)
const mark = markSchema.optional()

/** What a player may ask of the clock. */
export const CLOCK_REQUESTS = ['extend', 'pause', 'resume'] as const
/** What a player asks of the clock. */
export type ClockRequestKind = (typeof CLOCK_REQUESTS)[number]

/** What the holder of a seat may do, by name: sent as a message of that name, or in a body that names it. */
export const COMMANDS = {
  /**
   * The orders of the seat so far; acknowledged when durable. Each order is checked by itself after this. A person who
   * shares the seat names the slots they `changed`: others may have changed the rest meanwhile.
   */
  draft: z.strictObject({
    window: windowNumberSchema,
    orders: z.array(z.unknown()).max(64),
    changed: z.array(slot).max(64).optional(),
    mark,
  }),
  /** The person is done with the window, or takes that back. It closes when all who are awaited are ready. */
  ready: z.strictObject({ window: windowNumberSchema, ready: z.boolean(), mark }),
  /** Turns the person's key for an order of their delegation. */
  approve: z.strictObject({ window: windowNumberSchema, slot, mark }),
  /** Says something. */
  chat: sendChatSchema.extend({ mark }),
  /** More time for this window, once; or that the clock stop or go on, by the host or by a majority. */
  clock: z.strictObject({ window: windowNumberSchema, request: z.enum(CLOCK_REQUESTS), mark }),
  /** The person will be away until then, milliseconds since 1970: windows do not wait for them. 0 ends it. */
  away: z.strictObject({ until: z.int().min(0), mark }),
  /** Yes or no to a newcomer who asks for a seat: the host's decides, or that of more than half of the players. */
  admit: z.strictObject({ request: z.string().min(1).max(20), yes: z.boolean(), mark }),
  /** Wishes that a player who spoils the match be silenced or replaced, or takes that back: enough of the others decide. */
  conduct: conductWishSchema.extend({ mark }),
} as const

/** Name of a command of a seat. */
export type CommandName = keyof typeof COMMANDS
/** Input of a command, by its name. */
export type CommandInput<Name extends CommandName> = Wire<(typeof COMMANDS)[Name]>
/** Names of all commands. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]

/** A command over plain HTTP: its name and its input in one object. */
export const commandSchema = commandBody(COMMANDS).meta({ id: 'Command' })

/** What is public of one seat. */
export const seatFactsSchema = z
  .strictObject({
    power: z.string(),
    name: z.string(),
    human: z.boolean(),
    /** A program plays the seat, by its own word; bots of the game are none. */
    program: z.boolean(),
    /** False for all seats where a person at the table has more time than the others. */
    ready: z.boolean(),
    /** A person looks at the match from this seat now, over any transport; bots always do. */
    connected: z.boolean(),
    /** Let two windows in a row pass: its standing orders hold the seat, and the match does not wait for it. */
    away: z.boolean(),
    /** Away by their own word until then, milliseconds since 1970; 0 for all others. */
    awayUntil: wholeCount,
    /** May stop the clock without asking the others. */
    host: z.boolean(),
    /** Votes that the clock stop, or go on. */
    pauseVote: z.boolean(),
    /** Personal time left, in seconds. */
    timeBank: wholeCount,
  })
  .meta({ id: 'SeatFacts' })

/** Message `facts`: what is public of a match and its seats, beside its position. */
export const matchFactsSchema = z
  .strictObject({
    /** The server cannot write down the end of the window now. */
    held: z.boolean(),
    paused: z.boolean(),
    /** The open window has been lengthened. */
    extended: z.boolean(),
    /** The window's own time is over: it waits for those who have more. Who that is is told to no other player of a class. */
    overtime: z.boolean(),
    /** A teacher leads: time, seats and what comes next are theirs. */
    led: z.boolean(),
    /** Its players may say until when they will be away. */
    absences: z.boolean(),
    /** Id of the lobby in which the same people meet again; empty when there is none. */
    next: z.string(),
    /** What was published of the match's luck before its first window (shared/src/match/commitment.ts); empty when nothing was. */
    commitment: z.string(),
    /** What may be said now; a teacher can change it at any time. */
    talk: z.enum(CHAT_RULES),
    /** Newcomers who ask for a seat, the oldest first; those that were answered stay for a while. */
    requests: z.array(seatRequestSchema),
    /** Measures that players wish, or have decided, against others; who wishes them is not told. */
    conduct: z.array(conductFactsSchema),
    /** In seat order. */
    seats: z.array(seatFactsSchema),
  })
  .meta({ id: 'MatchFacts' })

/** One fault of a command; `index` names the order at fault, and is absent when the whole is. */
export const faultSchema = z.strictObject({ index: z.int().exactOptional(), problem: problemSchema })

/** Reply to every command of a seat, over a socket or HTTP. With faults nothing was changed. */
export const replySchema = z
  .discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true) }),
    z.strictObject({ ok: z.literal(false), faults: z.array(faultSchema) }),
  ])
  .meta({ id: 'Reply' })

/** An event as a viewer receives it. Each type has fields of its own: shared/src/events. */
export const seenEventSchema = z
  .looseObject({ type: z.enum(EVENT_TYPES) })
  .meta({ id: 'Event', description: 'Something that happened, with fields of its own by type (shared/src/events).' })
  .refine((event) => !('audience' in event)) as unknown as z.ZodType<Seen<SeenEvent>>

/** Message `view`: all that one viewer may see now, and what happened since the last one. */
export const viewSchema = z
  .strictObject({
    observation: observationSchema,
    events: z.array(seenEventSchema),
    /** The saved orders of the viewer's seat in this window; for an adviser, as they propose them. */
    orders: z.array(orderSchema),
    /** Whether the viewer's seat is ready. */
    ready: z.boolean(),
    /** Where several share the seat: who they are, and who gave which order. */
    delegation: delegationSchema.exactOptional(),
    closesIn: closesInSchema.exactOptional(),
    personalTime: personalTimeSchema.exactOptional(),
  })
  .meta({ id: 'View' })

/** A position on its way: the first of a connection whole, each later one as changes to the one before. */
const viewFrameSchema = z
  .looseObject({ observation: z.unknown().optional(), changes: z.unknown().optional() })
  .meta({ description: 'A View, its observation whole (`observation`) or as changes to the last one (`changes`).' })

/**
 * What the server sends over a match's connection. A socket brings `facts` as the room's state and `taken` as a close
 * code; views travel deflated there (protocol/viewFrame.ts).
 */
export const MATCH_EVENTS = {
  /** All that the viewer may see now, and what happened since the last one. */
  view: viewFrameSchema,
  chat: chatMessageSchema,
  facts: matchFactsSchema,
  /** A newer connection has the seat now: this one ends. */
  taken: z.strictObject({}),
} as const

/** Options of a join: a seat token makes a player, none makes a spectator. */
export const joinSchema = z.strictObject({
  token: z.string().min(1).max(200).optional(),
  protocol: z.int(),
  /** For programs: each view comes whole, as JSON, with the legal options of the seat. */
  plain: z.literal(true).optional(),
})

/** Options with which a client joins a room. */
export type JoinOptions = Wire<typeof joinSchema>

/** Message `facts`: what is public of a match and its seats, beside its position. */
export type MatchFactsMessage = Wire<typeof matchFactsSchema>
/** What is public of one seat. */
export type SeatFacts = Wire<typeof seatFactsSchema>
/** Reply to every command of a seat, over a socket or HTTP. */
export type Reply = Wire<typeof replySchema>
/** Message `view`: all that one viewer may see now, and what happened since the last one. */
export type ViewMessage = Wire<typeof viewSchema>
