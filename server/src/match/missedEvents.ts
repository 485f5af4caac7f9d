import type { GameEvent } from '#shared/events/index'
import type { MatchStore } from './matchStore.ts'

/**
 * What happened from the window `known` to the open one; nothing for a viewer who knows none. Another may close while the
 * store is asked, and then it is asked again.
 */
export async function missedEvents(
  store: MatchStore,
  match: string,
  known: number | undefined,
  open: () => number,
): Promise<readonly GameEvent[]> {
  for (;;) {
    const before = open()
    if (known === before) return []
    const windows = known === undefined ? [] : await store.events(match, known)
    const missed = windows.filter(({ number }) => number < before)
    if (before === open()) return missed.flatMap(({ events }) => events)
  }
}
