import { type Scenario, scenarioSchema } from '#shared/scenario/schema'

/** One thing wrong with a scenario file: where (dotted path) and why. */
export interface ScenarioFault {
  readonly path: string
  readonly reason: string
}

export type ParsedScenario = { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] }

/**
 * Checks a scenario file's parsed JSON: first its shape, then what a shape cannot say (unique ids, every territory in
 * one place, seatings that name known powers). Returns every fault found, never throws.
 */
export function parseScenario(json: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(json)
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), reason: issue.message })) }
  }
  const faults = [...idFaults(parsed.data), ...territoryFaults(parsed.data), ...seatingFaults(parsed.data)]
  return faults.length > 0 ? { faults } : { scenario: parsed.data }
}

function idFaults({ powers, states }: Scenario): ScenarioFault[] {
  const ids = [
    ...powers.map(({ id }, i) => ({ id, at: `powers.${i}` })),
    ...states.map(({ id }, i) => ({ id, at: `states.${i}` })),
  ]
  return ids
    .filter(({ id }, n) => ids.findIndex((other) => other.id === id) < n)
    .map(({ id, at }) => ({ path: `${at}.id`, reason: `the id ${id} stands twice` }))
}

function territoryFaults({ powers, states }: Scenario): ScenarioFault[] {
  const faults: ScenarioFault[] = []
  const holder = new Map<string, string>()
  for (const { id, territories } of [...powers, ...states]) {
    for (const territory of territories) {
      const other = holder.get(territory)
      if (other !== undefined)
        faults.push({ path: `${id}.territories`, reason: `${territory} already belongs to ${other}` })
      holder.set(territory, id)
    }
  }
  return faults
}

function seatingFaults({ powers, states, seatings }: Scenario): ScenarioFault[] {
  const known = new Set(powers.map((power) => power.id))
  const unknown = (ids: readonly string[], path: string): ScenarioFault[] =>
    ids.filter((id) => !known.has(id)).map((id) => ({ path, reason: `no power is called ${id}` }))
  const counts = Object.entries(seatings)
  return [
    ...(counts.length === 0 ? [{ path: 'seatings', reason: 'is empty' }] : []),
    ...counts.flatMap(([count, ids]) => [
      ...(ids.length === Number(count) ? [] : [{ path: `seatings.${count}`, reason: `names ${ids.length} powers` }]),
      ...(new Set(ids).size === ids.length ? [] : [{ path: `seatings.${count}`, reason: 'names a power twice' }]),
      ...unknown(ids, `seatings.${count}`),
    ]),
    ...states.flatMap((state, i) => unknown(Object.keys(state.alignment), `states.${i}.alignment`)),
  ]
}
