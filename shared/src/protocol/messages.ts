import { z } from 'zod'
import type { SeenEvent } from '#shared/events/index'
import type { PowerId } from '#shared/ids'
import type { SubmissionFault } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import type { ChatMessage } from '#shared/protocol/chat'
import type { Delegation } from '#shared/protocol/delegation'
import { personNameSchema } from '#shared/protocol/lobby'
import { TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import type { Observation, Seen } from '#shared/view/observation'
import type { Problem } from '#shared/view/phrase'

/** Bumped when a message changes shape, so that an old tab asks to be reloaded instead of failing oddly. */
export const PROTOCOL_VERSION = 3

const windowNumber = z.int().min(0).max(100_000)

/** POST /api/matches: a new match, the caller seated on one power, bots elsewhere. */
export const createMatchSchema = z.strictObject({
  scenario: z.string().min(1).max(31),
  powers: z.int().min(2).max(8),
  years: z.int().min(2).max(24).optional(),
  /** Bot names for the other seats, cycled; all kinds in turn when absent. */
  bots: z.array(z.string().min(1).max(31)).min(1).max(8).optional(),
  timeControl: z.enum(TIME_CONTROLS).optional(),
  /** The person's name at the table. */
  name: personNameSchema.optional(),
})
export type CreateMatch = z.infer<typeof createMatchSchema>

/** Reply to POST /api/matches. The token is the seat: whoever holds it plays it. */
export interface MatchCreated {
  readonly match: string
  readonly power: PowerId
  readonly token: string
}

/** Options of the room's join: a seat token makes a player, none makes a spectator. */
export const joinSchema = z.strictObject({
  token: z.string().min(1).max(200).optional(),
  protocol: z.int(),
})

/**
 * Request `draft`: these are my orders so far. Acknowledged when durable. Orders are checked one by one after this. Whoever
 * shares a seat names the slots they `changed`: others may have changed the rest meanwhile.
 */
export const draftSchema = z.strictObject({
  window: windowNumber,
  orders: z.array(z.unknown()).max(64),
  changed: z.array(z.string().min(1).max(80)).max(64).optional(),
})
export type Draft = { readonly window: number; readonly orders: readonly Order[] }

/** Request `ready`: I am done (or take it back). The window closes when everybody awaited is ready. */
export const readySchema = z.strictObject({ window: windowNumber, ready: z.boolean() })

/** Request `approve`: I turn a key for this order of my delegation. */
export const approveSchema = z.strictObject({ window: windowNumber, slot: z.string().min(1).max(80) })

export const CLOCK_REQUESTS = ['extend', 'pause', 'resume'] as const
export type ClockRequestKind = (typeof CLOCK_REQUESTS)[number]

/** Request `clock`: more time for this window, once; or that the clock stop or go on, by the host or by a majority. */
export const clockSchema = z.strictObject({ window: windowNumber, request: z.enum(CLOCK_REQUESTS) })

/** Query of GET /api/matches/:id/news: the window and the number of words known already. */
export const newsQuerySchema = z.object({
  after: z.coerce.number().pipe(windowNumber).optional(),
  words: z.coerce.number().pipe(z.int().min(0).max(1_000_000)).default(0),
})

/** What is new for somebody who asks now and then; `view` only when another window is open. */
export interface PollNews {
  readonly facts: MatchFactsMessage
  readonly chat: readonly ChatMessage[]
  readonly view?: ViewMessage
  /** Milliseconds until the window closes by itself. */
  readonly closesIn?: number
}

/** GET /api/matches/:id/turn: how a match stands for one seat, without coming to it. */
export interface TurnStatus {
  readonly year: number
  readonly years: number
  readonly ended: boolean
  /** The open window waits for this seat. */
  readonly awaited: boolean
  /** Milliseconds until the window closes by itself. */
  readonly closesIn?: number
}

/** Public facts of a match and its seats, in seat order. */
export interface MatchFactsMessage {
  /** True while the server cannot write down the end of the window. */
  readonly held: boolean
  readonly paused: boolean
  /** Somebody has lengthened the open window. */
  readonly extended: boolean
  /** The window's own time is over: those it waits for take their personal time. */
  readonly overtime: boolean
  /** A teacher leads: time, seats and what comes next are theirs. */
  readonly led: boolean
  /** The table at which the same people gather again; empty when there is none. */
  readonly next: string
  readonly seats: readonly SeatFacts[]
}

/** What everybody may know of a seat. */
export interface SeatFacts {
  readonly power: string
  readonly name: string
  readonly human: boolean
  readonly ready: boolean
  /** Somebody looks at the match from this seat now, however carried; bots always do. */
  readonly connected: boolean
  /** Let two windows in a row pass: its standing orders hold the seat, and nobody waits for it. */
  readonly away: boolean
  /** May stop the clock without asking anybody. */
  readonly host: boolean
  /** Wishes that the clock stop, or go on. */
  readonly pauseVote: boolean
  /** Personal time left, in seconds. */
  readonly timeBank: number
}

/** Reply to every request. With faults nothing was changed. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly faults: readonly SubmissionFault[] }

/** Error body of every refused HTTP call. */
export interface Refusal {
  readonly problem: Problem
}

/**
 * Server message `view`: all that this viewer may see now, and what happened since the last one. It travels as text, mostly
 * as changes (protocol/viewLine.ts).
 */
export interface ViewMessage {
  readonly observation: Seen<Observation>
  readonly events: readonly Seen<SeenEvent>[]
  /** The viewer's saved orders of this window, and whether the seat is ready. */
  readonly orders: readonly Order[]
  readonly ready: boolean
  /** Where several share the seat: who, and who gave which order. */
  readonly delegation?: Delegation
  /** Milliseconds until the window closes by itself; absent when untimed. */
  readonly closesIn?: number
}
