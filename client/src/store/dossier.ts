import { computed, signal } from '@preact/signals'
import { tabGet, tabSet } from '../device/storage.ts'
import { isHistorical } from '../text/text.ts'
import { matchId, playerView, role } from './game.ts'

/** The match whose dossier was read last in this tab. */
const read = signal(tabGet('dossier'))

/** True while a historical match, just begun, opens with its dossier. */
export const isDossierOpen = computed(() => {
  const view = role.value === 'player' ? playerView.value : undefined
  const isFresh = view?.year === 1 && view.window.kind === 'planning'
  return isFresh && isHistorical(view.scenario) && read.value !== matchId.value
})

/** The dossier of the open match has been read. */
export function closeDossier(): void {
  read.value = matchId.value
  tabSet('dossier', matchId.value ?? '')
}
