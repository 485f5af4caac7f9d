import type { SeenEvent } from '#shared/events/index'
import { crisisResult } from '../store/crisis.ts'
import { type LandedSalvo, type Selection, salvos, selection } from '../store/game.ts'
import { shownShot, yearScene } from '../store/year.ts'

/** Selects a power or lesser state everywhere at once: map, lists and panels. */
export function select(chosen: Selection | undefined): void {
  selection.value = chosen
}

/** The map has played (or skipped) these salvos; those that have arrived since remain to be played. */
export function salvosPlayed(played: readonly LandedSalvo[]): void {
  salvos.value = salvos.value.filter((salvo) => !played.includes(salvo))
}

/** The film of the year is over or was skipped: its card comes. */
export function filmPlayed(): void {
  if (yearScene.value === 'film') yearScene.value = 'card'
}

/** Shows the film of the year again. */
export function playFilmAgain(): void {
  yearScene.value = 'film'
}

/** Puts the scene of a crisis that is over away. */
export function closeCrisisResult(): void {
  crisisResult.value = undefined
}

/** Puts the card of the year away. */
export function closeYearCard(): void {
  yearScene.value = undefined
}

/** The film shows this moment of the year now. */
export function showShot(event: SeenEvent | undefined): void {
  shownShot.value = event
}
