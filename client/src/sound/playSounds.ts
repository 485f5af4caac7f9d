import { effect, signal } from '@preact/signals'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { openAudio, tryAudio } from '../device/openAudio.ts'
import { isAwaited, observation, salvos } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { playSound, type SoundName } from './sounds.ts'

/** The sound that is playing, shown as a caption. */
export const caption = signal<SoundName | undefined>(undefined)
const CAPTION_MILLISECONDS = 4000

/** The sound of a window that opens and waits for the viewer. */
const VOICE_OF: Readonly<Record<WindowKind, SoundName>> = {
  planning: 'turn',
  confrontation: 'crisis',
  warning: 'warning',
  retaliation: 'crisis',
  ended: 'end',
}

/** Plays the sounds of the match, from the first touch or key on: browsers allow none before. Returns a function that stops. */
export function playSounds(): () => void {
  let context: AudioContext | undefined
  let window = observation.peek()?.window.number
  let timer: ReturnType<typeof setTimeout> | undefined
  const wake = () => {
    context ??= openAudio()
    if (context?.state === 'suspended') tryAudio(() => context?.resume())
  }
  const say = (voice: SoundName) => {
    caption.value = voice
    clearTimeout(timer)
    timer = setTimeout(() => {
      caption.value = undefined
    }, CAPTION_MILLISECONDS)
    const { volume } = settings.peek()
    if (context === undefined || volume === 0) return
    const audio = context
    tryAudio(() => {
      const out = new GainNode(audio, { gain: volume / 100 })
      out.connect(audio.destination)
      playSound(audio, out, voice)
    })
  }
  addEventListener('pointerdown', wake)
  addEventListener('keydown', wake)
  const stops = [
    effect(() => {
      const now = observation.value?.window
      if (now === undefined || now.number === window) return
      window = now.number
      if (isAwaited.peek() || now.kind === 'ended') say(VOICE_OF[now.kind])
    }),
    effect(() => {
      if (salvos.value.length > 0) say('impact')
    }),
  ]
  return () => {
    removeEventListener('pointerdown', wake)
    removeEventListener('keydown', wake)
    for (const stop of stops) stop()
    clearTimeout(timer)
    caption.value = undefined
    tryAudio(() => context?.close())
  }
}
