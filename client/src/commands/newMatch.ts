import type { CreateMatch } from '#shared/protocol/match'
import { createMatch, fetchOwnScenario } from '../net/api.ts'
import { type LocalMatchId, saveLocalMatch } from '../store/localMatches.ts'
import { fittingStrength, matchResults } from '../store/results.ts'
import { saveSeat } from '../store/seats.ts'
import type { DeviceMatchSetup, OtherChair } from '../workers/keptLocalMatch.ts'

/** Creates a match against bots on the server and goes there. @throws ApiError when the server refuses or is unreachable */
export async function playNow(setup: CreateMatch): Promise<void> {
  const { match, token, power } = await createMatch(setup)
  saveSeat({ match, token, power, scenario: setup.scenario })
  location.hash = `#/match/${match}`
}

/** The match of the front page's key: about ten minutes. */
const SHORT_MATCH = { scenario: 'two-blocs', powers: 6, years: 6, timeControl: 'relaxed' } as const

/** Creates the short match against bots as strong as fits the player, and goes there. @throws as {@link playNow} */
export const playShortMatch = (): Promise<void> =>
  playNow({ ...SHORT_MATCH, strength: fittingStrength(matchResults.value) })

/**
 * Sets up a practice match on this device and goes there; a scenario that does not come with the game is fetched whole.
 * @throws ApiError when the host keeps its file closed, or the server is unreachable
 */
export async function practise(setup: Omit<DeviceMatchSetup, 'seed' | 'own'>): Promise<void> {
  const { OUR_SCENARIOS } = await import('../workers/scenarios.ts')
  const isOurs = OUR_SCENARIOS.includes(setup.scenario)
  beginLocalMatch('practice', { ...setup, ...(isOurs ? {} : { own: await fetchOwnScenario(setup.scenario) }) })
  location.hash = '#/practice'
}

/** Sets up a match that is played on this device alone; it replaces the one with the same id. */
export function beginLocalMatch(
  id: LocalMatchId,
  setup: Omit<DeviceMatchSetup, 'seed'> & { readonly seed?: string },
): void {
  saveLocalMatch(id, { wish: { seed: newSeed(), ...setup } })
}

/** Takes a seat of a match that is over, on this device alone, and goes there. */
export function takeChair(chair: OtherChair): void {
  saveLocalMatch('chair', { chair })
  location.hash = '#/chair'
}

/** 128 random bits. `crypto.randomUUID` is missing where the page came without https, as in most classrooms' networks. */
const newSeed = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
