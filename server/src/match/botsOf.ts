import type { Bot } from '#shared/bots/define'
import type { BotId } from '#shared/bots/index'
import { playerOf } from '#shared/minds/index'
import type { MatchSetup } from './matchSetup.ts'

/** Who plays the seats of a match that bots play. */
export const botsOf =
  ({ strength }: Pick<MatchSetup, 'strength'>) =>
  (id: BotId): Bot =>
    playerOf(id, strength)
