import { type LandedSalvo, phoneTab, type Selection, salvos, selection } from '../store/game.ts'

/** Selects a power or lesser state everywhere at once: map, lists and panels. */
export function select(chosen: Selection | undefined): void {
  selection.value = chosen
}

/** Shows one of the panels on a phone. */
export function showTab(tab: typeof phoneTab.value): void {
  phoneTab.value = tab
}

/** The map has played (or skipped) these salvos; those that have arrived since remain to be played. */
export function salvosPlayed(played: readonly LandedSalvo[]): void {
  salvos.value = salvos.value.filter((salvo) => !played.includes(salvo))
}
