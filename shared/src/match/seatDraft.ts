import { moduleOf, type Order } from '#shared/orders/index'
import { isLaunchOrder } from '#shared/orders/isLaunchOrder'
import { parseOrder } from '#shared/orders/parseOrder'
import type { OrderMark, Proposal } from '#shared/protocol/delegation'

/** What those on one seat have drafted in the open window. */
export interface SeatDraft {
  readonly seat: number
  readonly orders: readonly Order[]
  /** Who gave each order, and who approved it, by slot. */
  readonly marks: Readonly<Record<string, OrderMark>>
  /** Ids of the members who said that they are done. */
  readonly readyBy: readonly string[]
  /** What advisers propose, each for one slot. */
  readonly proposals: readonly Proposal[]
}

/** A draft without orders. */
export const emptyDraft = (seat: number): SeatDraft => ({ seat, orders: [], marks: {}, readyBy: [], proposals: [] })

/** Where in a draft an order stands: each slot has one at most. */
export const slotOf = (order: Order): string => moduleOf(order).slot(order)

/**
 * The orders one member asks for, where others may have changed what this member did not touch: only the slots in `changed`
 * are taken from `given`. What cannot be read stays in, to be refused by its name.
 */
export function mergedOrders(orders: readonly Order[], given: readonly unknown[], changed: readonly string[]) {
  const isChanged = (json: unknown) => {
    const parsed = parseOrder(json)
    return 'problem' in parsed || changed.includes(slotOf(parsed.order))
  }
  return [...orders.filter((order) => !changed.includes(slotOf(order))), ...given.filter(isChanged)]
}

/** Whether two lists hold the same orders; each has at most one for a slot. */
function areSame(one: readonly Order[], other: readonly Order[]): boolean {
  const texts = new Set(one.map((order) => JSON.stringify(order)))
  return one.length === other.length && other.every((order) => texts.has(JSON.stringify(order)))
}

/**
 * The draft with these orders: a changed order is marked as given by `by`, readiness is asked of every member again, and what
 * advisers proposed for a slot that changes is answered. The orders that stand already change nothing.
 */
export function withOrders(before: SeatDraft, orders: readonly Order[], by: string): SeatDraft {
  if (areSame(before.orders, orders)) return before
  const marks = orders.map((order) => {
    const slot = slotOf(order)
    const old = before.orders.find((each) => slotOf(each) === slot)
    const isSame = old !== undefined && JSON.stringify(old) === JSON.stringify(order)
    return [slot, (isSame ? before.marks[slot] : undefined) ?? { by, approvedBy: [] }] as const
  })
  const textIn = (list: readonly Order[], slot: string) => JSON.stringify(list.find((each) => slotOf(each) === slot))
  const proposals = before.proposals.filter(({ slot }) => textIn(orders, slot) === textIn(before.orders, slot))
  return { seat: before.seat, orders, marks: Object.fromEntries(marks), readyBy: [], proposals }
}

/** The draft after one member said that they are done, or took it back. */
export function withReady(before: SeatDraft, person: string, ready: boolean): SeatDraft {
  if (before.readyBy.includes(person) === ready) return before
  const others = before.readyBy.filter((id) => id !== person)
  return { ...before, readyBy: ready ? [...others, person] : others }
}

/** The draft after one more member approved the order in a slot; undefined when there is none. */
export function withApproval(before: SeatDraft, slot: string, person: string): SeatDraft | undefined {
  const mark = Object.hasOwn(before.marks, slot) ? before.marks[slot] : undefined
  if (mark === undefined) return undefined
  if (mark.approvedBy.includes(person)) return before
  const approvedBy = [...new Set([...mark.approvedBy, person])]
  return { ...before, marks: { ...before.marks, [slot]: { ...mark, approvedBy } } }
}

/** The orders that count when the window closes: no launch without so many keys, each turned by another member. */
export function effectiveOrders({ orders, marks }: SeatDraft, keys: number, isAdviser: (id: string) => boolean) {
  return orders.filter((order) => {
    if (!isLaunchOrder(order)) return true
    const mark = marks[slotOf(order)]
    const turned = new Set(mark === undefined ? [] : [mark.by, ...mark.approvedBy])
    return [...turned].filter((id) => !isAdviser(id)).length >= keys
  })
}
