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
  const faults: ScenarioFault[] = []
  const seen = new Set<string>()
  const check = (id: string, path: string) => {
    if (seen.has(id)) faults.push({ path, reason: `the id ${id} stands twice` })
    seen.add(id)
  }
  powers.forEach((power, i) => check(power.id, `powers.${i}.id`))
  states.forEach((state, i) => check(state.id, `states.${i}.id`))
  return faults
}

function territoryFaults({ powers, states }: Scenario): ScenarioFault[] {
  const faults: ScenarioFault[] = []
  const holder = new Map<string, string>()
  for (const { id, territories } of [...powers, ...states]) {
    for (const territory of territories) {
      const other = holder.get(territory)
      if (other !== undefined) faults.push({ path: `${id}.territories`, reason: `${territory} already belongs to ${other}` })
      holder.set(territory, id)
    }
  }
  return faults
}

function seatingFaults({ powers, states, seatings }: Scenario): ScenarioFault[] {
  const faults: ScenarioFault[] = []
  const known = new Set(powers.map((power) => power.id))
  for (const [count, ids] of Object.entries(seatings)) {
    const path = `seatings.${count}`
    if (ids.length !== Number(count)) faults.push({ path, reason: `names ${ids.length} powers` })
    if (new Set(ids).size !== ids.length) faults.push({ path, reason: 'names a power twice' })
    for (const id of ids) if (!known.has(id)) faults.push({ path, reason: `no power is called ${id}` })
  }
  if (Object.keys(seatings).length === 0) faults.push({ path: 'seatings', reason: 'is empty' })
  for (const [i, state] of states.entries()) {
    for (const id of Object.keys(state.alignment)) {
      if (!known.has(id)) faults.push({ path: `states.${i}.alignment`, reason: `no power is called ${id}` })
    }
  }
  return faults
}
