import type { Story } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import type { BuildOrder } from '#shared/orders/build'
import { moduleOf, type Order } from '#shared/orders/index'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { isLeg } from '#shared/ruleset/forces'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'

/** One choice that a power might have made otherwise. */
export type OrderChange =
  /** Taken an offer that stood. */
  | { readonly kind: 'accept'; readonly treaty: TreatyKind; readonly from: PowerId }
  /** Built no warheads that year. */
  | { readonly kind: 'restrain' }
  /** Not fired. */
  | { readonly kind: 'holdFire' }
  /** Stepped back instead of climbing a rung. */
  | { readonly kind: 'stepBack' }

/** A choice that can be tried otherwise, with its window. */
export interface PivotalChoice {
  /** Place of the window in the record. */
  readonly window: number
  readonly year: number
  readonly power: PowerId
  readonly change: OrderChange
}

/** What each kind of change finds in one power's orders of one window. */
const FOUND: Readonly<
  Record<OrderChange['kind'], (state: GameState, seat: number, orders: readonly Order[]) => readonly OrderChange[]>
> = {
  accept(state, seat, orders) {
    if (state.window.kind !== 'planning') return []
    return state.offers.flatMap(({ kind: treaty, from, to }): readonly OrderChange[] => {
      const other = state.powers[from]!.id
      const taken = orders.some(
        (order) => order.type === 'diplomacy' && order.treaty === treaty && order.with === other,
      )
      return to === seat && !taken ? [{ kind: 'accept', treaty, from: other }] : []
    })
  },
  restrain: (_state, _seat, orders) => (orders.some(buildsWarheads) ? [{ kind: 'restrain' }] : []),
  holdFire: (_state, _seat, orders) => (orders.some(fires) ? [{ kind: 'holdFire' }] : []),
  stepBack: (_state, _seat, orders) => (orders.some(climbs) ? [{ kind: 'stepBack' }] : []),
}

/** True of orders that make warheads. */
export const buildsWarheads = (order: Order): order is BuildOrder => order.type === 'build' && isLeg(order.force)
const fires = (order: Order): boolean =>
  moduleOf(order)
    .claims(order)
    .some(({ kind }) => kind === 'launch')
const climbs = (order: Order): boolean => order.type === 'confront' && order.move === 'raise'

/** Every choice of the match that can be tried otherwise, oldest first. */
export function choicesOf({ record, states }: Story): readonly PivotalChoice[] {
  return record.windows.flatMap(({ submissions }, window) => {
    const state = states[window]!
    return state.powers.flatMap(({ id: power }, seat) => {
      const orders = submissions[power] ?? []
      const changes = Object.values(FOUND).flatMap((found) => found(state, seat, orders))
      return changes.map((change) => ({ window, year: state.year, power, change }))
    })
  })
}

/** The orders of a window with one choice made otherwise. */
export function ordersWithChange(submissions: Submissions, { power, change }: PivotalChoice): Submissions {
  return { ...submissions, [power]: changed(submissions[power] ?? [], change) }
}

function changed(orders: readonly Order[], change: OrderChange): readonly Order[] {
  switch (change.kind) {
    case 'accept':
      return [...orders, { type: 'diplomacy', act: 'propose', treaty: change.treaty, with: change.from }]
    case 'restrain':
      return orders.filter((order) => !buildsWarheads(order))
    case 'holdFire':
      return orders.flatMap((order) => (fires(order) ? instead(order) : [order]))
    case 'stepBack':
      return orders.map((order) => (climbs(order) ? { type: 'confront', move: 'stepBack' } : order))
  }
}

/** What is ordered in place of a launch. */
function instead({ type }: Order): readonly Order[] {
  if (type === 'answerWarning') return [{ type: 'answerWarning', choice: { do: 'rideOut' } }]
  return type === 'retaliate' ? [{ type: 'hold' }] : []
}
