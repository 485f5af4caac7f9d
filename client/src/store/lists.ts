import { computed } from '@preact/signals'
import { ownDelegation, role } from './game.ts'
import { mapState } from './mapSight.ts'
import { matchSignal } from './matchSignal.ts'
import { changeSettings, settings } from './settings.ts'

/** The full lists of the war room: everything the map can show and do, in words. */
export const LISTS = ['orders', 'world', 'feed'] as const
/** One of the full lists. A narrow screen shows one at a time. */
export type ListName = (typeof LISTS)[number]

/** What the viewer has opened or closed in this match. */
const chosen = matchSignal<ListName | 'none' | undefined>(undefined)

/**
 * The list that is open; undefined when the map stands alone. They open by themselves for viewers who do not order, for people
 * who share a seat, where there is no map, and on devices where the player left them open.
 */
export const openList = computed<ListName | undefined>(() => {
  if (chosen.value !== undefined) return chosen.value === 'none' ? undefined : chosen.value
  const byThemselves = role.value !== 'player' || ownDelegation.value !== undefined || mapState.value !== 'shown'
  if (!byThemselves && !settings.value.lists) return undefined
  return role.value === 'player' ? 'orders' : 'world'
})

/** Opens one of the lists, or closes them; the device remembers whether they were open. */
export function showList(list: ListName | undefined): void {
  chosen.value = list ?? 'none'
  changeSettings({ lists: list !== undefined })
}

/** Puts the lists away for a moment that needs the screen; the device does not remember it. */
export function setListsAside(): void {
  chosen.value = 'none'
}
