import { HOSTED_LEGS, hostedWarheads, LEGS, NUCLEAR } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { Cause } from '#shared/ruleset/vocabulary'
import { type FaultName, fault, type ScenarioFault } from '#shared/scenario/faults'
import { PLANNING_ORDERS } from '#shared/scenario/offeredOrders'
import type { Scenario } from '#shared/scenario/schema'

/** Causes of a confrontation that are about no state: a treaty, rank, or a border. */
const PLACELESS: readonly Cause[] = ['cheatingFound', 'powerTransition', 'incident']

/** Every fault of an opening position: unknown ids, repetitions, and figures that do not fit each other. */
export function openingFaults(scenario: Scenario): ScenarioFault[] {
  return [
    ...referenceFaults(scenario),
    ...selfFaults(scenario),
    ...repetitionFaults(scenario),
    ...forceFaults(scenario),
    ...alignmentFaults(scenario),
    ...eventFaults(scenario),
    ...orderFaults(scenario),
    ...ruleFaults(scenario),
  ]
}

type Named = readonly [path: string, id: string]

/** Every id the opening position names must be one of the scenario's. */
function referenceFaults({ powers, states, pairs, treaties, umbrellas, bases, events }: Scenario): ScenarioFault[] {
  const knownPowers = new Set(powers.map(({ id }) => id))
  const knownStates = new Set(states.map(({ id }) => id))
  const namedPowers: Named[] = [
    ...pairs.flatMap(({ a, b }, n): Named[] => [
      [`pairs.${n}.a`, a],
      [`pairs.${n}.b`, b],
    ]),
    ...treaties.flatMap(({ a, b }, n): Named[] => [
      [`treaties.${n}.a`, a],
      [`treaties.${n}.b`, b],
    ]),
    ...umbrellas.map(({ patron }, n): Named => [`umbrellas.${n}.patron`, patron]),
    ...bases.map(({ patron }, n): Named => [`bases.${n}.patron`, patron]),
    ...events.flatMap((event, n): Named[] =>
      event.type === 'revolt'
        ? []
        : [
            [`events.${n}.challenger`, event.challenger],
            [`events.${n}.defender`, event.defender],
          ],
    ),
  ]
  const namedStates: Named[] = [
    ...umbrellas.map(({ client }, n): Named => [`umbrellas.${n}.client`, client]),
    ...bases.map(({ host }, n): Named => [`bases.${n}.host`, host]),
    ...events.flatMap((event, n): Named[] => {
      if (event.type === 'revolt') return [[`events.${n}.state`, event.state]]
      return event.over === undefined ? [] : [[`events.${n}.over`, event.over]]
    }),
  ]
  return [
    ...namedPowers.filter(([, id]) => !knownPowers.has(id)).map(([path, id]) => fault(path, 'noPower', { label: id })),
    ...namedStates.filter(([, id]) => !knownStates.has(id)).map(([path, id]) => fault(path, 'noState', { label: id })),
  ]
}

/** A power has no relation to itself. */
function selfFaults({ pairs, treaties, events }: Scenario): ScenarioFault[] {
  const alone = (path: string, a: string, b: string) => (a === b ? [fault(path, 'bothSides', { label: a })] : [])
  return [
    ...pairs.flatMap(({ a, b }, n) => alone(`pairs.${n}`, a, b)),
    ...treaties.flatMap(({ a, b }, n) => alone(`treaties.${n}`, a, b)),
    ...events.flatMap((event, n) =>
      event.type === 'confrontation' ? alone(`events.${n}`, event.challenger, event.defender) : [],
    ),
  ]
}

