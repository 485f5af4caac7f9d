import type { Order } from '#shared/orders/index'
import type { ParsedOrder } from '#shared/orders/parseOrder'
import { parseOrder } from '#shared/orders/parseOrder'
import { problem } from '#shared/view/phrase'

/**
 * One order as one line: its type, then `field=value` in the order of the fields; nested fields with dots, lists with
 * plus signs: `strike target=aurora legs=silos+bombers share=100 aim=counterforce`. Every order has this for free.
 */
export function printOrder(order: Order): string {
  const { type, ...fields } = order
  return [type, ...printFields(fields, '')].join(' ')
}

function printFields(fields: object, prefix: string): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (Array.isArray(value)) return [`${prefix}${name}=+${value.join('+')}`]
    if (typeof value === 'object' && value !== null) return printFields(value, `${prefix}${name}.`)
    return [`${prefix}${name}=${value}`]
  })
}

/** Parses a line of `printOrder`; anything else gives the problem that names the fault. */
export function parseOrderText(line: string): ParsedOrder {
  const [type, ...words] = line.trim().split(/\s+/)
  const json: Record<string, unknown> = { type }
  for (const word of words) {
    const at = word.indexOf('=')
    if (at < 1) return { problem: problem('malformedOrder', { field: word.slice(0, 80) }) }
    put(json, word.slice(0, at).split('.'), parseValue(word.slice(at + 1)))
  }
  return parseOrder(json)
}

function parseValue(text: string): unknown {
  if (text.startsWith('+'))
    return text
      .slice(1)
      .split('+')
      .filter((part) => part !== '')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/** Sets a nested field by own keys only, so that a line cannot reach a prototype. */
function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
    return
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined
  const next: Record<string, unknown> =
    typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  put(next, rest, value)
  Object.defineProperty(target, name, { value: next, enumerable: true, configurable: true, writable: true })
}
