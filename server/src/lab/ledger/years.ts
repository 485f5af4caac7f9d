import type { Bot } from '#shared/bots/define'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import type { GameEvent } from '#shared/events/index'
import { createBotMatch, playToEnd } from '#shared/match/playMatch'
import type { Order } from '#shared/orders/index'
import { type Accepted, acceptOrders } from '#shared/resolve/acceptOrders'
import { createRng } from '#shared/rng'
import { type Force, LEAST_READY, LEGS, READINESS_LEGS, recordOf } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import type { PlayerView } from '#shared/view/observation'

/** One year of a match, with the truth that viewers are not told. Lists by seat are in seat order. */
export interface PlayedYear {
  /** The position the year began with, and those of its other windows in order. */
  readonly opening: GameState
  readonly windows: readonly GameState[]
  /** The position the next year began with. */
  readonly closing: GameState
  readonly events: readonly GameEvent[]
  readonly truths: readonly Truth[]
}

/** What a rival would like to know of a power at the end of a year. */
export interface Truth {
  /** Budget points that the warheads and interceptors cost which were fielded as the year began: the first that can be seen. */
  readonly arming: number
  /** Budget points left unspent. */
  readonly treasury: number
  /** Conventional formations it had during the year. */
  readonly conventional: number
  /** Highest readiness of its legs, 1–5. */
  readonly readiness: number
  /** 1 for a security seeker, 0 for a revisionist. */
  readonly interest: number
}

/** A quantity that no rival may tell better than by bands and public acts. */
export type Secret = keyof Truth
/** All of them, in the order of the table. */
export const SECRETS = ['arming', 'treasury', 'conventional', 'readiness', 'interest'] as const satisfies Secret[]

/** One match: its rules, its beginning, its peaceful years, and where it came to. */
export interface LedgerMatch {
  readonly ruleset: Ruleset
  readonly start: GameState
  readonly years: readonly PlayedYear[]
  readonly end: GameState
}

/** What one match of the ledger is played with. */
export interface MatchToPlay {
  readonly ruleset: Ruleset
  readonly scenario: Scenario
  readonly seats: number
  readonly years: number
  readonly seed: string
  /** Chooses the bots; another salt with the same seed is another world that shares its luck. */
  readonly salt: string
}

/** The seat that looks; it stands down. */
export const OBSERVER = 0

/** Plays a match of random bots and keeps the years before nuclear weapons are used. Equal arguments, equal years. */
export function playYears({ ruleset, scenario, seats, years, seed, salt }: MatchToPlay): LedgerMatch {
  const session = createBotMatch({ ruleset, scenario, years, bots: botsOf(seats, `${seed} ${salt}`), seed })
  const kept: PlayedYear[] = []
  let before = session.state
  let year = emptyYear(before)
  const end = playToEnd(session, (state, { submissions, events }) => {
    noteSpending(year, acceptOrders(ruleset, before, submissions))
    year.events.push(...events)
    if (state.year > before.year && !state.climate.weaponsUsed) kept.push(closeYear(year, state))
    if (state.year > before.year) year = emptyYear(state, fieldedBy(ruleset, state, year.events))
    else year.windows.push(state)
    before = state
    return state
  })
  return { ruleset, start: session.state, years: kept, end }
}

function noteSpending({ unspent }: ReturnType<typeof emptyYear>, { costs }: Accepted): void {
  for (const seat of unspent.keys()) unspent[seat]! -= costs[seat] ?? 0
}

/** Cost of the warheads and interceptors that each power fielded as the year began, in seat order. */
const fieldedBy = ({ forces }: Ruleset, { powers }: GameState, events: readonly GameEvent[]): readonly number[] =>
  powers.map(({ id }) =>
    events.reduce((total, event) => {
      if (event.type !== 'forceDelivered' || event.power !== id || !ARMS.has(event.force)) return total
      const { lot, price } = forces[event.force]
      return total + (event.amount / lot) * price
    }, 0),
  )

/** What rivals fear: what strikes them, and what stops their answer. */
const ARMS: ReadonlySet<Force> = new Set([...LEGS, 'interceptors'])

function botsOf(seats: number, seed: string): readonly Bot[] {
  const rng = createRng(seed)
  return Array.from({ length: seats }, (_, seat) => {
    const bot = BOTS[BOT_IDS[rng.split('bot', seat).integer(BOT_IDS.length)]!]
    return seat === OBSERVER ? standingDown(bot) : bot
  })
}

/**
 * The same bot with its forces at the lowest readiness, so that nothing it does itself is in doubt for it: how a seat plays
 * that wants to learn from public numbers.
 */
const standingDown = (bot: Bot): Bot => ({
  ...bot,
  decide(ruleset, view, rng, memory) {
    const decision = bot.decide(ruleset, view, rng, memory)
    const orders = decision.orders.filter(({ type }) => type !== 'posture')
    return { ...decision, orders: isFirst(view) ? [...orders, STANDING_DOWN] : orders }
  },
})

const isFirst = ({ year, window }: PlayerView): boolean => year === 1 && window.kind === 'planning'

const STANDING_DOWN: Order = {
  type: 'posture',
  readiness: recordOf(READINESS_LEGS, () => LEAST_READY),
  targeting: 'counterforce',
  authority: 'afterImpact',
}

const emptyYear = (opening: GameState, fielded: readonly number[] = opening.powers.map(() => 0)) => ({
  opening,
  fielded,
  windows: [] as GameState[],
  events: [] as GameEvent[],
  unspent: opening.powers.map(({ treasury }) => treasury),
})

function closeYear(year: ReturnType<typeof emptyYear>, closing: GameState): PlayedYear {
  const { opening, windows, events, fielded, unspent } = year
  const truths = opening.powers.map(({ forces }, seat): Truth => {
    const { posture, interest } = closing.powers[seat]!
    return {
      arming: fielded[seat]!,
      treasury: unspent[seat]!,
      conventional: forces.conventional,
      readiness: Math.max(...READINESS_LEGS.map((leg) => posture.readiness[leg])),
      interest: interest === 'securitySeeker' ? 1 : 0,
    }
  })
  return { opening, windows, closing, events, truths }
}
