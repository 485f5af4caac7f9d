import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import type { Phrase } from '#shared/view/phrase'

/** What a bot gives in one window. `memory` is JSON; the next window's call gets it back. */
export interface Decision {
  readonly orders: readonly Order[]
  readonly memory: unknown
  /** Why, in one sentence to be: for practice and the debrief. */
  readonly why: Phrase
}

/** A bot sits in a player's chair: it knows its observation and its luck, nothing else. */
export interface Bot {
  /** Registry name: kebab-case, also the text key `bot.<name>`. */
  readonly name: string
  decide(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision
}

export const defineBot = (bot: Bot): Bot => bot
