import { BOTS, type BotId } from '#shared/bots/index'
import { type PivotalChoice, withChange } from '#shared/debrief/choices'
import { type Story, yearStarts } from '#shared/debrief/story'
import type { PlayOut } from '#shared/debrief/tally'
import { windowRng } from '#shared/match/matchRecord'
import { type BotMatch, playOn } from '#shared/match/playMatch'
import { type Resolved, resolveWindow } from '#shared/resolve/resolveWindow'
import type { Interest } from '#shared/ruleset/forces'
import type { GameState } from '#shared/state/gameState'

/** Which bot plays a power on after the branching, by its interest: the same in every branch, so that only the choice differs. */
const PLAYS_ON: Readonly<Record<Interest, BotId>> = { securitySeeker: 'tit-for-tat', revisionist: 'opportunist' }

/** Play-outs from the window of a choice, as it was made or otherwise. The nth of both share their random numbers. */
export function* playOutsOf(
  story: Story,
  choice: PivotalChoice,
  way: 'as it was' | 'otherwise',
  most: number,
): Generator<PlayOut> {
  const state = story.states[choice.window]!
  const { submissions, injections } = story.record.windows[choice.window]!
  const orders = way === 'as it was' ? submissions : withChange(submissions, choice)
  for (let n = 0; n < most; n++) {
    const seed = seedOf(story, choice.window, n)
    const resolved = resolveWindow(story.ruleset, state, orders, windowRng(seed, state.windowNumber), injections)
    yield finish(story, state, resolved, seed)
  }
}

/** Play-outs from the start of a year with bots on every seat: what the position itself made likely. */
export function* playOutsOfYear(story: Story, year: number, most: number): Generator<PlayOut> {
  const start = yearStarts(story).find((each) => each.year === year)
  if (start === undefined || start.state.window.kind === 'ended') return
  for (let n = 0; n < most; n++) {
    yield finish(story, start.state, { state: start.state, events: [] }, seedOf(story, start.index, n))
  }
}

const seedOf = ({ record }: Story, window: number, n: number): string => `${record.seed} branch ${window} ${n}`

function finish(story: Story, before: GameState, resolved: Resolved, seed: string): PlayOut {
  let war = resolved.events.some(({ type }) => type === 'salvoLanded')
  const end = playOn(matchOf(story, before, seed), resolved.state, [], (state, { events }) => {
    war ||= events.some(({ type }) => type === 'salvoLanded')
    return state
  })
  return { war, dead: deadIn(end) - deadIn(before) }
}

function matchOf({ ruleset, scenario, record }: Story, { powers }: GameState, seed: string): BotMatch {
  const bots = powers.map(({ interest }) => BOTS[PLAYS_ON[interest]])
  return { ruleset, scenario, years: record.years, bots, seed }
}

/** Millions of people killed up to a position, in all powers and states. */
function deadIn({ powers, states }: GameState): number {
  const own = powers.reduce((total, { dead, starved }) => total + dead + starved, 0)
  return states.reduce((total, { startPopulation, population }) => total + startPopulation - population, own)
}
