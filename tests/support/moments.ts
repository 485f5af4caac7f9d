import type { SavedLocalMatch } from '#client/workers/keptLocalMatch.ts'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { ViewMessage } from '#shared/protocol/messages'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { isPlayerView, type Observation } from '#shared/view/observation'

/** Matches that are looked through for moments. */
const SCENARIOS = ['autumn-1983', 'thirteen-days', 'first-crisis'] as const
const SEEDS = 40

/**
 * A match on one device as it is stored, at a window of this kind that waits for the player, after some years with news.
 * @param fits what else the player must see there; anything when absent
 * @throws Error when no match comes to one
 */
export async function momentOf(
  kind: WindowKind,
  fits: (seen: Observation) => boolean = () => true,
): Promise<SavedLocalMatch> {
  for (const match of matches(SCENARIOS)) {
    const found = playOn(await match(), (seen) => isMoment(seen, kind) && fits(seen))
    if (found !== undefined) return found
  }
  throw new Error(`no match came to ${kind}`)
}

/** The year's plans before a year that ends at once, in the year's plans after it. */
export interface QuietYear {
  readonly before: Observation
  readonly after: Observation
  readonly events: ViewMessage['events']
}

/**
 * A match on one device as it is stored, at the plans of a year that ends, if the player orders nothing, without a crisis and in a way
 * that fits. @throws Error when no match has one
 */
export async function momentBefore(fits: (year: QuietYear) => boolean): Promise<SavedLocalMatch> {
  for (const match of matches(['two-blocs', ...SCENARIOS])) {
    const found = playUntilYear(await match(), fits)
    if (found !== undefined) return found
  }
  throw new Error('no year of any match fits')
}

/** Beginnings of matches of these scenarios with all their powers, of one seed after the other. */
function matches(ids: readonly string[]): readonly (() => Promise<LocalMatch>)[] {
  const scenarios = loadScenarios()
  return Array.from({ length: SEEDS }).flatMap((_, seed) =>
    ids.map((scenario) => async () => {
      const match = new LocalMatch(async (id) => scenarios.get(id))
      const powers = Math.max(...Object.keys(scenarios.get(scenario)!.seatings).map(Number))
      await match.begin({ scenario, powers, years: 8, seed: `moment ${seed}` })
      return match
    }),
  )
}

function playUntilYear(match: LocalMatch, fits: (year: QuietYear) => boolean): SavedLocalMatch | undefined {
  for (let view = match.view(); ; ) {
    const [before, saved] = [view.observation, match.saved()]
    const { views } = match.ready(before.window.number)
    const [next, ...more] = views
    if (next === undefined) return undefined
    const { observation: after, events } = next
    const isQuiet = before.window.kind === 'planning' && after.window.kind === 'planning' && more.length === 0
    if (isQuiet && fits({ before, after, events })) return saved
    view = views.at(-1)!
  }
}

/** Declares ready until it is the moment; undefined when the match ends before. */
function playOn(match: LocalMatch, isIt: (seen: Observation) => boolean): SavedLocalMatch | undefined {
  for (let view = match.view(); ; ) {
    if (isIt(view.observation)) return match.saved()
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

/** What a device keeps that has this match open as its practice; what it has played on since stays. */
export const keptAsPractice = (saved: SavedLocalMatch): string =>
  `localStorage['balance.practice'] ??= ${JSON.stringify(JSON.stringify({ kept: saved }))}`
