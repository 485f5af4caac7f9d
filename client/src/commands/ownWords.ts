import type { ScenarioEntry } from '#shared/protocol/system'
import { listScenarios } from '../net/api.ts'
import { addOwnWords } from '../store/ownWords.ts'

/** The scenarios that the server offers; those of its host's own folder can be named from then on. */
export async function offeredScenarios(): Promise<readonly ScenarioEntry[]> {
  const offered = await listScenarios()
  for (const { id, words } of offered) if (words !== undefined) addOwnWords(id, words)
  return offered
}

// Pages on which such a scenario may be named import this file: what is on screen is named as soon as the words are there.
offeredScenarios().catch(() => undefined)
