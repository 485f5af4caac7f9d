import { effect } from '@preact/signals'
import { filmPlayed, showShot } from '../commands/roomView.ts'
import { salvos } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { pastEvents, pastYear, shownScene } from '../store/year.ts'
import type { PlaybackStyle } from './beat.ts'
import { filmOf, type Shot } from './yearFilm.ts'

/** What shows the film: the map. */
export interface FilmScreen {
  /** Resolves when the shots have been shown, or skipped. */
  play(shots: readonly Shot[], style: PlaybackStyle): Promise<void>
}

/** Plays the film of a year when its scene comes, after the exchanges that are still to be shown. Returns the function that stops it. */
export function playYear(screen: FilmScreen): () => void {
  let isPlaying = false
  const play = async () => {
    const own = pastYear.peek()?.after.self.id
    try {
      const shots = own === undefined ? [] : filmOf(pastEvents.peek(), own)
      await screen.play(shots, settings.peek().reducedMotion ? 'still' : 'moving')
    } finally {
      isPlaying = false
      showShot(undefined)
      filmPlayed()
    }
  }
  return effect(() => {
    // In a task of its own: the view that ends the year brings its events after it.
    if (shownScene.value !== 'film' || salvos.value.length > 0 || isPlaying) return
    isPlaying = true
    setTimeout(() => void play(), 0)
  })
}
