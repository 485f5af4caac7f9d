import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BOT_IDS, BOTS, isBotId } from '#shared/bots/index'
import { EVENT_TYPES, EVENTS, eventModule, type GameEvent } from '#shared/events/index'
import { EXPERIMENT_IDS, EXPERIMENTS, isExperimentId } from '#shared/experiments/index'
import { INJECTION_TYPES, INJECTIONS, isInjectionType } from '#shared/injections/index'
import { faultsOf } from '#shared/orders/fitOrders'
import { moduleOf } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { isTreatmentId, TREATMENT_IDS, TREATMENTS } from '#shared/treatments/index'
import { openWindows } from '#tests/support/openWindows'
import { argumentFaults } from '#tests/support/phrases'

/** Registries by id: the entries, the list of ids, the test of an id from outside, and how ids are written. */
const REGISTRIES = [
  ['bots', BOTS, BOT_IDS, isBotId, /^[a-z]+(-[a-z]+)*$/],
  ['experiments', EXPERIMENTS, EXPERIMENT_IDS, isExperimentId, /^[a-z]+(-[a-z]+)*$/],
  ['treatments', TREATMENTS, TREATMENT_IDS, isTreatmentId, /^[a-z]+([A-Z][a-z]+)*$/],
  ['injections', INJECTIONS, INJECTION_TYPES, isInjectionType, /^[a-z]+([A-Z][a-z]+)*$/],
] as const

describe.each(REGISTRIES)('the registry of %s', (_name, entries, ids, isId, written) => {
  test('has every entry under its own id, and knows its ids from other names', () => {
    expect(Object.values(entries).map((entry) => ('id' in entry ? entry.id : entry.type))).toEqual(ids)
    expect(Object.keys(entries)).toEqual(ids)
    for (const id of ids) {
      expect(id).toMatch(written)
      expect(isId(id)).toBe(true)
    }
    for (const other of ['', 'toString', `${ids[0]} `]) expect(isId(other)).toBe(false)
  })
})

test('every file of an event is registered, under its own name', () => {
  const files = readdirSync(join(import.meta.dirname, '../../shared/src/events')).map((file) => file.replace('.ts', ''))
  const events = files.filter((file) => !['withYears', 'define', 'index', 'registry', 'seenEvents'].includes(file))
  expect(Object.keys(EVENTS).sort()).toEqual(events.sort())
})

describe.each(EVENT_TYPES)('event %s', (type) => {
  test('is registered under its own type, has an example, and describes it by a text key with the arguments it asks for', () => {
    expect(EVENTS[type].type).toBe(type)
    const event = { ...EVENTS[type].example, type, audience: 'all' } as unknown as GameEvent
    const described = eventModule(event).describe(event)
    expect(described.key.startsWith(`event.${type}`)).toBe(true)
    expect(argumentFaults(described)).toEqual([])
  })
})

describe.each(BOT_IDS)('bot %s', (id) => {
  const bot = BOTS[id]

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
