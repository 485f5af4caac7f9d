import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mapTerritories } from '#server/lib/mapTerritories'
import { text } from '#server/lib/texts'
import { ORDER_TYPES, ORDERS } from '#shared/orders/index'
import { PLANNING_ORDERS } from '#shared/scenario/offeredOrders'
import { parseScenario } from '#shared/scenario/parseScenario'

type Json = Record<string, unknown>

/** The map of these worlds, and the real one. */
const MAP = new Set(['oak', 'pine', 'marsh', 'moor', 'fen'].map((id) => `x-land-${id}`).concat([...mapTerritories()]))
const SOURCE = 'a yearbook, 1962'
const cited = (value: number) => ({ value, source: SOURCE })

function power(id: string, look: number, more: Json = {}): Json {
  return {
    id,
    bloc: id,
    look,
    capital: [0, 0],
    territories: [`x-land-${id}`],
    population: 100,
    gdp: 50,
    forces: { silos: 10 },
    technology: { accuracy: 2, hardness: 2, quieting: 2, detection: 1 },
    posture: {
      readiness: { silos: 2, submarines: 2, bombers: 2 },
      targeting: 'countervalue',
      authority: 'afterImpact',
    },
    doctrine: 'minimal',
    ...more,
  }
}

const state = (id: string, more: Json = {}): Json => ({
  id,
  capital: [0, 0],
  territories: [`x-land-${id}`],
  population: 10,
  gdp: 5,
  alignment: { oak: 0.5 },
  ...more,
})

/** A sound scenario of two powers and two states, with the fields a case changes. */
function file(more: Json = {}): Json {
  return {
    id: 'test-world',
    years: 6,
    seekerOdds: 0.8,
    powers: [power('oak', 0), power('pine', 1)],
    states: [state('marsh'), state('moor')],
    seatings: { 2: ['oak', 'pine'] },
    relations: { sameBloc: { tension: 10, hotline: true }, otherBloc: { tension: 40, hotline: false } },
    ...more,
  }
}

function faultsOf(json: unknown): readonly string[] {
  const parsed = parseScenario(json, MAP)
  return 'faults' in parsed
    ? parsed.faults.map(({ path, fault, args }) => `${path}: ${text('en', `scenarioFault.${fault}`, args)}`)
    : []
}

const friends = { sameBloc: { tension: 10, hotline: true }, otherBloc: { tension: 10, hotline: true } }
const challenge = { type: 'confrontation', cause: 'disputedState', challenger: 'oak', defender: 'pine', over: 'moor' }

describe('a sound scenario', () => {
  test('has no fault, and what it leaves out has its usual value', () => {
    const parsed = parseScenario(file(), MAP)
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
    const [oak] = parsed.scenario.powers
    expect(oak?.forces).toMatchObject({ silos: 10, forward: 0, shelters: 0 })
    expect(oak?.technology.enrichment).toBe(3)
    expect(parsed.scenario).toMatchObject({ historical: false, rules: {}, treaties: [], bases: [], events: [] })
    expect(parsed.sources).toEqual([])
  })

  test('may say everything the format knows', () => {
    const full = file({
      skin: 'mobilisation',
      rules: { 'climate.sootScale': 0, 'bases.capacity': 5, 'forces.silos.price': 2, 'tables.reportSigma.0': 0.5 },
      orders: ['build', 'umbrella', 'base', 'challenge'],
      powers: [power('oak', 0, { forces: { forward: 10 } }), power('pine', 1)],
      pairs: [{ a: 'oak', b: 'pine', tension: 70 }],
      treaties: ['hotline', 'umbrella', 'jointStatement'].map((kind) => ({ kind, a: 'oak', b: 'pine' })),
      umbrellas: [{ patron: 'oak', client: 'marsh' }],
      bases: [
        { patron: 'oak', host: 'marsh', known: true },
        { patron: 'oak', host: 'moor', known: false },
      ],
      events: [
        { type: 'revolt', year: 6, state: 'moor' },
        { ...challenge, year: 1 },
        { type: 'confrontation', year: 2, cause: 'powerTransition', challenger: 'pine', defender: 'oak' },
      ],
    })
    expect(faultsOf(full)).toEqual([])
  })

  test('gives figures as plain numbers, and where they come from beside them', () => {
    const parsed = parseScenario(
      file({
        powers: [power('oak', 0, { population: cited(186.5), forces: { silos: cited(20) } }), power('pine', 1)],
        states: [state('marsh', { gdp: cited(3.1) })],
      }),
      MAP,
    )
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
    expect(parsed.scenario.powers[0]).toMatchObject({ population: 186.5, forces: { silos: 20 } })
    expect(parsed.scenario.states[0]?.gdp).toBe(3.1)
    expect(parsed.sources).toEqual([
      { path: 'powers.0.population', value: 186.5, source: SOURCE },
      { path: 'powers.0.forces.silos', value: 20, source: SOURCE },
      { path: 'states.0.gdp', value: 3.1, source: SOURCE },
    ])
  })
})

