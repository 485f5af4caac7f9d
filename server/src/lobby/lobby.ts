import { type BotId, defaultBot } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { DailyClose } from '#shared/protocol/lobby'
import type { StrengthId, TimeControl } from '#shared/ruleset/vocabulary'
import type { TreatmentId } from '#shared/treatments/index'

/** People around a table before a match: who sits where, and who may start. */
export interface Lobby {
  /** Becomes the match's id. */
  readonly id: string
  /** Six letters that can be read out. */
  readonly code: string
  readonly scenario: string
  readonly years: number
  readonly timeControl: TimeControl
  /** Windows of its match close at a time of day. */
  readonly dailyClose?: DailyClose
  readonly chatRule: ChatRule
  /** The house rule: one rule of the scenario changed. */
  readonly treatment?: TreatmentId
  /** How strong bots play in its match. */
  readonly strength: StrengthId
  /** Listed on the front page. */
  readonly open: boolean
  readonly started: boolean
  /** When people have agreed to meet. */
  readonly appointment?: Appointment
  /** When it began to wait for its match, if not when it was set: its appointment, or when that was taken back. Milliseconds since 1970. */
  readonly waitsSince?: number
  /** When it begins by itself, milliseconds since 1970; absent where its host begins. */
  readonly begins?: number
  /** The host lets no newcomers in. */
  readonly locked?: true
  /** Players at one network address may hold several seats of it, though it is listed. */
  readonly sharedAddress?: boolean
  /** Up to two people lead one power together: each power has two seats here. One of the match's seats comes of them. */
  readonly perPower?: 2
  /** So many seats may be programs'; none when absent. */
  readonly programs?: number
  /** Hashes of the tokens of players whom the host has removed. */
  readonly removed?: readonly string[]
  /** In seat order; those of one power stand together. */
  readonly seats: readonly LobbySeat[]
  /** Seat of the player who may change and start; passes on when the host leaves. Absent when no player is left. */
  readonly host?: number | undefined
  /** The draw of the match's luck, from the host's start on; absent when no person gave the hash of a share. */
  readonly draw?: LuckDraw
}

/** When people meet at a table. */
export interface Appointment {
  /** Milliseconds since 1970. */
  readonly at: number
  /** The host's time zone, by its IANA name. */
  readonly zone: string
}

/** The server's part of a draw that people add shares to; all but the commitment is secret until the match has ended. */
export interface LuckDraw {
  readonly secret: string
  readonly salt: string
  /** Until when shares are waited for, milliseconds since 1970. */
  readonly until: number
}

/** A seat of a lobby: the player who took it, and the bot that plays it otherwise. */
export interface LobbySeat {
  readonly power: PowerId
  /** The player's name; absent on a free seat. */
  readonly name?: string
  readonly tokenHash?: string
  /** Hash of the player's share of the luck, and the share once it is revealed. */
  readonly shareHash?: string
  readonly share?: string
  /** The player is a program, by its own word. */
  readonly program?: true
  /** Plays the seat when no person takes it. */
  readonly bot: BotId
}

/** Seats of a new table: its host on the first, bots named for all. @param perPower seats of each power */
export const newSeats = (
  powers: readonly PowerId[],
  perPower: number,
  host: Required<Pick<LobbySeat, 'name' | 'tokenHash'>> & Pick<LobbySeat, 'program'>,
): readonly LobbySeat[] =>
  powers.flatMap((power, seat) =>
    Array.from({ length: perPower }, (_, place) => ({
      power,
      bot: defaultBot(seat),
      ...(seat + place === 0 ? host : {}),
    })),
  )

/** A seat that its player has left. */
export const emptied = ({ power, bot }: LobbySeat): LobbySeat => ({ power, bot })

/** No player holds the seat. */
export const isFree = ({ tokenHash }: LobbySeat): boolean => tokenHash === undefined

/** The first seat that fits; undefined when none does. */
export function firstSeat(seats: readonly LobbySeat[], fits: (seat: LobbySeat) => boolean): number | undefined {
  const seat = seats.findIndex(fits)
  return seat < 0 ? undefined : seat
}

/** The first seat that a player holds, who is host when no other is. */
export const firstTaken = (seats: readonly LobbySeat[]): number | undefined =>
  firstSeat(seats, (place) => !isFree(place))
