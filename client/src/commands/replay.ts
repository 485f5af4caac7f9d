import type { Perspective } from '#shared/debrief/perspective'
import { applyView, connectionStatus, newsFeed, observation, role, salvos } from '../store/game.ts'
import { clearMatch } from '../store/matchSignal.ts'
import type { RemoteReplayEngine } from '../workers/archive.ts'

let shown: { readonly index: number; readonly perspective: Perspective } | undefined
let wanted = 0

/**
 * Puts a position of a match that is over into the store, from a perspective. For the position after the one shown its events
 * are played; any other is shown without playback.
 */
export async function showPosition(engine: RemoteReplayEngine, index: number, perspective: Perspective): Promise<void> {
  const call = ++wanted
  const isNext = shown?.perspective === perspective && index === shown.index + 1
  const news = isNext ? undefined : engine.news(index, perspective)
  const [message, entries] = await Promise.all([engine.view(index, perspective), news])
  // While the viewer scrubs, newer calls overtake this one.
  if (call !== wanted) return
  shown = { index, perspective }
  if (observation.value === undefined) clearMatch()
  role.value = 'replay'
  connectionStatus.value = 'live'
  if (!isNext) salvos.value = []
  applyView({ ...message, events: isNext ? message.events : [] })
  if (entries) newsFeed.value = entries
}

/** Leaves the replay. */
export function stopReplay(): void {
  wanted++
  shown = undefined
  clearMatch()
}
