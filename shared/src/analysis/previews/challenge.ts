import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { ownRow, supportChips, wordChips } from '#shared/analysis/previews/relations'
import { type Contest, demandFor, seenBalance } from '#shared/analysis/seenBalance'
import type { PowerId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { SPY_LEVELS } from '#shared/orders/spy'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'

/** Odds as they are shown. */
const percent = (odds: number): number => Math.round(100 * odds)

/** A demand: it costs at home, opens a crisis, and may end before the ground decides (clauses 7.8, 7.12). */
export const previewChallenge: Preview<'challenge'> = (ruleset, view, { demand, over, against }, beside) => {
  const { challengeSupport, falseDoctrine } = ruleset.crisis
  const contest = { ...demandFor(view, against, over), ...(demand === 'base' ? { cause: 'blockade' as const } : {}) }
  const minimal = ownRow(view).doctrine.aim === 'minimal'
  return [
    { term: 'crisis', certainty: 'likely', tone: 'loss', power: against },
    ...oddsChips(ruleset, view, contest, backingOf(beside, against)),
    ...supportChips(ruleset, view, -challengeSupport),
    ...(minimal ? wordChips(ruleset, view, -falseDoctrine) : []),
    { term: 'distrusted', certainty: 'certain', tone: 'loss' } satisfies Chip,
  ]
}

/** What speaks for a demand in the same year: spies on the other, and a threat. */
type Backing = Pick<Contest, 'spies' | 'threats'>

function backingOf(orders: readonly Order[], against: PowerId): Backing {
  const levels = orders.map((order) => (order.type === 'spy' && order.target === against ? order.level : 0))
  const threatens = orders.some(
    (order) => order.type === 'statement' && order.statement.say === 'threaten' && order.statement.target === against,
  )
  return { spies: Math.max(0, ...levels), threats: [threatens, false] }
}

/** The odds as the orders stand, and what they would be with all the support there is where that is more. */
function oddsChips(ruleset: Ruleset, view: PlayerView, contest: Contest, given: Backing): readonly Chip[] {
  const oddsWith = (backing: Backing) => seenBalance(ruleset, view, { ...contest, ...backing }).odds
  const odds = oddsWith(given)
  const most = oddsWith({ spies: Math.max(...SPY_LEVELS), threats: [true, false] })
  return [
    { term: 'odds', certainty: 'unknown', chance: odds },
    ...(percent(most) > percent(odds) ? [{ term: 'oddsBacked', certainty: 'unknown', chance: most } as const] : []),
  ]
}
