import { LocalMatch, type SavedLocalMatch } from '#client/workers/localMatch.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { isPlayerView, type Observation } from '#shared/view/observation'

/** Matches that are looked through for moments. */
const SCENARIOS = ['autumn-1983', 'thirteen-days', 'first-crisis'] as const
const SEEDS = 40

/**
 * A match on one device as it is stored, at a window of this kind that waits for the player, after some years with news.
 * @throws Error when no match comes to one
 */
export async function momentOf(kind: WindowKind): Promise<SavedLocalMatch> {
  const scenarios = loadScenarios()
  for (let seed = 0; seed < SEEDS; seed++) {
    for (const scenario of SCENARIOS) {
      const match = new LocalMatch(async (id) => scenarios.get(id))
      const powers = Math.max(...Object.keys(scenarios.get(scenario)!.seatings).map(Number))
      await match.begin({ scenario, powers, years: 8, seed: `moment ${seed}` })
      const found = playOn(match, kind)
      if (found !== undefined) return found
    }
  }
  throw new Error(`no match came to ${kind}`)
}

/** Declares ready until it is the moment; undefined when the match ends before. */
function playOn(match: LocalMatch, kind: WindowKind): SavedLocalMatch | undefined {
  for (let view = match.view(); ; ) {
    if (isMoment(view.observation, kind)) return match.saved()
    const next = match.ready(view.observation.window.number).views.at(-1)
    if (next === undefined) return undefined
    view = next
  }
}

function isMoment(seen: Observation, kind: WindowKind): boolean {
  if (seen.window.kind !== kind) return false
  const isMine = isPlayerView(seen) && seen.window.participants.includes(seen.self.id)
  return kind === 'ended' || (isMine && (kind !== 'planning' || seen.year > 2))
}

/** What a device keeps that has this match open as its practice. */
export const keptAsPractice = (saved: SavedLocalMatch): string =>
  `localStorage.setItem('balance.practice', ${JSON.stringify(JSON.stringify({ kept: saved }))})`
