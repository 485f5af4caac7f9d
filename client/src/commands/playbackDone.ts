import { salvos } from '../store/game.ts'

/** The map has played (or skipped) every salvo it was given. */
export function playbackDone(): void {
  salvos.value = []
}
