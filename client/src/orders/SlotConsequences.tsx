import { orderIn } from '../commands/changeOrders.ts'
import { Consequences } from './Consequences.tsx'

/** What the order that stands in a slot would bring; nothing where none does. */
export function SlotConsequences({ slot }: { readonly slot: string }) {
  const order = orderIn(slot)
  return order === undefined ? null : <Consequences orders={[order]} />
}
