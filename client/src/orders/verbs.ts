import { moduleOf, ORDER_TYPES, type Order, type OrderType } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rivals, stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import type { Problem } from '#shared/view/phrase'
import type { Selection } from '../store/game.ts'
import { isAbout } from './orderBody.ts'

/** What a land on the map is to the viewer. */
export type Ground = 'own' | 'rival' | 'state'

/** What a land is to the viewer. */
export const groundOf = (view: PlayerView, land: Selection): Ground =>
  land.kind === 'state' ? 'state' : land.id === view.self.id ? 'own' : 'rival'

/** One type of order as a verb of the map. */
export interface Verb {
  /** Lands on which it is offered. */
  readonly on: readonly Ground[]
  /** The plainest order of this type for a land: why it is refused says why the verb is. Absent where there is no such order. */
  readonly plainest?: (view: PlayerView, land: Selection) => Order | undefined
}

const onState = (order: (state: ReturnType<typeof stateIn> & object, view: PlayerView) => Order | undefined) => ({
  on: ['state'] as const,
  plainest: (view: PlayerView, land: Selection) => {
    const state = land.kind === 'state' ? stateIn(view, land.id) : undefined
    return state && order(state, view)
  },
})

/**
 * The verbs of the map: every type of order of a year's plans, in the order in which they stand around a land. One line here
 * puts a new type of order on the map.
 */
export const VERBS: Readonly<Partial<Record<OrderType, Verb>>> = {
  build: { on: ['own'] },
  posture: { on: ['own'] },
  research: { on: ['own'] },
  umbrella: onState(({ id }) => ({ type: 'umbrella', act: 'extend', state: id })),
  influence: onState(({ id }) => ({ type: 'influence', state: id, level: 1 })),
  base: onState(({ id }) => ({ type: 'base', act: 'buildOpenly', host: id })),
  diplomacy: { on: ['rival'] },
  spy: { on: ['rival'] },
  statement: { on: ['own', 'rival'] },
  scrap: { on: ['own'] },
  challenge: onState(({ id, umbrella, leansTo }, view) => {
    const against = umbrella?.patron ?? leansTo ?? rivals(view)[0]?.id
    return against === undefined ? undefined : { type: 'challenge', demand: 'state', over: id, against }
  }),
  strike: { on: ['rival'] },
}

/** Types of orders of a year's plans, in registry order, as far as the scenario offers them. */
export function typesOnOffer(view: PlayerView): readonly OrderType[] {
  const open = ORDER_TYPES.filter((type) => moduleOf({ type }).windows.includes('planning'))
  return open.filter((type) => view.ordersOffered?.includes(type) ?? true)
}

/** The verbs of a land, in the order in which they stand around it. */
export function verbsOn(view: PlayerView, land: Selection): readonly OrderType[] {
  const ground = groundOf(view, land)
  const offered = typesOnOffer(view)
  return (Object.keys(VERBS) as OrderType[]).filter(
    (type) => offered.includes(type) && VERBS[type]?.on.includes(ground),
  )
}

/** A verb as it stands beside a land: what it costs at least, and why it is closed. */
export interface OpenVerb {
  readonly type: OrderType
  /** The only order it stands for here: pressing the verb gives it. Absent where there is a choice. */
  readonly only?: Order
  /** Fewest budget points; 0 when free. */
  readonly cost: number
  /** Why nothing can be ordered here now. */
  readonly closed?: Problem
}

/** Types with a form of their own: a choice in any case. */
type HasForm = (type: OrderType) => boolean

/** How a verb stands on a land now. */
export function openVerb(
  ruleset: Ruleset,
  view: PlayerView,
  { type, land, hasForm }: { readonly type: OrderType; readonly land: Selection; readonly hasForm: HasForm },
): OpenVerb {
  const module = moduleOf({ type })
  const plainest = VERBS[type]?.plainest?.(view, land)
  if (hasForm(type) && plainest === undefined) return { type, cost: 0 }
  const here = [...module.options(ruleset, view)].filter((order) => isAbout(view, order, land))
  const cost = Math.min(...here.map((order) => module.cost(ruleset, order)))
  if (here.length > 0) return { type, cost, ...(here.length === 1 && !hasForm(type) ? { only: here[0]! } : {}) }
  const closed = plainest && module.validate(ruleset, view, plainest)
  return { type, cost: 0, ...(closed ? { closed } : {}) }
}
