import { effect } from '@preact/signals'
import { salvosPlayed, showWar, tellWar } from '../commands/roomView.ts'
import { observation, salvos } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import type { PlaybackStyle } from './beat.ts'
import { type FlightPlan, planFlights, type StrikePlaces } from './flightPlan.ts'
import { tollAt, townsAt } from './warToll.ts'

/** What shows the salvos: the map. */
export interface SalvoScreen extends StrikePlaces {
  /** Resolves when the flights have been shown to the end, or skipped; tells the moment that is shown, in milliseconds. */
  play(plan: FlightPlan, style: PlaybackStyle, onTime: (time: number) => void): Promise<void>
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
      const plan = planFlights(queue, screen, observation.peek()?.skin === undefined ? 'flown' : 'marched')
      const launched = queue.reduce((all, salvo) => all + salvo.launched, 0)
      const attackers = [...new Set(queue.map(({ attacker }) => attacker))]
      const onTime = (time: number) => {
        const share = Math.min(1, time / Math.max(1, plan.length))
        const [tolls, towns] = [tollAt(plan.flights, queue, time), townsAt(plan.flights, queue, time)]
        showWar({ launched, attackers, share, tolls, towns })
      }
      onTime(0)
      if (settings.peek().warPictures)
        await screen.play(plan, settings.peek().reducedMotion ? 'still' : 'moving', onTime)
      onTime(Infinity)
    } finally {
      globalThis.removeEventListener('keydown', skipOnEscape)
      playing = false
    }
    if (stopped) return
    tellWar()
    salvosPlayed(queue)
    screen.onEnd()
  }
  const stops = [
    effect(() => {
      if (salvos.value.length > 0 && !playing) void play()
    }),
    // Pictures that are switched off while they play end at once.
    effect(() => {
      if (!settings.value.warPictures && playing) screen.skip()
    }),
  ]
  return () => {
    stopped = true
    for (const stop of stops) stop()
    screen.skip()
  }
}
