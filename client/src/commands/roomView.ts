import type { SeenEvent } from '#shared/events/index'
import type { PowerId } from '#shared/ids'
import { crisisResult } from '../store/crisis.ts'
import { type LandedSalvo, observation, type Selection, salvos, selection } from '../store/game.ts'
import { type StrikeAsked, strikeAsked } from '../store/strike.ts'
import { shownWar, toldWar } from '../store/war.ts'
import { shownShot, yearScene } from '../store/year.ts'

/** Selects a power or lesser state everywhere at once: map, lists and panels. */
export function select(chosen: Selection | undefined): void {
  selection.value = chosen
}

/** The map has played (or skipped) these salvos; those that have arrived since remain to be played. */
export function salvosPlayed(played: readonly LandedSalvo[]): void {
  salvos.value = salvos.value.filter((salvo) => !played.includes(salvo))
}

/** The map plays an exchange: what left, how far its time has run, and what has come down where by then. */
export function showWar(war: NonNullable<typeof shownWar.value>): void {
  shownWar.value = war
}

/** The exchange is over: what it came to stays until the player goes on. */
export function tellWar(): void {
  const tolls = shownWar.value?.tolls
  shownWar.value = undefined
  if (tolls !== undefined) toldWar.value = tolls
}

/** Puts what an exchange came to away. */
export function goOnFromWar(): void {
  toldWar.value = undefined
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

/** Takes the keys of a launch out: its target is chosen on the map, unless only one may be aimed at. */
export function takeKeysOut(ask: Omit<StrikeAsked, 'window' | 'target'> & { readonly target?: PowerId }): void {
  const window = observation.peek()?.window.number
  const only = ask.among?.length === 1 ? ask.among[0] : undefined
  if (window !== undefined) strikeAsked.value = { ...ask, window, target: ask.target ?? only }
}

/** Aims the launch that is being planned at a power; those that may not be aimed at are passed over. */
export function aimAt(target: PowerId): void {
  const asked = strikeAsked.peek()
  if (asked?.among?.includes(target) ?? true) strikeAsked.value = asked && { ...asked, target }
}

/** Puts the keys away. */
export function putKeysAway(): void {
  strikeAsked.value = undefined
}
