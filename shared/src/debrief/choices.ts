import type { Story } from '#shared/debrief/story'
import type { PowerId, StateId } from '#shared/ids'
import type { BuildOrder } from '#shared/orders/build'
import type { ChallengeOrder } from '#shared/orders/challenge'
import type { ConfrontOrder } from '#shared/orders/confront'
import type { DiplomacyOrder } from '#shared/orders/diplomacy'
import { moduleOf, type Order } from '#shared/orders/index'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { isLeg } from '#shared/ruleset/forces'
import type { CrisisMove, TreatyKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'

/** One choice that a power might have made otherwise. */
export type OrderChange =
  /** Taken an offer that stood. */
  | { readonly kind: 'accept'; readonly treaty: TreatyKind; readonly from: PowerId }
  /** Not taken an offer that stood. */
  | { readonly kind: 'refuse'; readonly treaty: TreatyKind; readonly from: PowerId }
  /** Built no warheads that year. */
  | { readonly kind: 'restrain' }
  /** Not fired. */
  | { readonly kind: 'holdFire' }
  /** Demanded nothing of that power. */
  | { readonly kind: 'noDemand'; readonly state: StateId; readonly against: PowerId }
  /** Stepped back instead of climbing a rung. */
  | { readonly kind: 'stepBack'; readonly rung: number }
  /** Stepped back instead of standing firm. */
  | { readonly kind: 'giveWay'; readonly rung: number }
  /** Stood firm instead of stepping back or taking the terms. */
  | { readonly kind: 'standFirm'; readonly rung: number }
/** Kind of a change of orders. */
export type ChangeKind = OrderChange['kind']

/** A choice that can be tried otherwise, with its window. */
export interface PivotalChoice {
  /** Place of the window in the record. */
  readonly window: number
  readonly year: number
  readonly power: PowerId
  readonly change: OrderChange
}

/** One power's part of one window. */
interface OwnWindow {
  readonly state: GameState
  readonly seat: number
  readonly orders: readonly Order[]
}

type ChangeOf<Kind extends ChangeKind> = Extract<OrderChange, { readonly kind: Kind }>

/** A kind of change: what it finds in one power's orders of one window, and those orders once it is made. */
interface ChangeModule<Kind extends ChangeKind> {
  found(own: OwnWindow): readonly ChangeOf<Kind>[]
  made(orders: readonly Order[], change: ChangeOf<Kind>): readonly Order[]
}

/** Every kind of change, the gravest first: one entry here makes a new kind. */
const CHANGES: { readonly [Kind in ChangeKind]: ChangeModule<Kind> } = {
  holdFire: {
    found: ({ orders }) => (orders.some(fires) ? [{ kind: 'holdFire' }] : []),
    made: (orders) => orders.flatMap((order) => (fires(order) ? instead(order) : [order])),
  },
  stepBack: movedOtherwise('stepBack', ['raise'], 'stepBack'),
  giveWay: movedOtherwise('giveWay', ['stand'], 'stepBack'),
  standFirm: movedOtherwise('standFirm', ['stepBack', 'accept'], 'stand'),
  noDemand: {
    found: ({ orders }) =>
      orders.filter(demands).map(({ over, against }) => ({ kind: 'noDemand', state: over, against })),
    made: (orders, { state, against }) =>
      orders.filter((order) => !(demands(order) && order.over === state && order.against === against)),
  },
  accept: {
    found: (own) =>
      openOffers(own)
        .filter(({ isTaken }) => !isTaken)
        .map(({ offer }) => ({ kind: 'accept', ...offer })),
    made: (orders, { treaty, from }) => [...orders, { type: 'diplomacy', act: 'propose', treaty, with: from }],
  },
  refuse: {
    found: (own) =>
      openOffers(own)
        .filter(({ isTaken }) => isTaken)
        .map(({ offer }) => ({ kind: 'refuse', ...offer })),
    made: (orders, { treaty, from }) => orders.filter((order) => !proposes(order, treaty, from)),
  },
  restrain: {
    found: ({ orders }) => (orders.some(buildsWarheads) ? [{ kind: 'restrain' }] : []),
    made: (orders) => orders.filter((order) => !buildsWarheads(order)),
  },
}

/** All kinds of changes, the gravest first. */
export const CHANGE_KINDS = Object.keys(CHANGES) as readonly ChangeKind[]

/** True of orders that make warheads. */
export const buildsWarheads = (order: Order): order is BuildOrder => order.type === 'build' && isLeg(order.force)
const demands = (order: Order): order is ChallengeOrder => order.type === 'challenge'
const proposes = (order: Order, treaty: TreatyKind, to: PowerId): order is DiplomacyOrder =>
  order.type === 'diplomacy' && order.act === 'propose' && order.treaty === treaty && order.with === to
const fires = (order: Order): boolean =>
  moduleOf(order)
    .claims(order)
    .some(({ kind }) => kind === 'launch')

/** What is ordered in place of a launch. */
function instead({ type }: Order): readonly Order[] {
  if (type === 'answerWarning') return [{ type: 'answerWarning', choice: { do: 'rideOut' } }]
  return type === 'retaliate' ? [{ type: 'hold' }] : []
}

/** Offers that stood for a power in a year's plans, and whether it took them. */
function openOffers({ state, seat, orders }: OwnWindow) {
  if (state.window.kind !== 'planning') return []
  return state.offers
    .filter(({ to }) => to === seat)
    .map(({ kind: treaty, from }) => {
      const offer = { treaty, from: state.powers[from]!.id }
      return { offer, isTaken: orders.some((order) => proposes(order, treaty, offer.from)) }
    })
}

/** A move of a confrontation in place of some others. */
function movedOtherwise<Kind extends 'stepBack' | 'giveWay' | 'standFirm'>(
  kind: Kind,
  moves: readonly CrisisMove[],
  move: CrisisMove,
): ChangeModule<Kind> {
  const concerns = (order: Order): order is ConfrontOrder => order.type === 'confront' && moves.includes(order.move)
  return {
    found({ state, seat, orders }) {
      const crisis = state.confrontations.find(({ challenger, defender }) => challenger === seat || defender === seat)
      if (crisis === undefined || !orders.some(concerns)) return []
      return [{ kind, rung: crisis.rung } as ChangeOf<Kind>]
    },
    made: (orders) => orders.map((order) => (concerns(order) ? { type: 'confront', move } : order)),
  }
}

/**
 * Every choice of the match that can be tried otherwise, oldest first. Of those of a year that are told by the same words only the
 * first: windows follow each other within hours.
 */
export function choicesOf({ record, states }: Story): readonly PivotalChoice[] {
  const told = new Set<string>()
  const isNew = ({ year, power, change }: PivotalChoice): boolean => {
    const words = JSON.stringify([year, power, change])
    return !told.has(words) && told.add(words).has(words)
  }
  return record.windows.flatMap(({ submissions }, window) => {
    const state = states[window]!
    return state.powers.flatMap(({ id: power }, seat) => {
      const own: OwnWindow = { state, seat, orders: submissions[power] ?? [] }
      const changes = CHANGE_KINDS.flatMap((kind): readonly OrderChange[] => CHANGES[kind].found(own))
      return changes.map((change) => ({ window, year: state.year, power, change })).filter(isNew)
    })
  })
}

/** The orders of a window with one choice made otherwise. */
export function ordersWithChange(submissions: Submissions, { power, change }: PivotalChoice): Submissions {
  const { made } = CHANGES[change.kind] as ChangeModule<ChangeKind>
  return { ...submissions, [power]: made(submissions[power] ?? [], change) }
}
