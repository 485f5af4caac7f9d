import type { Bot } from '#shared/bots/define'
import { BOTS, type BotId } from '#shared/bots/index'
import { ordersWithChange, type PivotalChoice } from '#shared/debrief/choices'
import { type Story, yearStarts } from '#shared/debrief/story'
import type { PlayOut } from '#shared/debrief/tally'
import type { GameEvent } from '#shared/events/index'
import { botSeats, playToEnd } from '#shared/match/playMatch'
import { MatchSession } from '#shared/match/session'
import { createRng } from '#shared/rng'
import type { Interest } from '#shared/ruleset/forces'
import type { GameState } from '#shared/state/gameState'

/** Which bot plays a power on after the branching, by its interest: the same in every branch, so that only the choice differs. */
const PLAYS_ON: Readonly<Record<Interest, BotId>> = { securitySeeker: 'tit-for-tat', revisionist: 'opportunist' }

/** The bot that plays a power of this interest on. */
export const playsOn = (interest: Interest): Bot => BOTS[PLAYS_ON[interest]]

/**
 * Play-outs from the window of a choice, as it was made or otherwise. The nth of both share their random numbers.
 * @param first number of the first to be played; `most` is the number after the last
 */
export function* playOutsOf(
  story: Story,
  choice: PivotalChoice,
  way: 'as it was' | 'otherwise',
  most: number,
  first = 0,
): Generator<PlayOut> {
  const state = story.states[choice.window]!
  const { submissions, injections } = story.record.windows[choice.window]!
  const orders = way === 'as it was' ? submissions : ordersWithChange(submissions, choice)
  for (let n = first; n < most; n++) {
    const { session, events } = branchAt(story, state, seedOf(story, choice.window, n)).replay(orders, injections)
    yield finish(state, session, events.some(isSalvo))
  }
}

/** Play-outs from the start of a year with bots on every seat: what the position itself made likely. */
export function* playOutsOfYear(story: Story, year: number, most: number): Generator<PlayOut> {
  const start = yearStarts(story).find((each) => each.year === year)
  if (start === undefined || start.state.window.kind === 'ended') return
  for (let n = 0; n < most; n++) {
    yield finish(start.state, branchAt(story, start.state, seedOf(story, start.index, n)), false)
  }
}

const seedOf = ({ record }: Story, window: number, n: number): string => `${record.seed} branch ${window} ${n}`

/** A match that goes on from a position with other luck, bots on every seat. */
function branchAt({ ruleset, scenario, record }: Story, state: GameState, seed: string): MatchSession {
  const bots = state.powers.map(({ interest }) => playsOn(interest))
  const saved = { state, memories: [], drafts: [] }
  const rules = { ruleset, scenario, years: record.years, rng: createRng(seed) }
  return MatchSession.resume(rules, botSeats(scenario, bots), saved)
}

const isSalvo = ({ type }: GameEvent): boolean => type === 'salvoLanded'

/** Plays a branch to its end. @param atWar whether weapons have landed in it already */
function finish(before: GameState, branch: MatchSession, atWar: boolean): PlayOut {
  let war = atWar
  const end = playToEnd(branch, (state, { events }) => {
    war ||= events.some(isSalvo)
    return state
  })
  return { war, dead: deadIn(end) - deadIn(before), points: end.ending?.powers.map(({ total }) => total) ?? [] }
}

/** Millions of people killed up to a position, in all powers and states. */
function deadIn({ powers, states }: GameState): number {
  const own = powers.reduce((total, { dead, starved }) => total + dead + starved, 0)
  return states.reduce((total, { startPopulation, population }) => total + startPopulation - population, own)
}
