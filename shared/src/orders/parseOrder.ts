import { ORDERS, type Order, type OrderType } from '#shared/orders/index'
import { type Problem, problem } from '#shared/view/phrase'

/** An order, or the problem with it. */
export type ParsedOrder = { readonly order: Order } | { readonly problem: Problem }

function isOrderType(type: unknown): type is OrderType {
  return typeof type === 'string' && Object.hasOwn(ORDERS, type)
}

/**
 * Parses one order off the wire, the clipboard or a file. The problem names what was wrong: an unknown type, or the
 * field that does not fit. Never throws.
 */
export function parseOrder(json: unknown): ParsedOrder {
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined
  if (!isOrderType(type)) return { problem: problem('unknownOrder', { type: String(type).slice(0, 40) }) }
  const parsed = ORDERS[type].schema.safeParse(json)
  if (parsed.success) return { order: parsed.data as Order }
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  return { problem: problem('malformedOrder', { field: field === '' ? type : field.slice(0, 80) }) }
}
