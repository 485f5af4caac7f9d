import { describe, expect, test } from 'vitest'
import { parseOrderText, printOrder } from '#shared/notation/orderText'
import { moduleOf, ORDER_TYPES, ORDERS, type Order, type OrderType } from '#shared/orders/index'
import { parseOrder } from '#shared/orders/parseOrder'
import { validateOrder } from '#shared/orders/validateOrder'
import { RULESET } from '#shared/ruleset/ruleset'
import { WINDOW_KINDS } from '#shared/ruleset/vocabulary'
import type { PlayerView } from '#shared/view/observation'
import { openWindows } from '#tests/support/openWindows'
import { argumentFaults } from '#tests/support/phrases'

const views = openWindows()

/** A view in which this kind of order may be given. */
function viewFor(type: OrderType): PlayerView {
  const kind = ORDERS[type].windows[0]!
  return views[kind]!
}

const optionsOf = (type: OrderType): Order[] => [...moduleOf({ type }).options(RULESET, viewFor(type))]

describe.each(ORDER_TYPES)('order %s', (type) => {
  test('is registered under its own type, for windows that exist', () => {
    expect(ORDERS[type].type).toBe(type)
    expect(ORDERS[type].windows.length).toBeGreaterThan(0)
    for (const kind of ORDERS[type].windows) expect(WINDOW_KINDS).toContain(kind)
  })

  test('every option is acceptable, survives the wire and the notation, and is affordable alone', () => {
    const options = optionsOf(type)
    expect(options.length).toBeGreaterThan(0)
    for (const order of options) {
      expect(validateOrder(RULESET, viewFor(type), order)).toBeUndefined()
      expect(parseOrder(JSON.parse(JSON.stringify(order)))).toEqual({ order })
      expect(parseOrderText(printOrder(order))).toEqual({ order })
      expect(moduleOf(order).cost(RULESET, order)).toBeLessThanOrEqual(viewFor(type).self.treasury + 1e-6)
      expect(moduleOf(order).claims(order).length).toBeGreaterThan(0)
      expect(moduleOf(order).slot(order)).not.toBe('')
    }
    expect(new Set(options.map((order) => printOrder(order))).size).toBe(options.length)
  })

  test('refuses extra keys and the wrong window', () => {
    const [order] = optionsOf(type)
    expect(parseOrder({ ...order, extra: 1 })).toHaveProperty('problem')
    const wrong = WINDOW_KINDS.find((kind) => kind !== 'ended' && !ORDERS[type].windows.includes(kind))!
    expect(validateOrder(RULESET, views[wrong]!, order!)?.key).toBe('problem.wrongWindow')
  })

  test('describes itself by a text key, with the arguments the text asks for', () => {
    for (const order of optionsOf(type)) {
      const described = moduleOf(order).describe(order)
      expect(described.key).toMatch(/^order\.[a-zA-Z]+\.[a-zA-Z]+$/)
      expect(argumentFaults(described)).toEqual([])
    }
  })
})

test('unknown and malformed orders give a problem that names the fault, never an exception', () => {
  for (const json of [
    undefined,
    null,
    7,
    'build',
    [],
    {},
    { type: 'fly' },
    { type: '__proto__' },
    { type: 'toString' },
  ]) {
    expect(parseOrder(json)).toMatchObject({ problem: { key: 'problem.unknownOrder' } })
  }
  expect(parseOrder({ type: 'build', force: 'silos', lots: 1.5 })).toEqual({
    problem: { key: 'problem.malformedOrder', args: { field: 'lots' } },
  })
})
