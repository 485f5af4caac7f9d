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

/** Every bot by name, in the order seats are filled when nobody chose. */
export const BOTS: Readonly<Record<string, Bot>> = Object.fromEntries(
  [
    titForTat,
    minimalDeterrer,
    superioritySeeker,
    worstCasePlanner,
    reassurer,
    grim,
    gambler,
    opportunist,
    loyalPatron,
    freeRider,
  ].map((bot) => [bot.name, bot]),
)

export const BOT_NAMES: readonly string[] = Object.keys(BOTS)
