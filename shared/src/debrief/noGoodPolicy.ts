import { securityIn } from '#shared/analysis/security'
import { runToEnd, type Story, type YearStart, yearStarts } from '#shared/debrief/story'
import type { WindowRecord } from '#shared/match/matchRecord'
import { emptySeats } from '#shared/match/replay'
import { MatchSession } from '#shared/match/session'
import { itemAt } from '#shared/math'
import { build } from '#shared/orders/build'
import type { Order } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import type { Force } from '#shared/ruleset/forces'
import type { GameState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** A year in which a power could do nothing that would have left it as safe. */
export interface Trap {
  readonly year: number
  readonly seat: number
}

/** What a power may put its whole budget into instead of what it bought; `undefined` buys no arms. The likeliest help first. */
const POLICIES: readonly (Force | undefined)[] = ['submarines', undefined, 'silos', 'bombers', 'interceptors']

/** Security, 0–1, that counts as lost: less is not felt. */
const LEAST_LOSS = 0.02

/** Windows that may follow a planning window within its year. */
const MOST_WINDOWS = 20

/**
 * Power-years without a good policy (Smoke): the power was less safe a year later, and plays of the same year in which it
 * put its whole budget into any one force, or into none, leave it less safe too. All others do in them what they did, with the
 * same luck; windows that were not in the match pass without orders.
 */
export const trapsOf = (story: Story): readonly Trap[] => runToEnd(findTraps(story))

const known = new WeakMap<Story, readonly Trap[]>()

/** Like `trapsOf`, which then knows them. Yields after each play, since many take a while. */
export function* findTraps(story: Story): Generator<unknown, readonly Trap[]> {
  const before = known.get(story)
  if (before !== undefined) return before
  const starts = yearStarts(story)
  const securities = starts.map(({ state }) => securityIn(story.ruleset, state))
  const traps: Trap[] = []
  for (const [n, start] of starts.slice(0, -1).entries()) {
    const [security, after] = [itemAt(securities, n), itemAt(securities, n + 1)]
    const isLoss = (now: readonly number[], seat: number) => ofSeat(now, seat) < ofSeat(security, seat) - LEAST_LOSS
    for (const seat of start.state.powers.keys()) {
      let isTrap = isLoss(after, seat)
      for (const force of POLICIES) {
        if (!isTrap) break
        isTrap = isLoss(securityIn(story.ruleset, playYear(story, start, seat, force)), seat)
        yield
      }
      if (isTrap) traps.push({ year: start.year, seat })
    }
  }
  known.set(story, traps)
  return traps
}

/** The position a year after `start`, had one power bought only this. */
function playYear(story: Story, start: YearStart, seat: number, force: Force | undefined): GameState {
  const { ruleset, scenario, record } = story
  const rules = { ruleset, scenario, years: record.years, rng: createRng(record.seed) }
  let session = MatchSession.resume(rules, emptySeats(record), { state: start.state, memories: [], drafts: [] })
  for (let n = 0; n < MOST_WINDOWS && session.state.year === start.year && !session.isOver; n++) {
    const { submissions, injections } = playedIn(story, start.index + n, session.state)
    const { id } = ofSeat(session.state.powers, seat)
    const orders =
      n > 0 ? submissions : { ...submissions, [id]: budgetFor(story, start.state, seat, submissions[id] ?? [], force) }
    session = session.replay(orders, injections).session
  }
  return session.state
}

/** What was done in a window of the match, if it opened in this play too. */
function playedIn(
  { record, states }: Story,
  index: number,
  { window }: GameState,
): Pick<WindowRecord, 'submissions' | 'injections'> {
  const isSame = JSON.stringify(states[index]?.window) === JSON.stringify(window)
  return (isSame && record.windows[index]) || { submissions: {} }
}

/** A power's orders with its purchases replaced by one force, as far as its money goes. */
function budgetFor(
  { ruleset }: Story,
  state: GameState,
  seat: number,
  given: readonly Order[],
  force: Force | undefined,
): readonly Order[] {
  const others = given.filter(({ type }) => type !== 'build')
  const view = observe(ruleset, state, { kind: 'power', power: ofSeat(state.powers, seat).id })
  if (force === undefined || !isPlayerView(view)) return others
  const largest = [...build.options(ruleset, view)].findLast((order) => order.force === force)
  return largest === undefined ? others : [largest, ...others]
}
