import type { Match } from './match.ts'

/** Windows a match may take to come to its end. */
const MOST_WINDOWS = 60

/** Ends a match with the year that runs: its windows close one after another, with what is drafted. False when it does not end. */
export async function finishMatch(match: Match): Promise<boolean> {
  for (let windows = 0; match.state.window.kind !== 'ended' && windows < MOST_WINDOWS; windows++) {
    match.inject(match.state.windowNumber, [{ type: 'lastYear' }])
    await match.closeWindow()
  }
  return match.state.window.kind === 'ended'
}
