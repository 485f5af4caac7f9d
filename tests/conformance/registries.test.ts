import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BOT_NAMES, BOTS } from '#shared/bots/index'
import { EVENT_TYPES, EVENTS, eventModule, type GameEvent } from '#shared/events/index'
import { moduleOf } from '#shared/orders/index'
import { validateSubmission } from '#shared/orders/validateSubmission'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { openWindows } from '#tests/support/openWindows'

test('every file of an event is registered, under its own name', () => {
  const files = readdirSync(join(import.meta.dirname, '../../shared/src/events')).map((file) => file.replace('.ts', ''))
  const events = files.filter((file) => !['define', 'index', 'registry'].includes(file))
  expect(Object.keys(EVENTS).sort()).toEqual(events.sort())
})

describe.each(EVENT_TYPES)('event %s', (type) => {
  test('is registered under its own type, has an example, and describes it by a text key with plain arguments', () => {
    expect(EVENTS[type].type).toBe(type)
    const event = { ...EVENTS[type].example, type, audience: 'all' } as unknown as GameEvent
    const { key, args } = eventModule(event).describe(event)
    expect(key.startsWith(`event.${type}`)).toBe(true)
    for (const value of Object.values(args)) expect(['string', 'number']).toContain(typeof value)
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
        expect(validateSubmission(RULESET, view, decision.orders)).toEqual([])
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
