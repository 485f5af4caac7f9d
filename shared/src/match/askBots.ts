import type { Bot } from '#shared/bots/define'
import type { PowerId } from '#shared/ids'
import type { SeatMember } from '#shared/match/delegation'
import { botRng } from '#shared/match/matchRecord'
import type { MatchRules } from '#shared/match/matchRules'
import type { Order } from '#shared/orders/index'
import type { GameState } from '#shared/state/gameState'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { Phrase } from '#shared/view/phrase'

/** Who plays a power. */
export interface SessionSeat {
  readonly power: PowerId
  /** Plays the seat; absent where people do. */
  readonly bot?: Bot | undefined
  /** Its members: none, one person, or a delegation. They keep the seat while a bot plays it for them. */
  readonly people: readonly SeatMember[]
}

/** Why a bot gave the orders it gave. */
export interface BotReason {
  readonly power: PowerId
  readonly why: Phrase
}

/** What bots are asked about. */
interface Question {
  readonly rules: MatchRules
  /** In seat order. */
  readonly seats: readonly SessionSeat[]
  readonly state: GameState
  /** What each bot remembers, JSON by seat. */
  readonly memories: readonly unknown[]
}

/** What bots have answered: orders by power, what each remembers from then on, JSON by seat, and why. */
export interface BotAnswers {
  readonly submissions: Readonly<Record<string, readonly Order[]>>
  readonly memories: readonly unknown[]
  readonly reasons: readonly BotReason[]
}

/** What the bots whose turn it is give in the open window, by power, what they remember from then on, and why. */
export function askBots({ rules, seats, state, memories: before }: Question): BotAnswers {
  const memories = [...before]
  const submissions: Record<string, readonly Order[]> = {}
  const reasons: BotReason[] = []
  for (const seat of state.window.participants) {
    const { power, bot } = seats[seat]!
    if (bot === undefined) continue
    const view = observe(rules.ruleset, state, { kind: 'power', power })
    if (!isPlayerView(view)) continue
    const rng = botRng(rules.rng, state.windowNumber, seat)
    const { orders, memory, why } = bot.decide(rules.ruleset, view, rng, memories[seat])
    submissions[power] = orders
    memories[seat] = memory
    reasons.push({ power, why })
  }
  return { submissions, memories, reasons }
}
