import { describe, expect, test } from 'vitest'
import { BOT_NAMES, BOTS } from '#shared/bots/index'
import { EVENT_TYPES, EVENTS, eventModule, type GameEvent } from '#shared/events/index'
import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { FORCE_RULES, FORCES } from '#shared/ruleset/forces'
import { describedQuantities } from '#shared/ruleset/quantity'
import { RULESET } from '#shared/ruleset/ruleset'
import { openWindows } from '#tests/support/openWindows'
import { argumentFaults } from '#tests/support/phrases'

describe.each(EVENT_TYPES)('event %s', (type) => {
  test('is registered under its own type, has an example, and describes it by a text key with the arguments it asks for', () => {
    expect(EVENTS[type].type).toBe(type)
    const event = { ...EVENTS[type].example, type, audience: 'all' } as unknown as GameEvent
    const described = eventModule(event).describe(event)
    expect(described.key.startsWith(`event.${type}`)).toBe(true)
    expect(argumentFaults(described)).toEqual([])
  })
})

describe.each(BOT_NAMES)('bot %s', (name) => {
  const bot = BOTS[name]!

  test('is named like a text key', () => {
    expect(bot.name).toBe(name)
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test.each(Object.entries(openWindows()))(
    'gives acceptable orders in a %s window, with JSON memory and a reason',
    (_kind, view) => {
      for (let n = 0; n < 30; n++) {
        const decision = bot.decide(RULESET, view, createRng(`bot ${n}`), undefined)
        expect(faultsOf(RULESET, view, decision.orders)).toEqual([])
        if (view.window.kind !== 'planning') expect(decision.orders.length).toBeGreaterThan(0)
        if (decision.memory !== undefined) expect(JSON.parse(JSON.stringify(decision.memory))).toEqual(decision.memory)
        expect(decision.why.key).toMatch(/^bot\.why\.[a-zA-Z]+$/)
        const again = bot.decide(RULESET, view, createRng(`bot ${n}`), undefined)
        expect(again).toEqual(decision)
        for (const order of decision.orders) expect(moduleOf(order).windows).toContain(view.window.kind)
      }
    },
  )
})

describe('the ruleset', () => {
  test('every number has a finite value, a unit and a source', () => {
    const rows = Object.entries(describedQuantities()).flatMap(([chapter, rules]) =>
      Object.entries(rules).map(([name, quantity]) => ({ name: `${chapter}.${name}`, ...quantity })),
    )
    expect(rows.length).toBeGreaterThan(80)
    for (const { name, value, unit, source } of rows) {
      expect(Number.isFinite(value), name).toBe(true)
      expect(unit.length, name).toBeGreaterThan(1)
      expect(source.length, name).toBeGreaterThan(3)
    }
    for (const force of FORCES) expect(FORCE_RULES[force].source).not.toBe('')
  })
})
