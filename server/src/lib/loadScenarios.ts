import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ScenarioFault } from '#shared/scenario/faults'
import { parseScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import { mapTerritories } from './mapTerritories.ts'
import { text } from './texts.ts'

const FOLDER = join(import.meta.dirname, '../../../assets/scenarios')
/** Largest file of a host's folder, in bytes. */
const LARGEST_FILE = 256 * 1024

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
    else if (scenarios.has(read.id)) faults.push(`${file}: id: ${read.id} is a scenario of the game: take another`)
    else scenarios.set(read.id, read)
  }
  for (const file of filesIn(FOLDER)) add(file, readFile(FOLDER, file))
  if (own !== undefined) for (const file of filesIn(own)) add(file, readOwn(own, file))
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

/** A file of a host: of bounded size, and with words, since the game has none for it. */
function readOwn(folder: string, file: string): Read {
  if (statSync(join(folder, file)).size > LARGEST_FILE)
    return { faults: [`${file}: (whole file): is larger than 256 kB`] }
  const read = readFile(folder, file)
  if ('faults' in read || Object.keys(read.words ?? {}).length > 0) return read
  return { faults: [`${file}: words: is missing: nobody could read its names`] }
}

function readFile(folder: string, file: string): Read {
  const at = (path: string, reason: string) => ({ faults: [`${file}: ${path || '(whole file)'}: ${reason}`] })
  try {
    const read = parseScenario(JSON.parse(readFileSync(join(folder, file), 'utf8')), mapTerritories())
    if ('faults' in read) return { faults: read.faults.flatMap((found) => at(found.path, inWords(found)).faults) }
    const { id } = read.scenario
    return `${id}.json` === file ? read.scenario : at('id', `is ${id}, not the file's name`)
  } catch (fault) {
    return at('', fault instanceof Error ? fault.message : String(fault))
  }
}

const inWords = ({ fault, args }: ScenarioFault): string => text('en', `scenarioFault.${fault}`, args)