describe('every fault is found and says where and why', () => {
  test.each<[Json, string]>([
    [{ pairs: [{ a: 'oak', b: 'elm', tension: 5 }] }, 'pairs.0.b: no power is called elm'],
    [{ treaties: [{ kind: 'umbrella', a: 'marsh', b: 'oak' }] }, 'treaties.0.a: no power is called marsh'],
    [{ umbrellas: [{ patron: 'oak', client: 'pine' }] }, 'umbrellas.0.client: no state is called pine'],
    [{ umbrellas: [{ patron: 'fen', client: 'moor' }] }, 'umbrellas.0.patron: no power is called fen'],
    [{ bases: [{ patron: 'oak', host: 'fen', known: true }] }, 'bases.0.host: no state is called fen'],
    [{ bases: [{ patron: 'fen', host: 'moor', known: true }] }, 'bases.0.patron: no power is called fen'],
    [{ events: [{ type: 'revolt', year: 1, state: 'fen' }] }, 'events.0.state: no state is called fen'],
    [{ events: [{ ...challenge, year: 1, challenger: 'fen' }] }, 'events.0.challenger: no power is called fen'],
    [{ events: [{ ...challenge, year: 1, defender: 'fen' }] }, 'events.0.defender: no power is called fen'],
    [{ events: [{ ...challenge, year: 1, over: 'fen' }] }, 'events.0.over: no state is called fen'],
    [{ seatings: { 2: ['oak', 'fen'] } }, 'seatings.2: no power is called fen'],
    [{ states: [state('marsh', { alignment: { fen: 0.1 } })] }, 'states.0.alignment: no power is called fen'],
    [{ orders: ['build', 'retaliate'] }, 'orders.1: there is no planning order called retaliate'],
    [{ rules: { 'climate.soot': 0 } }, 'rules.climate.soot: the ruleset has no number called climate.soot'],
  ])('unknown names (%#)', (more, fault) => {
    expect(faultsOf(file(more))).toEqual([fault])
  })

  test.each<[Json, string]>([
    [{ pairs: [{ a: 'oak', b: 'oak', tension: 5 }] }, 'pairs.0: oak cannot stand on both sides'],
    [{ treaties: [{ kind: 'umbrella', a: 'oak', b: 'oak' }] }, 'treaties.0: oak cannot stand on both sides'],
    [{ events: [{ ...challenge, year: 1, defender: 'oak' }] }, 'events.0: oak cannot stand on both sides'],
  ])('a power against itself (%#)', (more, fault) => {
    expect(faultsOf(file(more))).toEqual([fault])
  })

  test.each<[Json, string]>([
    [{ powers: [power('oak', 1), power('pine', 1)] }, 'powers.1.look: look 1 is already taken'],
    [
      { states: [state('marsh'), state('oak', { territories: ['x-land-fen'] })] },
      'states.1.id: the id oak stands twice',
    ],
    [{ seatings: { 2: ['oak', 'oak'] } }, 'seatings.2: names a power twice'],
    [{ orders: ['build', 'build'] }, 'orders.1: build stands twice'],
    [
      { states: [state('marsh'), state('moor', { territories: ['x-land-oak'] })] },
      'states.1.territories: x-land-oak already belongs to oak',
    ],
    [
      { pairs: ['oak', 'pine'].map((a) => ({ a, b: a === 'oak' ? 'pine' : 'oak', tension: 5 })) },
      'pairs.1: the tension of this pair stands twice: oak, pine',
    ],
    [
      {
        treaties: [
          { kind: 'umbrella', a: 'oak', b: 'pine' },
          { kind: 'umbrella', a: 'pine', b: 'oak' },
        ],
      },
      'treaties.1: this treaty stands twice: umbrella: oak, pine',
    ],
    [
      { relations: friends, treaties: [{ kind: 'hotline', a: 'oak', b: 'pine' }] },
      'treaties.0: the relation of their blocs gives them a hotline already: oak, pine',
    ],
    [
      { umbrellas: ['oak', 'pine'].map((patron) => ({ patron, client: 'moor' })) },
      'umbrellas.1: moor is already covered',
    ],
    [
      { bases: [true, false].map((known) => ({ patron: 'oak', host: 'moor', known })) },
      'bases.1: this base stands twice: oak, moor',
    ],
  ])('nothing is said twice (%#)', (more, fault) => {
    expect(faultsOf(file(more))).toEqual([fault])
  })

  test.each<[Json, string]>([
    [
      {
        powers: [power('oak', 0, { forces: { forward: 21 } }), power('pine', 1)],
        bases: [{ patron: 'oak', host: 'moor', known: false }],
      },
      'powers.0.forces.forward: is 21, and its bases hold 20',
    ],
    [
      { powers: [power('oak', 0, { forces: { forward: 1 } }), power('pine', 1)] },
      'powers.0.forces.forward: is 1, and its bases hold 0',
    ],
    [
      {
        powers: [
          power('oak', 0, { technology: { accuracy: 2, hardness: 2, quieting: 2, detection: 1, enrichment: 2 } }),
          power('pine', 1),
        ],
      },
      'powers.0.forces.silos: oak cannot field warheads yet',
    ],
    [
      { states: [state('marsh', { alignment: { oak: 0.6, pine: 0.5 } })] },
      'states.0.alignment: adds up to more than 1',
    ],
    [{ events: [{ type: 'revolt', year: 7, state: 'moor' }] }, 'events.0.year: comes after the last year, 6'],
    [
      { events: [{ ...challenge, year: 1, over: undefined }] },
      'events.0.over: is missing: disputedState is about a state',
    ],
    [
      { events: [{ ...challenge, year: 1, cause: 'powerTransition' }] },
      'events.0.over: powerTransition is about no state',
    ],
    [{ seatings: {} }, 'seatings: is empty'],
    [{ seatings: { 3: ['oak', 'pine'] } }, 'seatings.3: names 2 powers'],
  ])('nothing more or less than fits (%#)', (more, fault) => {
    expect(faultsOf(file(more))).toEqual([fault])
  })

  test.each<[Json, readonly string[]]>([
    [{ years: 'six' }, ['years: is not of the kind that belongs here']],
    [{ years: undefined }, ['years: is missing']],
    [{ years: 25 }, ['years: may be at most 24']],
    [{ id: 'Two Words' }, ['id: takes lower-case letters, digits and dashes only, two at least']],
    [{ surprise: 1 }, ['surprise: no such field is known']],
    [{ seatings: { 9: ['oak'] } }, ['seatings.9: must be a number of powers from 2 to 8']],
    [{ states: [state('marsh', { gdp: 900 })] }, ['states.0.gdp: may be at most 300']],
    [{ states: [state('marsh', { gdp: cited(900) })] }, ['states.0.gdp.value: may be at most 300']],
    [
      { states: [state('marsh', { gdp: { value: 3, source: '' } })] },
      ['states.0.gdp.source: is too short: at least 3'],
    ],
    [{ powers: [power('oak', 0)] }, ['powers: is too short: at least 2']],
    [
      { powers: [power('oak', 0, { doctrine: 'none' }), power('pine', 1)] },
      ['powers.0.doctrine: must be one of these: unlimited, limited, minimal'],
    ],
    [{ events: [{ type: 'flood', year: 1 }] }, ['events.0.type: is not of the kind that belongs here']],
    [
      { states: [state('marsh', { territories: ['x-land-marsh', 'x-lost'] })] },
      ['states.0.territories: the map has no territory x-lost'],
    ],
    [{ states: [state('marsh', { territories: ['999'] })] }, ['states.0.territories: the map has no territory 999']],
  ])('the shape and the map, each at its field (%#)', (more, faults) => {
    expect(faultsOf(file(more))).toEqual(faults)
  })

  test('of a file that is wrong in several ways, every fault', () => {
    const faults = faultsOf(
      file({
        pairs: [{ a: 'elm', b: 'elm', tension: 5 }],
        orders: ['fly'],
        events: [{ ...challenge, year: 9, over: undefined }],
      }),
    )
    expect(faults).toHaveLength(6)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['text', 'text'],
    ['an empty object', {}],
    ['an unknown key', file({ surprise: 1 })],
    ['an empty source', file({ states: [state('marsh', { population: { value: 1, source: '' } })] })],
    ['a cited figure out of range', file({ states: [state('marsh', { population: cited(-1) })] })],
    ['an unknown event', file({ events: [{ type: 'flood', year: 1, state: 'moor' }] })],
    ['an unknown treaty', file({ treaties: [{ kind: 'friendship', a: 'oak', b: 'pine' }] })],
    ['a skin that is no slug', file({ skin: 'Two Words' })],
    ['a rule without a chapter', file({ rules: { sootScale: 0 } })],
  ])('%s is refused, not thrown', (_what, json) => {
    expect(faultsOf(json).length).toBeGreaterThan(0)
  })
})

