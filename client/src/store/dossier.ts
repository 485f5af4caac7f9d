import { computed, signal } from '@preact/signals'
import { tabGet, tabSet } from '../device/storage.ts'
import { isHistorical } from '../text/text.ts'
import { matchId, playerView, role } from './game.ts'

/** The dossier that was read last in this tab: matches on a device share an id, so the scenario is part of its name. */
const read = signal(tabGet('dossier'))
const dossierName = (): string => `${matchId.value} ${playerView.value?.scenario}`

/** True while a historical match, just begun, opens with its dossier. */
export const isDossierOpen = computed(() => {
  const view = role.value === 'player' ? playerView.value : undefined
  const isFresh = view?.year === 1 && view.window.kind === 'planning'
  return isFresh && isHistorical(view.scenario) && read.value !== dossierName()
})

/** The dossier of the open match has been read. */
export function closeDossier(): void {
  read.value = dossierName()
  tabSet('dossier', read.value)
}