/** Repetitions; the order of the two sides of a pair does not matter. */
function repetitionFaults(scenario: Scenario): ScenarioFault[] {
  const { powers, pairs, treaties, umbrellas, bases } = scenario
  const between = (a: string, b: string) => [a, b].sort().join(', ')
  const repeated = (list: string, name: FaultName, keys: readonly string[]): ScenarioFault[] =>
    keys.flatMap((label, n) => (keys.indexOf(label) < n ? [fault(`${list}.${n}`, name, { label })] : []))
  return [
    ...powers.flatMap(({ look }, n) =>
      powers.findIndex((other) => other.look === look) < n ? [fault(`powers.${n}.look`, 'lookTaken', { look })] : [],
    ),
    ...repeated(
      'pairs',
      'pairTwice',
      pairs.map(({ a, b }) => between(a, b)),
    ),
    ...repeated(
      'treaties',
      'treatyTwice',
      treaties.map(({ kind, a, b }) => `${kind}: ${between(a, b)}`),
    ),
    ...repeated(
      'umbrellas',
      'coveredTwice',
      umbrellas.map(({ client }) => client),
    ),
    ...repeated(
      'bases',
      'baseTwice',
      bases.map(({ patron, host }) => `${patron}, ${host}`),
    ),
    ...hotlinesTwice(scenario),
  ]
}

/** A hotline that the relation of the two blocs gives already. */
function hotlinesTwice({ powers, treaties, relations }: Scenario): ScenarioFault[] {
  const blocOf = (id: string) => powers.find((power) => power.id === id)?.bloc
  const given = (a: string, b: string) =>
    (blocOf(a) === blocOf(b) ? relations.sameBloc : relations.otherBloc).hotline && a !== b
  return treaties.flatMap(({ kind, a, b }, n) =>
    kind === 'hotline' && given(a, b) ? [fault(`treaties.${n}`, 'hotlineGiven', { label: `${a}, ${b}` })] : [],
  )
}

/** Hosted legs need room on a host's soil, warheads a power that can make them. */
function forceFaults({ powers, bases, rules }: Scenario): ScenarioFault[] {
  const capacity = rules['bases.capacity'] ?? RULESET.bases.capacity
  return powers.flatMap(({ id, forces, technology }, n) => {
    const room = capacity * bases.filter(({ patron }) => patron === id).length
    const armed = LEGS.filter((leg) => forces[leg] > 0)
    return [
      ...(hostedWarheads(forces) > room
        ? HOSTED_LEGS.map((leg) => fault(`powers.${n}.forces.${leg}`, 'noRoom', { count: forces[leg], room }))
        : []),
      ...(technology.enrichment < NUCLEAR
        ? armed.map((leg) => fault(`powers.${n}.forces.${leg}`, 'notYet', { label: id }))
        : []),
    ]
  })
}

/** A state's alignments are shares of one whole. */
function alignmentFaults({ states }: Scenario): ScenarioFault[] {
  return states.flatMap(({ alignment }, n) => {
    const total = Object.values(alignment).reduce((sum, pull) => sum + pull, 0)
    return total > 1 + 1e-9 ? [fault(`states.${n}.alignment`, 'overOne')] : []
  })
}

/** Events come within the match's years, and name a state when their cause is about one. */
function eventFaults({ events, years }: Scenario): ScenarioFault[] {
  return events.flatMap((event, n) => {
    const late = event.year > years ? [fault(`events.${n}.year`, 'late', { years })] : []
    if (event.type === 'revolt') return late
    const placeless = PLACELESS.includes(event.cause)
    if (placeless === (event.over === undefined)) return late
    return [...late, fault(`events.${n}.over`, placeless ? 'aboutNoState' : 'aboutState', { label: event.cause })]
  })
}

function orderFaults({ orders = [] }: Scenario): ScenarioFault[] {
  const known: readonly string[] = PLANNING_ORDERS
  return orders.flatMap((order, n) => {
    const path = `orders.${n}`
    if (!known.includes(order)) return [fault(path, 'noOrder', { label: order })]
    return orders.indexOf(order) < n ? [fault(path, 'orderTwice', { label: order })] : []
  })
}

/** Every override must be a number the ruleset has. */
function ruleFaults({ rules }: Scenario): ScenarioFault[] {
  return Object.entries(rules).flatMap(([path, value]) => {
    try {
      rulesetVariant(RULESET, { [path]: value })
      return []
    } catch {
      return [fault(`rules.${path}`, 'noRule', { label: path })]
    }
  })
}
