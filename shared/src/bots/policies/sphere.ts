import { stakeOf } from '#shared/analysis/points'
import { demandFor, seenBalance } from '#shared/analysis/seenBalance'
import type { StateId } from '#shared/ids'
import { base } from '#shared/orders/base'
import { challenge } from '#shared/orders/challenge'
import type { Order } from '#shared/orders/index'
import { umbrella } from '#shared/orders/umbrella'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn, stateIn } from '#shared/view/lookup'
import type { PlayerView, SeenState } from '#shared/view/observation'

/** What a strategy does among the lesser states. */
export interface SpherePolicy {
  /** Most states it covers with an umbrella. */
  readonly umbrellas: number
  /** Repeats its promise to clients that doubt it, and helps a state that asks it for reassurance. */
  readonly reaffirms: boolean
  /** Most bases it keeps. */
  readonly bases: number
  readonly basing: 'buildOpenly' | 'buildSecretly'
  /** Probability, 0–1, that it makes a demand by itself in a year of usual stakes; a good one is likelier. */
  readonly demandChance: number
}

/** The policy of a bot that leaves lesser states alone. */
export const NO_SPHERE: SpherePolicy = {
  umbrellas: 0,
  reaffirms: false,
  bases: 0,
  basing: 'buildOpenly',
  demandChance: 0,
}

/** The year's orders among the lesser states. */
export function courtLesserStates(
  ruleset: Ruleset,
  view: PlayerView,
  policy: SpherePolicy,
  rng: Rng,
): readonly Order[] {
  return [
    ...extendUmbrella(ruleset, view, policy),
    ...reassureClients(ruleset, view, policy),
    ...buildBase(ruleset, view, policy),
    ...makeDemand(ruleset, view, policy, rng),
  ]
}

const clientsOf = (view: PlayerView): readonly SeenState[] =>
  view.states.filter((state) => state.umbrella?.patron === view.self.id)

const pullOn = (view: PlayerView, state: SeenState): number => state.alignment[seatIn(view, view.self.id)] ?? 0

/** The item with the highest figure; the first of equals; undefined of none. */
function most<Item>(items: Iterable<Item>, of: (item: Item) => number): Item | undefined {
  let best: { readonly item: Item; readonly worth: number } | undefined
  for (const item of items) {
    const worth = of(item)
    if (best === undefined || worth > best.worth) best = { item, worth }
  }
  return best?.item
}

const worthOf = (view: PlayerView, id: StateId): number => {
  const state = stateIn(view, id)
  return state ? pullOn(view, state) * state.gdp * (state.stance === 'content' ? 1 : 2) : 0
}

function extendUmbrella(ruleset: Ruleset, view: PlayerView, { umbrellas: covers }: SpherePolicy): readonly Order[] {
  if (clientsOf(view).length >= covers) return []
  const open = [...umbrella.options(ruleset, view)].filter(({ act }) => act === 'extend')
  const best = most(open, ({ state }) => worthOf(view, state))
  return best ? [best] : []
}

function reassureClients(ruleset: Ruleset, view: PlayerView, { reaffirms }: SpherePolicy): readonly Order[] {
  if (!reaffirms) return []
  return [...umbrella.options(ruleset, view)].filter(({ act, state }) => {
    const client = stateIn(view, state)
    return act === 'reaffirm' && client?.umbrella !== undefined && client.umbrella.credibility < client.needs
  })
}

/** Aid to the richest state that asks or arms and looks to the viewer (clause 6.5). */
export function helpAsking(ruleset: Ruleset, view: PlayerView): readonly Order[] {
  const me = view.self.id
  const asking = view.states.filter(
    ({ stance, umbrella: cover, leansTo }) =>
      (stance === 'asks' || stance === 'arming') && (cover?.patron ?? leansTo) === me,
  )
  const best = most(asking, ({ gdp }) => gdp)
  return best && view.self.treasury > ruleset.influence.pricePerLevel
    ? [{ type: 'influence', state: best.id, level: 1 }]
    : []
}

function buildBase(ruleset: Ruleset, view: PlayerView, { bases, basing }: SpherePolicy): readonly Order[] {
  const own = view.bases.filter(({ patron }) => patron === view.self.id)
  const room = own.length * ruleset.bases.capacity - view.self.forces.forward - view.self.onOrder.forward
  const lots = Math.min(1, Math.floor(room / ruleset.forces.forward.lot))
  const missiles: readonly Order[] =
    lots > 0 && view.self.treasury > 4 * ruleset.forces.forward.price ? [{ type: 'build', force: 'forward', lots }] : []
  if (own.length >= bases || view.year < 2) return missiles
  const sites = [...base.options(ruleset, view)].filter(({ act }) => act === basing)
  const best = most(sites, ({ host }) => worthOf(view, host))
  return best ? [...missiles, best] : missiles
}

/** Worth, in losses of a confrontation, of a demand that it makes gladly, and of one that it makes now and then. */
const GOOD = 0.1
const FAIR = -0.35
/** Added to the chance of a demand it makes gladly, and the factor on that of another. */
const EAGER = 0.14
const RELUCTANT = 0.4
/** Odds at which winning a state and provoking it for nothing weigh the same, and what a point of its output weighs. */
const EVEN_ODDS = 0.3
const PER_OUTPUT = 0.03

/** The demand that promises most by its own reckoning, made more readily by those who gain by it, and as its stake grows with the years. */
function makeDemand(
  ruleset: Ruleset,
  view: PlayerView,
  { demandChance: demands }: SpherePolicy,
  rng: Rng,
): readonly Order[] {
  const stake = stakeOf(ruleset, view.year, view.years) / ruleset.crisis.coerced
  const mood = rng.split('demand').uniform() / stake
  if (view.year === 1 || mood >= demands + EAGER) return []
  const { spoilsRevisionist, spoilsSeeker } = ruleset.crisis
  const gain = view.self.interest === 'revisionist' ? spoilsRevisionist : spoilsSeeker
  const options = [...challenge.options(ruleset, view)].map((order) => {
    const { odds } = seenBalance(ruleset, view, demandFor(view, order.against, order.over))
    const prize = PER_OUTPUT * (stateIn(view, order.over)?.gdp ?? 0)
    return { order, worth: odds * gain - (1 - odds) + (odds - EVEN_ODDS) * prize }
  })
  const best = most(options, ({ worth }) => worth)
  if (best === undefined || best.worth <= FAIR) return []
  return mood < (best.worth > GOOD ? demands + EAGER : demands * RELUCTANT) ? [best.order] : []
}
