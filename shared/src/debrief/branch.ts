import { ordersWithChange, type PivotalChoice } from '#shared/debrief/choices'
import { type Story, yearStarts } from '#shared/debrief/story'
import type { PlayOut } from '#shared/debrief/tally'
import { branchAt, landsSalvo, playBranch } from '#shared/match/branch'
import type { MatchSession } from '#shared/match/session'
import type { GameState } from '#shared/state/gameState'

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
    const { session, events } = branchAt(rulesIn(story), state, seedOf(story, choice.window, n)).replay(
      orders,
      injections,
    )
    yield finish(state, session, landsSalvo(events))
  }
}

/** Play-outs from the start of a year with bots on every seat: what the position itself made likely. */
export function* playOutsOfYear(story: Story, year: number, most: number): Generator<PlayOut> {
  const start = yearStarts(story).find((each) => each.year === year)
  if (start === undefined || start.state.window.kind === 'ended') return
  for (let n = 0; n < most; n++) {
    yield finish(start.state, branchAt(rulesIn(story), start.state, seedOf(story, start.index, n)), false)
  }
}

const rulesIn = ({ ruleset, scenario, record }: Story) => ({ ruleset, scenario, years: record.years })

const seedOf = ({ record }: Story, window: number, n: number): string => `${record.seed} branch ${window} ${n}`

/** What a branch comes to. @param atWar whether weapons have landed in it already */
function finish(before: GameState, branch: MatchSession, atWar: boolean): PlayOut {
  const { end, isWar } = playBranch(branch, atWar)
  return { war: isWar, dead: deadIn(end) - deadIn(before), points: end.ending?.powers.map(({ total }) => total) ?? [] }
}

/** Millions of people killed up to a position, in all powers and states. */
function deadIn({ powers, states }: GameState): number {
  const own = powers.reduce((total, { dead, starved }) => total + dead + starved, 0)
  return states.reduce((total, { startPopulation, population }) => total + startPopulation - population, own)
}
