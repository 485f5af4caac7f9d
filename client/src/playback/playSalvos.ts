import { effect } from '@preact/signals'
import { playbackDone } from '../commands/roomView.ts'
import { salvos } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { type Ground, type Script, writeScript } from './script.ts'

/** Whatever can show a script: the map. */
export interface Screen {
  /** Shows it to the end, or until skipped. Calm shows it still. */
  play(script: Script, style: 'moving' | 'calm'): Promise<void>
  skip(): void
}

/** The page around the screen, told when the playing begins and ends. */
export interface House {
  began(): void
  ended(): void
}

/** Plays what falls into the queue, then says so. Returns the undoing. */
export function playSalvos(screen: Screen, ground: Ground, house: House): () => void {
  let playing = false
  let closed = false
  const skipKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') screen.skip()
  }
  const play = async () => {
    const now = salvos.peek()
    playing = true
    house.began()
    globalThis.addEventListener('keydown', skipKey)
    try {
      await screen.play(writeScript(now, ground), settings.peek().reducedMotion ? 'calm' : 'moving')
    } finally {
      globalThis.removeEventListener('keydown', skipKey)
      playing = false
    }
    if (closed) return
    playbackDone(now)
    house.ended()
  }
  const stop = effect(() => {
    if (salvos.value.length > 0 && !playing) void play()
  })
  return () => {
    closed = true
    stop()
    screen.skip()
  }
}
