import { z } from 'zod'
import type { BotId } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import { CHAT_RULES, type ChatRule } from '#shared/protocol/chatRules'
import { visibleText } from '#shared/protocol/visible'
import { TIME_CONTROLS, type TimeControl } from '#shared/ruleset/vocabulary'

/** What a person is called at a table: 1 to 24 characters that can be seen. */
export const personNameSchema = visibleText(24)

const tokenSchema = z.string().min(1).max(200)
const powerSchema = z.string().min(1).max(31)

/** POST /api/tables: a new table, the caller its host. */
export const createLobbySchema = z.strictObject({
  scenario: z.string().min(1).max(31),
  powers: z.int().min(2).max(8),
  years: z.int().min(2).max(24).optional(),
  timeControl: z.enum(TIME_CONTROLS).optional(),
  name: personNameSchema,
  chatRule: z.enum(CHAT_RULES).default('phrases'),
  /** Listed for everybody on the front page. */
  open: z.boolean(),
})
export type CreateLobby = z.input<typeof createLobbySchema>
export type LobbyRequest = z.output<typeof createLobbySchema>

/** POST /api/tables/:id/seats: sit down, or change seats with one's token. */
export const takeSeatSchema = z.strictObject({
  name: personNameSchema,
  power: powerSchema.optional(),
  token: tokenSchema.optional(),
})
export type TakeSeat = z.infer<typeof takeSeatSchema>

/** POST /api/tables/:id/leave and /start. */
export const seatHolderSchema = z.strictObject({ token: tokenSchema })

/** POST /api/tables/:id/bots: which bot plays a seat that stays free. */
export const setBotSchema = z.strictObject({ token: tokenSchema, power: powerSchema, bot: z.string().min(1).max(31) })

/** A seat held. The token is the seat, here and in the match. */
export interface SeatTaken {
  readonly lobby: string
  readonly power: PowerId
  readonly token: string
}

/** POST /api/passes: the code that moves a seat to this device. */
export const seatTransferSchema = z.strictObject({ code: z.string().min(1).max(20) })

/** A seat that has come to this device. */
export interface ClaimedSeat {
  readonly match: string
  readonly power: PowerId
  readonly scenario: string
  readonly token: string
}

/** All that anybody may know of a table. */
export interface LobbyFacts {
  readonly id: string
  readonly code: string
  readonly scenario: string
  readonly years: number
  readonly timeControl: TimeControl
  readonly chatRule: ChatRule
  readonly open: boolean
  /** The match of the same id has begun. */
  readonly started: boolean
  readonly ended?: boolean
  /** In seat order; `name` where a person sits, `bot` who plays the seat otherwise. */
  readonly seats: readonly {
    readonly power: PowerId
    readonly name?: string
    readonly bot: BotId
    readonly host: boolean
    /** In a match that has begun: nobody waits for this person any more, and somebody may stand in. */
    readonly away?: boolean
  }[]
}
