import { computed, signal } from '@preact/signals'
import { tabGet, tabSet } from '../device/storage.ts'
import { isHistorical } from '../text/text.ts'
import { matchFacts, matchId, playerView, role } from './game.ts'

/** The dossier that was read last in this tab: matches on a device share an id, so the scenario and the power are part of its name. */
const read = signal(tabGet('dossier'))
const dossierName = (): string => `${matchId.value} ${playerView.value?.scenario} ${playerView.value?.self.id}`

/**
 * True while a match opens with its dossier: a historical one that has just begun, and for a student every match of a class, in
 * whatever year they come to it.
 */
export const isDossierOpen = computed(() => {
  const view = role.value === 'player' ? playerView.value : undefined
  if (view?.window.kind !== 'planning' || read.value === dossierName()) return false
  return matchFacts.value.led || (view.year === 1 && isHistorical(view.scenario))
})

/** The dossier of the open match has been read. */
export function closeDossier(): void {
  read.value = dossierName()
  tabSet('dossier', read.value)
}
