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

/** The file of a scenario of the game as it stands, with the sources of its figures. @throws when it cannot be fetched */
export const fetchScenarioFile = async (id: string): Promise<unknown> =>
  await FILES[`../../../assets/scenarios/${id}.json`]?.()

/** Ids of the scenarios of the game. */
export const OUR_SCENARIOS: readonly string[] = Object.keys(FILES).map((path) => path.split('/').at(-1)!.slice(0, -5))
