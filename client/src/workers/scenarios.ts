import { readScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'

/** Where each scenario is fetched from, by file name. */
const FILES = import.meta.glob<unknown>('../../../assets/scenarios/*.json', { import: 'default' })

/** The scenario with this id; undefined when this version of the game has none. */
export async function fetchScenario(id: string): Promise<Scenario | undefined> {
  const fetchFile = FILES[`../../../assets/scenarios/${id}.json`]
  const parsed = fetchFile && readScenario(await fetchFile())
  return parsed && 'scenario' in parsed ? parsed.scenario : undefined
}
