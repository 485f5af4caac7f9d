import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { INJECTION_TYPES, injectionSchema, moduleOfInjection } from '#shared/injections/index'
import { windowRng } from '#shared/match/matchRecord'
import { replay } from '#shared/match/replay'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { openingFaults } from '#shared/scenario/openingFaults'
import { scenarioSchema } from '#shared/scenario/schema'
import { TREATMENT_IDS, treated } from '#shared/treatments/index'
import { allInjections, injecting, recordInjected } from '#tests/support/injected'
import { brokenInvariants } from '#tests/support/invariants'
import { openWindows } from '#tests/support/openWindows'
import { newGame } from '#tests/support/positions'
import { smallWorld } from '#tests/support/smallWorld'
import { readWords, slotsOf } from '#tests/support/words'

const words = readWords()
const worlds = [smallWorld, ...loadScenarios().values()]
const seatsOf = (seatings: object): number => Math.min(...Object.keys(seatings).map(Number))

describe.each(INJECTION_TYPES)('injection %s', (name) => {
  const module = moduleOfInjection({ type: name })
  const options = module.options(newGame({ seats: 4 }))

  test('has words', () => {
    for (const part of ['name', 'about', 'line']) expect(words.has(`injection.${name}.${part}`), part).toBe(true)
  })

  test('has options its schema takes, strictly, with which there is no problem, and which say what they are', () => {
    expect(options.length).toBeGreaterThan(0)
    expect(new Set(options.map((option) => JSON.stringify(option))).size).toBe(options.length)
    for (const option of options) {
      expect(injectionSchema.parse(JSON.parse(JSON.stringify(option)))).toEqual(option)
      expect(injectionSchema.safeParse({ ...option, more: 1 }).success).toBe(false)
      expect(module.problemWith(newGame({ seats: 4 }), option)).toBeUndefined()
      const { key, args } = module.describe(option)
      expect([...slotsOf(words.get(key)!)].sort()).toEqual(Object.keys(args).sort())
    }
  })

  test('can be judged by any view of a match, and says of every window whether it can happen there', () => {
    for (const [kind, view] of Object.entries(openWindows())) {
      const can = module.moment === 'always' || kind === 'planning'
      expect(module.options(view).length > 0).toBe(can)
      expect(module.problemWith(view, options[0]!)?.key).toBe(can ? undefined : 'problem.onlyWhilePlanning')
    }
  })

  test('leaves the position before as it was', () => {
    const state = newGame({ seats: 4 })
    const text = JSON.stringify(state)
    for (const option of options) resolveWindow(RULESET, state, {}, windowRng(createRng('frozen'), 0), [option])
    expect(JSON.stringify(state)).toBe(text)
  })
})

describe.each(TREATMENT_IDS)('treatment %s', (name) => {
  test('has words', () => {
    for (const part of ['name', 'about']) expect(words.has(`treatment.${name}.${part}`), part).toBe(true)
  })

  test.each(worlds.map((scenario) => [scenario.id, scenario] as const))(
    'makes a scenario of %s without faults, with the same seatings, and twice is as once',
    (_id, scenario) => {
      const before = JSON.stringify(scenario)
      const changed = treated(scenario, name)
      expect(scenarioSchema.parse(changed)).toEqual(changed)
      expect(openingFaults(changed)).toEqual([])
      expect(changed.seatings).toEqual(scenario.seatings)
      expect(treated(changed, name)).toEqual(changed)
      expect(JSON.stringify(scenario)).toBe(before)
    },
  )
})

describe('matches with injections under treatments', () => {
  const cases = worlds.flatMap((scenario, n) => {
    const treatments =
      scenario === smallWorld ? [undefined, ...TREATMENT_IDS] : [TREATMENT_IDS[n % TREATMENT_IDS.length]]
    return treatments.map((treatment) => [scenario.id, treatment, scenario] as const)
  })

  test.each(cases)('%s, %s: invariants hold, and the record holds hash for hash', (_id, treatment, scenario) => {
    const seed = `${scenario.id} ${treatment}`
    const match = { scenario, seats: seatsOf(scenario.seatings), years: 3, seed, inject: injecting(seed) }
    const { record, states } = recordInjected(treatment === undefined ? match : { ...match, treatment })
    for (const state of states) expect(brokenInvariants(state)).toEqual([])
    expect(replay(RULESET, scenario, record)).toEqual({ states })
  })

  test('everything at once in one window breaks nothing', () => {
    for (let n = 0; n < 20; n++) {
      const state = newGame({ seats: 6, seed: `all ${n}` })
      const all = allInjections(state)
      const ordered = n % 2 === 0 ? all : [...all].reverse()
      const after = resolveWindow(RULESET, state, {}, windowRng(createRng(`all ${n}`), 0), ordered).state
      expect(brokenInvariants(after)).toEqual([])
    }
  })
})
