import { z } from 'zod'
import { powerIdText, type Wire } from '#shared/protocol/wire'

/** What the holder of a seat may do with it: move it to another device, show it to guests, meet the others again. */

/** A newcomer's request for a seat of a match under way, as everyone may know it. */
export const seatRequestSchema = z
  .strictObject({
    id: z.string(),
    power: powerIdText,
    name: z.string(),
    /** A program asks, by its own word. */
    program: z.boolean(),
    state: z.enum(['asked', 'granted', 'refused']),
    /** A player holds the seat and is away: the newcomer stands in until they are back. A bot plays it otherwise. */
    away: z.boolean(),
    /** Powers whose players have said yes, and no. */
    yes: z.array(powerIdText),
    no: z.array(powerIdText),
    /** Players whose yes is enough without the host's. */
    needed: z.int(),
  })
  .meta({ id: 'SeatRequest' })
/** The public facts of a request for a seat. */
export type SeatRequestFacts = Wire<typeof seatRequestSchema>

/** The code that moves a seat to the device that claims it. */
export const claimSeatSchema = z.strictObject({ code: z.string().min(1).max(20) })

/** Most seats that one code leads to. */
const MOST_BUNDLED = 40

/** Codes of seats for which one code is to stand. */
export const bundleSeatsSchema = z.strictObject({
  codes: z.array(claimSeatSchema.shape.code).min(1).max(MOST_BUNDLED),
})

/** The codes that one stood for. */
export const seatCodesSchema = z.strictObject({ codes: z.array(z.string()) }).meta({ id: 'SeatCodes' })

/** A code for one use, and for how many seconds it is good. */
export const seatTransferSchema = z.strictObject({ code: z.string(), seconds: z.number() }).meta({ id: 'SeatTransfer' })

/** A seat moved to the device that asked. The old device's token opens nothing from now on. */
export const claimedSeatSchema = z
  .strictObject({ match: z.string(), power: powerIdText, scenario: z.string(), token: z.string() })
  .meta({ id: 'ClaimedSeat' })
/** A seat moved to the device that asked. */
export type ClaimedSeat = Wire<typeof claimedSeatSchema>

/** A token with which guests see what the seat sees. */
export const seatGuestTokenSchema = z.strictObject({ token: z.string() }).meta({ id: 'GuestToken' })

/** The lobby in which the people of a match that has ended meet again. */
export const rematchSchema = z.strictObject({ lobby: z.string() })
