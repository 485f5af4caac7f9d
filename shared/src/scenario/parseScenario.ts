import { LEGS } from '#shared/ruleset/forces'
import { LARGEST_SCENARIO_FILE } from '#shared/scenario/bounds'
import { fault, type ScenarioFault } from '#shared/scenario/faults'
import { openingFaults } from '#shared/scenario/openingFaults'
import { type Scenario, scenarioSchema } from '#shared/scenario/schema'
import { shapeFaults } from '#shared/scenario/shapeFaults'
import { wordFaults } from '#shared/scenario/wordFaults'

/** A figure of a scenario, and where it comes from or why it is so. */
export interface CitedFigure {
  readonly path: string
  readonly value: number
  readonly source: string
}

type ParsedScenario =
  | { readonly scenario: Scenario; readonly sources: readonly CitedFigure[] }
  | { readonly faults: readonly ScenarioFault[] }

/**
 * Checks the parsed JSON of a scenario file: its shape, then what a schema cannot express (unique ids, every territory on the map and
 * in one place, seatings and an opening position whose ids exist). Returns the scenario, or every fault found; never throws.
 * @param territories ids of all territories of the map
 */
export function parseScenario(json: unknown, territories: ReadonlySet<string>): ParsedScenario {
  const read = readScenario(json)
  if ('faults' in read) return read
  const sources = citedFigures(json, '')
  const faults = [...mapFaults(read.scenario, territories), ...sourceFaults(read.scenario, sources)]
  return faults.length > 0 ? { faults } : { scenario: read.scenario, sources }
}

/** What a scenario that does not come with the game is checked against. */
export interface OwnFileRules {
  /** Ids of all territories of the map. */
  readonly territories: ReadonlySet<string>
  /** Ids of scenarios that are taken. */
  readonly taken: ReadonlySet<string>
}

/**
 * Checks a file that does not come with the game, as {@link parseScenario} does and beyond: of bounded size, with an id of its own, and
 * with words, since the game has none for it.
 * @param size of the file, in bytes
 */
export function parseOwnScenario(json: unknown, size: number, { territories, taken }: OwnFileRules): ParsedScenario {
  if (size > LARGEST_SCENARIO_FILE) return { faults: [fault('', 'tooLarge', { most: LARGEST_SCENARIO_FILE / 1024 })] }
  const parsed = parseScenario(json, territories)
  if ('faults' in parsed) return parsed
  const { id, words = {} } = parsed.scenario
  const faults = [
    ...(taken.has(id) ? [fault('id', 'idOfGame', { label: id })] : []),
    ...(Object.keys(words).length === 0 ? [fault('words', 'noWords')] : []),
  ]
  return faults.length > 0 ? { faults } : parsed
}

/** Checks a scenario as a record carries it: everything but the map, and where its figures come from, which is not carried. */
export function readScenario(
  json: unknown,
): { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] } {
  const parsed = scenarioSchema.safeParse(json)
  if (!parsed.success) return { faults: shapeFaults(json, parsed.error.issues) }
  const { data } = parsed
  const faults = [
    ...idFaults(data),
    ...territoryFaults(data),
    ...seatingFaults(data),
    ...openingFaults(data),
    ...wordFaults(data),
  ]
  return faults.length > 0 ? { faults } : { scenario: data }
}

function idFaults({ powers, states }: Scenario): ScenarioFault[] {
  const ids = [
    ...powers.map(({ id }, i) => ({ id, at: `powers.${i}` })),
    ...states.map(({ id }, i) => ({ id, at: `states.${i}` })),
  ]
  return ids
    .filter(({ id }, n) => ids.findIndex((other) => other.id === id) < n)
    .map(({ id, at }) => fault(`${at}.id`, 'idTwice', { label: id }))
}

/** Whoever has land, with the path of their territories. */
const landed = ({ powers, states }: Scenario) => [
  ...powers.map(({ id, territories }, n) => ({ id, territories, path: `powers.${n}.territories` })),
  ...states.map(({ id, territories }, n) => ({ id, territories, path: `states.${n}.territories` })),
]

function territoryFaults(scenario: Scenario): ScenarioFault[] {
  const faults: ScenarioFault[] = []
  const holder = new Map<string, string>()
  for (const { id, territories, path } of landed(scenario)) {
    for (const territory of territories) {
      const other = holder.get(territory)
      if (other !== undefined) faults.push(fault(path, 'taken', { label: territory, holder: other }))
      holder.set(territory, id)
    }
  }
  return faults
}

const mapFaults = (scenario: Scenario, known: ReadonlySet<string>): ScenarioFault[] =>
  landed(scenario).flatMap(({ territories, path }) =>
    territories.filter((label) => !known.has(label)).map((label) => fault(path, 'notOnMap', { label })),
  )

function seatingFaults({ powers, states, seatings }: Scenario): ScenarioFault[] {
  const known = new Set(powers.map((power) => power.id))
  const unknown = (ids: readonly string[], path: string): ScenarioFault[] =>
    ids.filter((id) => !known.has(id)).map((id) => fault(path, 'noPower', { label: id }))
  const counts = Object.entries(seatings)
  return [
    ...(counts.length === 0 ? [fault('seatings', 'noSeating')] : []),
    ...counts.flatMap(([count, ids]) => [
      ...(ids.length === Number(count) ? [] : [fault(`seatings.${count}`, 'seatCount', { count: ids.length })]),
      ...(new Set(ids).size === ids.length ? [] : [fault(`seatings.${count}`, 'powerTwice')]),
      ...unknown(ids, `seatings.${count}`),
    ]),
    ...states.flatMap((state, i) => unknown(Object.keys(state.alignment), `states.${i}.alignment`)),
  ]
}

/** Every figure with a source, at any depth of the file. */
function citedFigures(json: unknown, path: string): CitedFigure[] {
  if (typeof json !== 'object' || json === null) return []
  const { value, source } = json as { value?: unknown; source?: unknown }
  if (typeof value === 'number' && typeof source === 'string') return [{ path, value, source }]
  return Object.entries(json).flatMap(([key, inner]) => citedFigures(inner, path === '' ? key : `${path}.${key}`))
}

/** A historical scenario says where its people, its output and its warheads come from, and why it sets a number otherwise. */
function sourceFaults(
  { historical, powers, states, rules }: Scenario,
  sources: readonly CitedFigure[],
): ScenarioFault[] {
  if (!historical) return []
  const given = new Set(sources.map(({ path }) => path))
  const demanded = [
    ...powers.flatMap(({ forces }, n) => [
      `powers.${n}.population`,
      `powers.${n}.gdp`,
      ...LEGS.filter((leg) => forces[leg] > 0).map((leg) => `powers.${n}.forces.${leg}`),
    ]),
    ...states.flatMap((_, n) => [`states.${n}.population`, `states.${n}.gdp`]),
    ...Object.keys(rules).map((path) => `rules.${path}`),
  ]
  return demanded.filter((path) => !given.has(path)).map((path) => fault(path, 'noSource'))
}
