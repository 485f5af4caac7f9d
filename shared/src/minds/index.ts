import type { Bot } from '#shared/bots/define'
import type { BotId } from '#shared/bots/index'
import { STRENGTH_RULES } from '#shared/bots/mind/character'
import { CHARACTERS, type CharacterId } from '#shared/bots/mind/characters'
import { byCounting, mindOf } from '#shared/bots/mind/mind'
import { bySearch } from '#shared/minds/search'
import { type StrengthId, USUAL_STRENGTH } from '#shared/ruleset/vocabulary'

/** The mind of a character at a strength: those that compare plans search, the others count. */
export const mindAt = (character: CharacterId, strength: StrengthId): Bot<CharacterId> =>
  mindOf(CHARACTERS[character], strength, STRENGTH_RULES[strength].worlds > 0 ? bySearch : byCounting)

/** Who plays a seat for which this bot was chosen, at tables and in classes. */
export const playerOf = (id: BotId, strength: StrengthId = USUAL_STRENGTH): Bot<BotId> => mindAt(id, strength)
