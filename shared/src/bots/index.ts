import type { Bot } from '#shared/bots/define'
import { freeRider } from '#shared/bots/freeRider'
import { gambler } from '#shared/bots/gambler'
import { grim } from '#shared/bots/grim'
import { loyalPatron } from '#shared/bots/loyalPatron'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { opportunist } from '#shared/bots/opportunist'
import { reassurer } from '#shared/bots/reassurer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { titForTat } from '#shared/bots/titForTat'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'

/** Every bot by id, in the order in which they fill seats. One line here and one file beside this one make a new bot. */
export const BOTS = {
  'tit-for-tat': titForTat,
  'minimal-deterrer': minimalDeterrer,
  'superiority-seeker': superioritySeeker,
  'worst-case-planner': worstCasePlanner,
  reassurer,
  grim,
  gambler,
  opportunist,
  'loyal-patron': loyalPatron,
  'free-rider': freeRider,
} as const satisfies Readonly<Record<string, Bot>>

/** Id of a bot. */
export type BotId = keyof typeof BOTS
/** All ids of bots, in their order. */
export const BOT_IDS = Object.keys(BOTS) as readonly BotId[]
/** True for the id of a bot. */
export const isBotId = (text: string): text is BotId => Object.hasOwn(BOTS, text)

/** Plays for a person who is away: it answers like with like and starts nothing. */
export const STAND_IN: BotId = 'tit-for-tat'

/**
 * Bots of seats for which none was chosen, in seat order. The first six meet each other in earnest: of 160 matches of two blocs
 * one in five ended in a general war, and none of them won more than its share by a third.
 */
const SEATING: readonly BotId[] = [
  'loyal-patron',
  'gambler',
  'reassurer',
  'worst-case-planner',
  'superiority-seeker',
  'free-rider',
  'tit-for-tat',
  'minimal-deterrer',
  'grim',
  'opportunist',
]

/** The bot of a seat for which none was chosen. */
export const defaultBot = (seat: number): BotId => SEATING[seat % SEATING.length]!
