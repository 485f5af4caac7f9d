import { type SalvoLanded, salvos } from '../store/game.ts'

/** The map has played (or skipped) these salvos; any that came in the meantime are still to be played. */
export function playbackDone(played: readonly SalvoLanded[]): void {
  salvos.value = salvos.value.filter((salvo) => !played.includes(salvo))
}
