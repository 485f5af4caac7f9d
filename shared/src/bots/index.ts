import type { Bot } from '#shared/bots/define'
import { minimalDeterrer } from '#shared/bots/minimalDeterrer'
import { superioritySeeker } from '#shared/bots/superioritySeeker'
import { titForTat } from '#shared/bots/titForTat'

/** Every bot by name, in the order seats are filled when nobody chose. */
export const BOTS: Readonly<Record<string, Bot>> = Object.fromEntries(
  [titForTat, minimalDeterrer, superioritySeeker].map((bot) => [bot.name, bot]),
)

export const BOT_NAMES: readonly string[] = Object.keys(BOTS)