describe('a historical scenario', () => {
  const historical = (forces: Json): Json =>
    file({
      historical: true,
      powers: ['oak', 'pine'].map((id, look) => power(id, look, { population: cited(100), gdp: cited(50), forces })),
      states: [state('marsh', { population: cited(10), gdp: cited(5) })],
      bases: ['oak', 'pine'].map((patron) => ({ patron, host: 'marsh', known: true })),
    })

  test('cites people, output and all forces that carry warheads', () => {
    expect(faultsOf(historical({ silos: cited(3), forward: cited(2), conventional: 4, sensors: 1 }))).toEqual([])
  })

  test('says why it sets a number of the rules otherwise', () => {
    const rules = { 'alarms.rate': 0.2, 'bases.found': { value: 0.8, source: 'photographed within weeks' } }
    expect(faultsOf({ ...historical({ silos: cited(3) }), rules })).toEqual(['rules.alarms.rate: names no source'])
  })

  test('is refused without a source, one fault for each figure', () => {
    const bare = historical({ silos: 3, submarines: 0, forward: 2, conventional: 4 })
    const states = [state('marsh', { population: 10, gdp: 5 })]
    expect(faultsOf({ ...bare, states })).toEqual([
      'powers.0.forces.silos: names no source',
      'powers.0.forces.forward: names no source',
      'powers.1.forces.silos: names no source',
      'powers.1.forces.forward: names no source',
      'states.0.population: names no source',
      'states.0.gdp: names no source',
    ])
    const powers = [power('oak', 0, { forces: {} }), power('pine', 1, { forces: {} })]
    expect(faultsOf({ ...bare, powers })).toEqual([
      'powers.0.population: names no source',
      'powers.0.gdp: names no source',
      'powers.1.population: names no source',
      'powers.1.gdp: names no source',
    ])
  })
})

describe('the scenario files and the orders', () => {
  test('a scenario can offer exactly the orders of a planning window', () => {
    const planning = ORDER_TYPES.filter((type) => (ORDERS[type].windows as readonly string[]).includes('planning'))
    expect([...PLANNING_ORDERS].sort()).toEqual([...planning].sort())
  })

  test('a fault slipped into a real file is found', () => {
    const path = join(import.meta.dirname, '../../assets/scenarios/thirteen-days.json')
    const real = JSON.parse(readFileSync(path, 'utf8')) as { umbrellas: Json[] }
    expect(faultsOf(real)).toEqual([])
    expect(faultsOf({ ...real, umbrellas: [...real.umbrellas, real.umbrellas[0]] })).toHaveLength(1)
  })
})
