import { phoneTab, type Selection, selection } from '../store/game.ts'

/** Selects a power or lesser state everywhere at once: map, lists and panels. */
export function select(chosen: Selection | undefined): void {
  selection.value = chosen
}

/** Shows one of the panels on a phone. */
export function showTab(tab: typeof phoneTab.value): void {
  phoneTab.value = tab
}
