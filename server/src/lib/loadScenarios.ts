import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ScenarioFault } from '#shared/scenario/faults'
import { parseOwnScenario, parseScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import { mapTerritories } from './mapTerritories.ts'
import { text } from './texts.ts'

const FOLDER = join(import.meta.dirname, '../../../assets/scenarios')

/** Thrown at start when a scenario file is broken: the message names every file, path and reason. */
export class BrokenScenarioError extends Error {}

type Read = Scenario | { readonly faults: readonly string[] }

/**
 * Reads every scenario of the game by id, and after them those of a host's own folder, which bring their words.
 * @param own the host's folder
 * @throws BrokenScenario naming file, path and reason of every fault in every file
 */
export function loadScenarios(own?: string): ReadonlyMap<string, Scenario> {
  const scenarios = new Map<string, Scenario>()
  const faults: string[] = []
  const add = (file: string, read: Read) => {
    if ('faults' in read) faults.push(...read.faults)
    else scenarios.set(read.id, read)
  }
  for (const file of filesIn(FOLDER)) add(file, readOurs(FOLDER, file))
  const taken = new Set(scenarios.keys())
  if (own !== undefined) for (const file of filesIn(own)) add(file, readOwn(own, file, taken))
  if (faults.length > 0) throw new BrokenScenarioError(`broken scenario files:\n  ${faults.join('\n  ')}`)
  return scenarios
}

/** @throws BrokenScenario when there is no such folder */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (fault) {
    throw new BrokenScenarioError(`the folder of scenarios cannot be read: ${String(fault)}`)
  }
}

/** A file of a host. @param taken ids of scenarios there are already */
const readOwn = (folder: string, file: string, taken: ReadonlySet<string>): Read =>
  readFile(folder, file, (json) => {
    const { size } = statSync(join(folder, file))
    return parseOwnScenario(json, size, { territories: mapTerritories(), taken })
  })

const readOurs = (folder: string, file: string): Read =>
  readFile(folder, file, (json) => parseScenario(json, mapTerritories()))

function readFile(folder: string, file: string, parse: (json: unknown) => ReturnType<typeof parseScenario>): Read {
  const at = (path: string, reason: string) => ({ faults: [`${file}: ${path || '(whole file)'}: ${reason}`] })
  try {
    const read = parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if ('faults' in read) return { faults: read.faults.flatMap((found) => at(found.path, inWords(found)).faults) }
    const { id } = read.scenario
    return `${id}.json` === file ? read.scenario : at('id', `is ${id}, not the file's name`)
  } catch (fault) {
    return at('', fault instanceof Error ? fault.message : String(fault))
  }
}

const inWords = ({ fault, args }: ScenarioFault): string => text('en', `scenarioFault.${fault}`, args)
