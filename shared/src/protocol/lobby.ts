import { z } from 'zod'
import { CHAT_RULES } from '#shared/protocol/chatRules'
import { zoneSchema } from '#shared/protocol/notices'
import { LONGEST_NAME } from '#shared/protocol/personName'
import { seatRequestSchema } from '#shared/protocol/seat'
import { visibleName } from '#shared/protocol/visible'
import { idText, powerIdText, timeControlSchema, type Wire } from '#shared/protocol/wire'
import { STRENGTHS, TIME_CONTROLS, USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'

/** Name of a person at a table: 1 to 24 characters that can be seen. */
export const personNameSchema = visibleName(LONGEST_NAME)

/** A token in a body: a seat's, or a guest's. */
const tokenSchema = z.string().min(1).max(200)

/** A time of day as clocks show it, `hh:mm`. */
const timeOfDayText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A time of day at which windows close, `hh:mm` by the clocks of a zone. */
const dailyCloseSchema = z.strictObject({ at: timeOfDayText, zone: zoneSchema }).meta({ id: 'DailyClose' })
/** A time of day at which windows close, `hh:mm` by the clocks of a zone. */
export type DailyClose = Wire<typeof dailyCloseSchema>

/** The caller says of itself that it is a program: all are told so. */
const programField = { program: z.literal(true).exactOptional() }

/** Most seats of a table that programs may have. */
const programsSchema = z.int().min(0).max(8)

/** Most people who lead one power together at a table. */
const MOST_PER_POWER = 2

/** A new lobby, the caller its host. */
export const createLobbySchema = z.strictObject({
  scenario: idText,
  powers: z.int().min(2).max(8),
  years: z.int().min(2).max(24).optional(),
  timeControl: z.enum(TIME_CONTROLS).optional(),
  /** Windows of a slow match close by the clock on the wall instead of after a day. */
  dailyClose: dailyCloseSchema.exactOptional(),
  name: personNameSchema,
  chatRule: z.enum(CHAT_RULES).default('phrases'),
  /** The house rule: one rule of the scenario changed, declared to all. */
  treatment: z.enum(TREATMENT_IDS).optional(),
  /** How strong bots play. */
  strength: z.enum(STRENGTHS).default(USUAL_STRENGTH),
  /** Listed on the front page for all. */
  open: z.boolean(),
  /** Players at one network address may take several seats of it, though it is listed. */
  sharedAddress: z.boolean().optional(),
  /** Up to so many people lead one power together. */
  perPower: z.literal([1, MOST_PER_POWER]).optional(),
  /** So many seats may be programs'; none when absent. */
  programs: programsSchema.optional(),
  ...programField,
})
/** Input of a new lobby, as the caller writes it. */
export type CreateLobby = z.input<typeof createLobbySchema>
/** Parsed input of a new lobby, with defaults. */
export type LobbyRequest = z.output<typeof createLobbySchema>

/** The caller wants to play now, with those who come. */
export const quickPlaySchema = z.strictObject({ name: personNameSchema, timeControl: z.enum(['live', 'relaxed']) })
/** Input of quick play. */
export type QuickPlay = z.infer<typeof quickPlaySchema>

/** Takes a free seat, the named power's or the first; with the token of a seat, changes to it. */
export const takeSeatSchema = z.strictObject({
  name: personNameSchema,
  power: idText.optional(),
  token: tokenSchema.optional(),
  ...programField,
})
/** Input of taking a seat in a lobby. */
export type TakeSeat = z.infer<typeof takeSeatSchema>

/** The caller's seat, by its token. */
export const seatTokenSchema = z.strictObject({ token: tokenSchema })

/** 256 bits, as 64 hex digits. */
const hex256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** What a seat holder gives of their share of the luck before the draw (shared/src/match/sharedLuck.ts). */
export const giveShareHashSchema = z.strictObject({ token: tokenSchema, shareHash: hex256Schema })

/** A seat holder's share of the luck, once the server has published its commitment. */
export const giveShareSchema = z.strictObject({ token: tokenSchema, share: hex256Schema })

/** Which bot plays a seat that stays free. */
export const setBotSchema = z.strictObject({ token: tokenSchema, power: idText, bot: idText })

/** When people meet at a table, by the clocks of the host's zone; without it they do not after all. */
export const setAppointmentSchema = z.strictObject({
  token: tokenSchema,
  appointment: z.strictObject({ date: z.iso.date(), at: timeOfDayText, zone: zoneSchema }).exactOptional(),
})
/** Input of `setAppointmentSchema`. */
export type SetAppointment = Wire<typeof setAppointmentSchema>

/** How strong the bots of the lobby's match play. */
export const setStrengthSchema = z.strictObject({ token: tokenSchema, strength: z.enum(STRENGTHS) })

/** How many seats of a table programs may have. */
export const setProgramsSchema = z.strictObject({ token: tokenSchema, programs: programsSchema })

/** The player of a power, whom the host removes or hands the table over to; of two by their name. */
export const seatedPlayerSchema = z.strictObject({
  token: tokenSchema,
  power: idText,
  name: personNameSchema.exactOptional(),
})
/** A player by their power, of two on a power by their name too. */
export type SeatedPlayer = Omit<z.infer<typeof seatedPlayerSchema>, 'token'>

/** Whether a table takes no newcomers. */
export const lockLobbySchema = z.strictObject({ token: tokenSchema, locked: z.boolean() })

/**
 * A seat held: the token is the seat, in the lobby and in its match. With `request` a seat asked for: the match has begun, and
 * the token opens nothing until its players have said yes.
 */
export const seatTakenSchema = z
  .strictObject({ lobby: z.string(), power: powerIdText, token: z.string(), request: z.string().exactOptional() })
  .meta({ id: 'SeatTaken' })
/** A seat taken in a lobby, with the token that is good in the lobby and its match. */
export type SeatTaken = Wire<typeof seatTakenSchema>

/** All that is public of a lobby. */
export const lobbyFactsSchema = z
  .strictObject({
    /** Also the id of the match, once it has begun. */
    id: z.string(),
    code: z.string(),
    scenario: z.string(),
    years: z.int(),
    timeControl: timeControlSchema,
    dailyClose: dailyCloseSchema.exactOptional(),
    chatRule: z.enum(CHAT_RULES),
    /** The house rule. */
    treatment: z.enum(TREATMENT_IDS).exactOptional(),
    strength: z.enum(STRENGTHS),
    open: z.boolean(),
    /** Its host lets no newcomers in. */
    locked: z.boolean(),
    /** The match of the same id has begun. */
    started: z.boolean(),
    ended: z.boolean().exactOptional(),
    /** Seconds until it begins by itself, with bots on the free seats; absent where its host begins. */
    beginsIn: z.int().exactOptional(),
    /** When people have agreed to meet, milliseconds since 1970, and the zone of the host's clocks. */
    appointment: z.strictObject({ at: z.int(), zone: zoneSchema }).exactOptional(),
    /** The power whose seat the caller's token holds, and which of `seats` it is; absent without one. */
    own: powerIdText.exactOptional(),
    ownSeat: z.int().exactOptional(),
    /** Up to so many people lead one power together. */
    perPower: z.literal([1, MOST_PER_POWER]),
    /** So many seats may be programs'. */
    programs: programsSchema,
    /** In seat order; as many for each power as people may lead it. */
    seats: z.array(
      z.strictObject({
        power: powerIdText,
        /** Where a person sits. */
        name: z.string().exactOptional(),
        /** Plays the seat when no person does. */
        bot: z.string(),
        host: z.boolean(),
        /** A program sits there, by its own word. */
        program: z.literal(true).exactOptional(),
        /** Hash of the person's share of the luck, once given. */
        shareHash: z.string().exactOptional(),
        /** In a match that has begun: the match does not wait for this person, and another may stand in. */
        away: z.boolean().exactOptional(),
      }),
    ),
    /** Once the host has begun and people have given hashes of shares: the draw of the luck. */
    draw: z
      .strictObject({
        /** What the server published of its secret and of the hashes: shares are revealed after it. */
        commitment: z.string(),
        /** Seconds left for shares; absent once the luck is drawn. */
        closesIn: z.number().exactOptional(),
        /** Powers of people whose shares are still to come, and of those who are without one. */
        awaited: z.array(powerIdText),
        without: z.array(powerIdText),
      })
      .exactOptional(),
    /** In a match that has begun: newcomers who ask for a seat. */
    requests: z.array(seatRequestSchema).exactOptional(),
  })
  .meta({ id: 'LobbyFacts' })
/** All that is public of a lobby. */
export type LobbyFacts = Wire<typeof lobbyFactsSchema>

/** Open lobbies, newest first: those that have not begun, and those whose matches are played now. */
export const lobbyListSchema = z.strictObject({
  lobbies: z.array(lobbyFactsSchema),
  running: z.array(lobbyFactsSchema),
})

/** The match that has begun; with `drawing` it begins as soon as the luck is drawn. */
export const lobbyStartedSchema = z.strictObject({ match: z.string(), drawing: z.literal(true).exactOptional() })
/** The match of a lobby, begun or about to begin. */
export type LobbyStarted = Wire<typeof lobbyStartedSchema>
