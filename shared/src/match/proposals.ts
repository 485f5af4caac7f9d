import { type SeatDraft, slotOf } from '#shared/match/seatDraft'
import type { Order } from '#shared/orders/index'
import type { Proposal } from '#shared/protocol/delegation'

/** The seat's orders as one adviser would have them: the draft with what this person proposes in its slots. */
export function proposedOrders({ orders, proposals }: SeatDraft, person: string): readonly Order[] {
  const own = proposals.filter(({ by }) => by === person)
  const untouched = orders.filter((order) => own.every(({ slot }) => slot !== slotOf(order)))
  return [...untouched, ...own.flatMap(({ order }) => order ?? [])]
}

/**
 * The draft after an adviser asked for these orders: what differs from the draft is proposed slot by slot, and counts when a
 * holder gives that order. Orders, marks and readiness stay as they are.
 */
export function withProposals(before: SeatDraft, wanted: readonly Order[], by: string): SeatDraft {
  const own = differences(before.orders, wanted).map(({ slot, order }): Proposal => ({ by, slot, order }))
  const earlier = before.proposals.filter((proposal) => proposal.by === by)
  if (JSON.stringify(own) === JSON.stringify(earlier)) return before
  return { ...before, proposals: [...before.proposals.filter((proposal) => proposal.by !== by), ...own] }
}

/** By slot, in the order of the slots' names: the order that is wanted there instead; null for none. */
function differences(orders: readonly Order[], wanted: readonly Order[]): readonly Omit<Proposal, 'by'>[] {
  const bySlot = (list: readonly Order[]) => new Map(list.map((order) => [slotOf(order), order]))
  const [now, then] = [bySlot(orders), bySlot(wanted)]
  return [...new Set([...now.keys(), ...then.keys()])]
    .sort()
    .filter((slot) => JSON.stringify(now.get(slot)) !== JSON.stringify(then.get(slot)))
    .map((slot) => ({ slot, order: then.get(slot) ?? null }))
}
