import { type Balance, type BalanceSide, balanceOf, tradeDependence, wordsSaid } from '#shared/analysis/balance'
import { seenStrength } from '#shared/analysis/seenBalance'
import { bound, type ForceBalance, type Rival } from '#shared/bots/mind/forceBalance'
import type { PowerId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn } from '#shared/view/lookup'
import type { PlayerView, SeenPower, SeenState } from '#shared/view/observation'

/** What a demand could be about: a state, and which of the two powers has a hand in it. */
export interface Prize {
  readonly state: SeenState
  readonly rival: Rival
  /** The viewer demands it; else the rival does. */
  readonly mine: boolean
  /** Probability, 0–1, that the challenger prevails if nothing is said or climbed and the ground decides. */
  readonly odds: number
}

/** What the viewer adds to a contest of this year. */
export interface Support {
  readonly spies?: number
  readonly threatens?: boolean
  readonly formations?: number
  /** Added to the viewer's and to the rival's exposure. */
  readonly exposed?: number
  readonly exposes?: number
}

const NOTHING: Support = {}

/** Probability, 0–1, that the challenger prevails in a contest over a state between the viewer and a rival (clause 7.12). */
export function contestOdds(
  ruleset: Ruleset,
  view: PlayerView,
  { state, rival, mine }: Pick<Prize, 'state' | 'rival' | 'mine'>,
  added: Support = NOTHING,
): number {
  return contestBalance(ruleset, view, { state, rival, mine }, added).odds
}

function contestBalance(
  ruleset: Ruleset,
  view: PlayerView,
  { state, rival, mine }: Pick<Prize, 'state' | 'rival' | 'mine'>,
  added: Support,
): Balance {
  const me = view.powers[seatIn(view, view.self.id)]!
  const own: BalanceSide = {
    ...sideOf(ruleset, view, state, me, added.formations ?? 0),
    words: wordsSaid(ruleset, me.doctrine, rival.id, { threatened: added.threatens ?? false, challenges: mine }),
    exposed: rival.exposed * (1 - rival.guarded) + (added.exposed ?? 0),
    dependence: dependenceOf(rival, me, rival.power),
    spies: added.spies ?? 0,
  }
  const theirs: BalanceSide = {
    ...sideOf(ruleset, view, state, rival.power, 0),
    words: wordsSaid(ruleset, rival.power.doctrine, me.id, { threatened: false, challenges: !mine }),
    exposed: rival.exposes + (added.exposes ?? 0),
    dependence: dependenceOf(rival, rival.power, me),
    spies: 0,
  }
  const defender = mine ? rival.id : me.id
  return balanceOf(ruleset, {
    wronged: false,
    promise: state.umbrella?.patron === defender ? state.umbrella.credibility / 100 : 0,
    challenger: mine ? own : theirs,
    defender: mine ? theirs : own,
  })
}

const dependenceOf = ({ pair }: Rival, power: SeenPower, partner: SeenPower): number =>
  bound(pair, 'interdependence') ? tradeDependence(power.gdp, partner.gdp) : 0

/** What one side brings that hangs on the place and on its people. */
const sideOf = (ruleset: Ruleset, view: PlayerView, state: SeenState, power: SeenPower, added: number) => ({
  strength: seenStrength(ruleset, view, power, state, added),
  support: power.support,
  climbed: 0,
})

/** True when a power stands behind a state or has a hand in it, so that it can be demanded of it (clause 7.8). */
function holds({ balance }: Ruleset, view: PlayerView, state: SeenState, id: PowerId): boolean {
  return (state.umbrella?.patron ?? state.leansTo) === id || (state.alignment[seatIn(view, id)] ?? 0) >= balance.hand
}

/** The demands between the viewer and rivals of other blocs: the one likeliest to prevail on each side of each pair. */
export interface Contests {
  readonly offers: readonly Prize[]
  readonly threats: readonly Prize[]
}

/** Every demand the viewer could make, and the best demand each rival could make of it, likeliest first. */
export function contestsOf(ruleset: Ruleset, view: PlayerView, { rivals }: ForceBalance): Contests {
  const others = rivals.filter(({ allied }) => !allied)
  const held = (id: PowerId) => view.states.filter((state) => holds(ruleset, view, state, id))
  const prizeOf = (state: SeenState, rival: Rival, mine: boolean): Prize => ({
    ...{ state, rival, mine },
    odds: contestOdds(ruleset, view, { state, rival, mine }),
  })
  const own = held(view.self.id)
  const offers = others.flatMap((rival) => held(rival.id).map((state) => prizeOf(state, rival, true)))
  const threats = others.flatMap((rival) =>
    own
      .map((state) => prizeOf(state, rival, false))
      .sort(byOdds)
      .slice(0, 1),
  )
  return { offers: offers.sort(byOdds), threats: threats.sort(byOdds) }
}

const byOdds = (a: Prize, b: Prize): number => b.odds - a.odds
