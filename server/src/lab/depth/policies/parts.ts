/** Parts of plans that several scripted policies share. */

import type { ScriptContext } from '#server/lab/depth/policies/script'
import { demandFor, seenBalance } from '#shared/analysis/seenBalance'
import { stateToAid, threatsTo } from '#shared/bots/planning'
import type { PowerId } from '#shared/ids'
import { type ChallengeOrder, challenge } from '#shared/orders/challenge'
import type { Order } from '#shared/orders/index'
import type { PostureOrder } from '#shared/orders/posture'
import { umbrella } from '#shared/orders/umbrella'
import { LEGS } from '#shared/ruleset/forces'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { hasTreaty, pairWith, rivals, seatIn, seenPower, stateIn, tensionWith } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'

const blocOf = (view: PlayerView) => seenPower(view, view.self.id)?.bloc
/** Powers of other blocs. */
export const enemies = (view: PlayerView): readonly SeenPower[] =>
  rivals(view).filter(({ bloc }) => bloc !== blocOf(view))
const friends = (view: PlayerView): readonly SeenPower[] => rivals(view).filter(({ bloc }) => bloc === blocOf(view))

/** The power of another bloc with which tension is highest. */
export const tensest = (view: PlayerView): SeenPower | undefined =>
  [...enemies(view)].sort((a, b) => tensionWith(view, b.id) - tensionWith(view, a.id))[0]

const propose = (id: PowerId, treaty: TreatyKind): Order => ({ type: 'diplomacy', act: 'propose', treaty, with: id })

/** Every treaty with every power. */
export const signAll = (view: PlayerView): readonly Order[] =>
  rivals(view).flatMap(({ id }) =>
    TREATY_KINDS.filter((kind) => !hasTreaty(view, id, kind)).map((treaty) => propose(id, treaty)),
  )

const WANTED_OF_FRIENDS: readonly TreatyKind[] = ['interdependence', 'umbrella', 'inspection']
const WANTED_OF_ENEMIES: readonly TreatyKind[] = ['hotline', 'inspection', 'interceptorLimit', 'armsLimit']

/** Treaties in the order in which they are worth their attention: own bloc first, two ties, then the tensest rivals. */
export function signWithCare(view: PlayerView): readonly Order[] {
  const offered = (power: SeenPower, kinds: readonly TreatyKind[]) =>
    (pairWith(view, power.id)?.offers ?? [])
      .filter(({ from, kind }) => from === power.id && kinds.includes(kind))
      .map(({ kind }) => propose(power.id, kind))
  const rich = [...friends(view)].sort((a, b) => b.gdp - a.gdp)
  const ties = rivals(view).filter(({ id }) => hasTreaty(view, id, 'interdependence')).length
  const tense = [...enemies(view)].sort((a, b) => tensionWith(view, b.id) - tensionWith(view, a.id))
  const wanted = [
    ...friends(view).flatMap((power) => offered(power, WANTED_OF_FRIENDS)),
    ...(ties < 2 ? rich.map(({ id }) => propose(id, 'interdependence')) : []),
    ...friends(view).map(({ id }) => propose(id, 'umbrella')),
    ...enemies(view).flatMap((power) => offered(power, WANTED_OF_ENEMIES)),
    ...tense.flatMap(({ id }) => [propose(id, 'hotline'), propose(id, 'inspection')]),
  ]
  return wanted.filter((order) => order.type === 'diplomacy' && !hasTreaty(view, order.with, order.treaty))
}

/** All warheads destroyed, as fast as lots allow. */
export const disarm = ({ ruleset, view }: ScriptContext): readonly Order[] =>
  LEGS.flatMap((leg): readonly Order[] => {
    const lots = Math.min(5, Math.floor(view.self.forces[leg] / ruleset.forces[leg].lot))
    const size = ([5, 2, 1] as const).find((each) => each <= lots)
    return size === undefined ? [] : [{ type: 'scrap', leg, lots: size }]
  })

type Level = 1 | 2 | 3 | 4 | 5
/** The forces' setPosture, set in the first year. */
export const setPosture = (
  view: PlayerView,
  home: Level,
  submarines: Level,
  targeting: PostureOrder['targeting'] = 'countervalue',
  authority: PostureOrder['authority'] = 'onWarning',
): readonly Order[] =>
  view.year > 1
    ? []
    : [{ type: 'posture', readiness: { silos: home, submarines, bombers: home }, targeting, authority }]

/** True when a rival could strike the viewer and not be answered, by more than this share. */
export const isShort = ({ ruleset, view }: ScriptContext, exposed = 0.15): boolean =>
  threatsTo(ruleset, view, 'median').some((rival) => rival.exposed > exposed)

/** Promises it could make, to states by what their leaning is worth; and those it could repeat to clients that doubt. */
export function promises({ ruleset, view }: ScriptContext, most: number): readonly Order[] {
  const seat = seatIn(view, view.self.id)
  const worth = (order: { state: Parameters<typeof stateIn>[1] }) => {
    const state = stateIn(view, order.state)
    return (state?.alignment[seat] ?? 0) * (state?.gdp ?? 0)
  }
  const all = [...umbrella.options(ruleset, view)]
  const covered = view.states.filter((state) => state.umbrella?.patron === view.self.id).length
  const doubted = all.filter(({ act, state }) => {
    const client = stateIn(view, state)
    return act === 'reaffirm' && client?.umbrella !== undefined && client.umbrella.credibility < client.needs
  })
  const open = all.filter(({ act }) => act === 'extend').sort((a, b) => worth(b) - worth(a))
  return [...doubted, ...(covered < most ? open.slice(0, 1) : [])]
}

/** Aid at a level to the state with most people that do not lean to the viewer yet. */
export function aid(view: PlayerView, level: 1 | 2 | 3): readonly Order[] {
  const state = stateToAid(view)
  return state === undefined ? [] : [{ type: 'influence', state, level }]
}

/** The demand worth most by the viewer's own reckoning, if it is worth more than `least` losses of a confrontation. */
export function bestDemand({ ruleset, view }: ScriptContext, least = 0): ChallengeOrder | undefined {
  const { spoilsRevisionist, spoilsSeeker } = ruleset.crisis
  const gain = view.self.interest === 'revisionist' ? spoilsRevisionist : spoilsSeeker
  let best: { readonly order: ChallengeOrder; readonly worth: number } | undefined
  for (const order of challenge.options(ruleset, view)) {
    const contest = demandFor(view, order.against, order.over)
    const { odds } = seenBalance(ruleset, view, { ...contest, climbed: [1, 0], threats: [true, false], spies: 2 })
    const prize = 0.04 * (stateIn(view, order.over)?.gdp ?? 0)
    const worth = odds * gain - (1 - odds) + (odds - 0.3) * prize
    if (worth > (best?.worth ?? least)) best = { order, worth }
  }
  return best?.order
}

/** Support for a demand: spies on the other, and a threat. */
export const supportDemand = ({ against }: ChallengeOrder, level: 1 | 2 | 3 = 2): readonly Order[] => [
  { type: 'spy', target: against, level },
  { type: 'statement', statement: { say: 'threaten', target: against } },
]
