import type { RemoteHistorian } from '../replay/historians.ts'
import { clearGame, feed, observation, role, salvos, status, takeIn } from '../store/game.ts'
import type { Hindsight } from '../workers/historian.ts'

let shown: { readonly index: number; readonly hindsight: Hindsight } | undefined
let wanted = 0

/**
 * Puts a position of a match that is over into the store, as somebody saw it. The next position after the one shown
 * brings its events to be played; any other is shown still.
 */
export async function openLooking(historian: RemoteHistorian, index: number, hindsight: Hindsight): Promise<void> {
  const call = ++wanted
  const isNext = shown?.hindsight === hindsight && index === shown.index + 1
  const news = isNext ? undefined : historian.news(index, hindsight)
  const [message, story] = await Promise.all([historian.view(index, hindsight), news])
  // Somebody who scrubs asks for the next before this one is there.
  if (call !== wanted) return
  shown = { index, hindsight }
  if (observation.value === undefined) clearGame()
  role.value = 'historian'
  status.value = 'live'
  if (!isNext) salvos.value = []
  takeIn({ ...message, events: isNext ? message.events : [] })
  if (story) feed.value = story
}

/** Leaves the past. */
export function stopLooking(): void {
  wanted++
  shown = undefined
  clearGame()
}
