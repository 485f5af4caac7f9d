import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'

const FOLDER = join(import.meta.dirname, '../../../assets/scenarios')

/** Thrown at start when a scenario file is broken: the message names every file, path and reason. */
export class BrokenScenarioError extends Error {}

/**
 * Reads every scenario file, by id.
 * @throws BrokenScenario naming file, path and reason of every fault in every file
 */
export function loadScenarios(folder = FOLDER): ReadonlyMap<string, Scenario> {
  const scenarios = new Map<string, Scenario>()
  const faults: string[] = []
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const read = readScenario(join(folder, file))
    if ('faults' in read)
      faults.push(...read.faults.map(({ path, reason }) => `${file}: ${path || '(whole file)'}: ${reason}`))
    else if (`${read.scenario.id}.json` !== file)
      faults.push(`${file}: id: is ${read.scenario.id}, not the file's name`)
    else scenarios.set(read.scenario.id, read.scenario)
  }
  if (faults.length > 0) throw new BrokenScenarioError(`broken scenario files:\n  ${faults.join('\n  ')}`)
  return scenarios
}

function readScenario(path: string) {
  try {
    return parseScenario(JSON.parse(readFileSync(path, 'utf8')))
  } catch (fault) {
    return { faults: [{ path: '', reason: fault instanceof Error ? fault.message : String(fault) }] }
  }
}
