import { readScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import type { DeviceMatchSetup } from './keptLocalMatch.ts'

/** The scenario of a match on this device: the one that its setup brings, or the game's; undefined where it cannot be played. */
export async function wishedScenario(
  { scenario, own }: DeviceMatchSetup,
  fetchOurs: (id: string) => Promise<Scenario | undefined>,
): Promise<Scenario | undefined> {
  if (own === undefined) return await fetchOurs(scenario)
  const read = readScenario(own)
  return 'scenario' in read ? read.scenario : undefined
}
