import { effect } from '@preact/signals'
import { salvosPlayed } from '../commands/roomView.ts'
import { observation, salvos } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import type { PlaybackStyle } from './beat.ts'
import { type FlightPlan, planFlights, type StrikePlaces } from './flightPlan.ts'

/** What shows the salvos: the map. */
export interface SalvoScreen extends StrikePlaces {
  /** Resolves when the flights have been shown to the end, or skipped. */
  play(plan: FlightPlan, style: PlaybackStyle): Promise<void>
  skip(): void
  /** Playing begins. */
  onBegin(): void
  /** Playing has ended, and the store knows it. */
  onEnd(): void
}

/** Plays the salvos that come into the store's queue, then takes them out of it. Returns the function that stops it. */
export function playSalvos(screen: SalvoScreen): () => void {
  let playing = false
  let stopped = false
  const skipOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') screen.skip()
  }
  const play = async () => {
    const queue = salvos.peek()
    playing = true
    screen.onBegin()
    globalThis.addEventListener('keydown', skipOnEscape)
    try {
      // The ages before missiles bring words of their own.
      const way = observation.peek()?.skin === undefined ? 'flown' : 'marched'
      await screen.play(planFlights(queue, screen, way), settings.peek().reducedMotion ? 'still' : 'moving')
    } finally {
      globalThis.removeEventListener('keydown', skipOnEscape)
      playing = false
    }
    if (stopped) return
    salvosPlayed(queue)
    screen.onEnd()
  }
  const stopWatching = effect(() => {
    if (salvos.value.length > 0 && !playing) void play()
  })
  return () => {
    stopped = true
    stopWatching()
    screen.skip()
  }
}
