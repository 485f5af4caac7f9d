import type { BotId } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { Injection } from '#shared/injections/index'
import type { CommitmentOpening } from '#shared/match/commitment'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { DailyClose } from '#shared/protocol/lobby'
import type { TimeFactor } from '#shared/protocol/personalTime'
import type { SeatRequestFacts } from '#shared/protocol/seat'
import type { StrengthId, TimeControl } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import type { TreatmentId } from '#shared/treatments/index'
import type { ConductCase } from './conductCase.ts'

/** What is fixed when a match is made. */
export interface MatchSetup {
  readonly id: string
  readonly scenario: string
  readonly rulesVersion: number
  readonly seed: string
  readonly years: number
  readonly timeControl: TimeControl
  /** Its windows close at a time of day. */
  readonly dailyClose?: DailyClose
  readonly chatRule: ChatRule
  /** How strong its bots play; as usual when absent. */
  readonly strength?: StrengthId
  /** Seat that may stop the clock without a vote; absent in a class, whose teacher keeps the time. */
  readonly host?: number
  /** The table at which the same people gather for another match. */
  readonly next?: string
  /** The class it is a world of: its teacher keeps the time. */
  readonly classId?: string
  /** The one rule that is changed in it (shared/src/treatments). */
  readonly treatment?: TreatmentId
  /** Its scenario, where it does not come with the game. */
  readonly ownScenario?: Scenario
  /** Newcomers who ask for a seat of it. */
  readonly requests?: readonly SeatRequest[]
  /** What its players wish, or have decided, about those who spoil it. */
  readonly conduct?: readonly ConductCase[]
  /** What opens the published commitment to its seed; absent when none was published. Secret until the match has ended. */
  readonly commitment?: CommitmentOpening
  /** In seat order. */
  readonly seats: readonly SeatSetup[]
}

/** What a teacher brings about in a match when the window of this number closes. */
export interface ComingInjections {
  readonly window: number
  readonly injections: readonly Injection[]
}

/** Who plays a seat of a match: people, a bot, a substitute, and its guests. */
export interface SeatSetup {
  readonly power: PowerId
  /** Bot that plays the seat, with or without people who hold it; absent where people play. */
  readonly bot?: BotId
  /** Those who hold it: none, one person, or a delegation. */
  readonly people: readonly Person[]
  /** A program plays it, by its own word. */
  readonly program?: true
  /** The player who stands in for an absent holder. */
  readonly substitute?: { readonly name: string; readonly tokenHash: string; readonly hearsFrom: number }
  /** Of the token with which the holder lets others look over their shoulder. */
  readonly guestHash?: string
}

/** One of those who hold a seat. */
export interface Person {
  /** Tells those of one seat apart. */
  readonly id: string
  readonly name: string
  /** SHA-256 of the token that opens the seat to this person, hex. */
  readonly tokenHash: string
  /** Sees and proposes, but turns no key and is not awaited. */
  readonly adviser?: true
  /** Number of the first private message this person hears; the first of all when absent. */
  readonly hearsFrom?: number
  /** Has more time than the others; told to no other player. */
  readonly timeFactor?: TimeFactor
  /** Will be away until then, milliseconds since 1970, by their own word. */
  readonly awayUntil?: number
  /** The teacher has taken the word from this person. */
  readonly muted?: true
}

/** A newcomer asks for a seat of a match under way; its host or more than half of its players decide. */
export interface SeatRequest {
  readonly id: string
  readonly power: PowerId
  readonly name: string
  /** Of the token that opens the seat once it is given, and nothing before. */
  readonly tokenHash: string
  /** By its own word. */
  readonly program?: true
  readonly state: SeatRequestFacts['state']
  /** Seats whose holders have said yes, or no. */
  readonly yes: readonly number[]
  readonly no: readonly number[]
}

/** The luck of a match, and what opens the published commitment to it. */
export type DrawnLuck = Required<Pick<MatchSetup, 'seed' | 'commitment'>>

/** What a table plays by, and its match after it. */
type PlayTerms = Pick<MatchSetup, 'years' | 'timeControl' | 'dailyClose' | 'chatRule' | 'treatment'> &
  Required<Pick<MatchSetup, 'strength'>>

/** The same, as a wish may name it. */
type NamedTerms = { readonly [Name in keyof PlayTerms]: PlayTerms[Name] | undefined } & Required<
  Pick<PlayTerms, 'years' | 'timeControl' | 'chatRule' | 'strength'>
>

/** What a table plays by, field by field. */
export const playTerms = (terms: NamedTerms): PlayTerms => {
  const { years, timeControl, dailyClose, chatRule, strength, treatment } = terms
  const always = { years, timeControl, chatRule, strength }
  return { ...always, ...(dailyClose && { dailyClose }), ...(treatment && { treatment }) }
}

/** A match its players have gathered for: each seat with its player, or with the bot that plays it. */
export interface GatheredMatch extends PlayTerms {
  readonly id: string
  readonly scenario: string
  /** The host's place among `seats`. */
  readonly host: number
  /** Luck that its players have drawn together; absent when the server draws it alone. */
  readonly luck?: DrawnLuck
  /** In seat order, those of one power together. */
  readonly seats: readonly GatheredPlace[]
}

/** A place at a table: one without `tokenHash` has no person. */
interface GatheredPlace {
  readonly power: PowerId
  readonly name?: string
  readonly tokenHash?: string
  readonly program?: true
  readonly bot: BotId
}

/** The seats of a match from the places at its table: a power that several sit at is led by them together, one without people by its bot. */
export function gatheredSeats(places: readonly GatheredPlace[]): readonly SeatSetup[] {
  const powers = [...new Set(places.map(({ power }) => power))]
  return powers.map((power): SeatSetup => {
    const own = places.filter((place) => place.power === power)
    const people = own
      .flatMap(({ name = '', tokenHash }) => (tokenHash === undefined ? [] : [{ name, tokenHash }]))
      .map((person, n) => ({ id: String(n + 1), ...person }))
    const program = own.some((place) => place.program) ? ({ program: true } as const) : {}
    return people.length === 0 ? { power, bot: own[0]!.bot, people } : { power, people, ...program }
  })
}
