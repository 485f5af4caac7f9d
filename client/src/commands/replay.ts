import { applyView, connectionStatus, newsFeed, observation, role, salvos } from '../store/game.ts'
import { clearMatch } from '../store/matchSignal.ts'
import type { RemoteReplayEngine } from '../workers/archive.ts'
import type { Perspective } from '../workers/replayEngine.ts'

let shown: { readonly index: number; readonly perspective: Perspective } | undefined
let wanted = 0

/**
 * Puts a position of a match that is over into the store, as somebody saw it. The next position after the one shown
 * brings its events to be played; any other is shown still.
 */
export async function showPosition(engine: RemoteReplayEngine, index: number, perspective: Perspective): Promise<void> {
  const call = ++wanted
  const isNext = shown?.perspective === perspective && index === shown.index + 1
  const news = isNext ? undefined : engine.news(index, perspective)
  const [message, story] = await Promise.all([engine.view(index, perspective), news])
  // Somebody who scrubs asks for the next before this one is there.
  if (call !== wanted) return
  shown = { index, perspective }
  if (observation.value === undefined) clearMatch()
  role.value = 'replay'
  connectionStatus.value = 'live'
  if (!isNext) salvos.value = []
  applyView({ ...message, events: isNext ? message.events : [] })
  if (story) newsFeed.value = story
}

/** Leaves the past. */
export function stopReplay(): void {
  wanted++
  shown = undefined
  clearMatch()
}
