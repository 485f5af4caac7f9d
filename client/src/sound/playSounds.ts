import { effect, signal } from '@preact/signals'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { openAudio, tryAudio } from '../device/openAudio.ts'
import { closesAt, isAwaited, observation } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { isHushed, soundedImpacts, soundedWorld, soundMoment } from '../store/soundScene.ts'
import { SoundBus } from './bus.ts'
import { mixOf } from './mix.ts'
import { playSound, type SoundName } from './sounds.ts'

/** The sound that is playing, shown as a caption to those who wish it. */
export const caption = signal<SoundName | undefined>(undefined)
const CAPTION_MILLISECONDS = 4000
/** Milliseconds between two looks at the room, and seconds that strokes are laid ahead. */
const LOOK = 500
const AHEAD = 0.8
/** Time of a window without a clock, in milliseconds, as the heart has it. */
const UNTIMED = 90_000

/** The sound of a window that opens and waits for the viewer. */
const VOICE_OF: Readonly<Record<WindowKind, SoundName>> = {
  planning: 'turn',
  confrontation: 'crisis',
  warning: 'warning',
  retaliation: 'crisis',
  ended: 'end',
}

/** The parts of an open audio device: what has a meaning, and what only goes on. */
interface Desk {
  readonly context: AudioContext
  readonly effects: GainNode
  readonly ambience: GainNode
  readonly bus: SoundBus
}

function openDesk(): Desk | undefined {
  const context = openAudio()
  if (context === undefined) return undefined
  const [effects, ambience] = [new GainNode(context), new GainNode(context)]
  effects.connect(context.destination)
  ambience.connect(context.destination)
  return { context, effects, ambience, bus: new SoundBus(context, ambience) }
}

/** Plays the sounds of the match, from the first touch or key on: browsers allow none before. Returns a function that stops. */
export function playSounds(): () => void {
  let desk: Desk | undefined
  const wake = () => {
    // A silent room opens no device.
    if (isSilent()) return
    tryAudio(() => {
      desk ??= openDesk()
    })
    if (desk?.context.state === 'suspended') tryAudio(() => desk?.context.resume())
  }
  addEventListener('pointerdown', wake)
  addEventListener('keydown', wake)
  const stops = [followWindows((name) => say(desk, name)), followImpacts(() => desk)]
  const looking = setInterval(() => tryAudio(() => look(desk)), LOOK)
  return () => {
    removeEventListener('pointerdown', wake)
    removeEventListener('keydown', wake)
    for (const stop of stops) stop()
    clearInterval(looking)
    clearTimeout(captionTimer)
    caption.value = undefined
    tryAudio(() => desk?.context.close())
  }
}

let captionTimer: ReturnType<typeof setTimeout> | undefined

function say(desk: Desk | undefined, name: SoundName): void {
  caption.value = name
  clearTimeout(captionTimer)
  captionTimer = setTimeout(() => {
    caption.value = undefined
  }, CAPTION_MILLISECONDS)
  if (desk !== undefined) tryAudio(() => playSound(desk.context, desk.effects, name))
}

function followWindows(tell: (name: SoundName) => void): () => void {
  let window = observation.peek()?.window.number
  return effect(() => {
    const now = observation.value?.window
    if (now === undefined || now.number === window) return
    window = now.number
    if (isAwaited.peek() || now.kind === 'ended') tell(VOICE_OF[now.kind])
  })
}

/** Every step in which more has come down is heard, and nothing before. */
function followImpacts(desk: () => Desk | undefined): () => void {
  let heard = 0
  return effect(() => {
    const { arrived, isStruck } = soundedImpacts.value
    if (arrived > heard) {
      if (heard === 0) say(undefined, 'impact')
      tryAudio(() => desk()?.bus.boom(isStruck ? 0.9 : 0.4))
    }
    heard = arrived
  })
}

/** True where nothing is to be heard. */
const isSilent = (): boolean => isHushed.peek() || settings.peek().volume + settings.peek().ambience === 0

/** Brings the sound that goes on to what the room is about. */
function look(desk: Desk | undefined): void {
  if (desk === undefined) return
  const { context, effects, ambience, bus } = desk
  const share = isHushed.peek() ? 0 : 0.01
  effects.gain.value = settings.peek().volume * share
  ambience.gain.value = settings.peek().ambience * share
  if (isSilent() || document.hidden) {
    if (context.state === 'running') tryAudio(() => context.suspend())
    return
  }
  if (context.state === 'suspended') tryAudio(() => context.resume())
  const { isStruck } = soundedImpacts.peek()
  bus.set(mixOf({ ...soundedWorld.peek(), moment: soundMoment.peek(), share: shareGone(), isStruck }))
  bus.schedule(context.currentTime + AHEAD)
}

let windowSeen: { readonly number: number; readonly since: number } | undefined

/** Share of the window's time that is over, 0–1. */
function shareGone(): number {
  const window = observation.peek()?.window
  const now = performance.now()
  if (window === undefined) return 0
  if (windowSeen?.number !== window.number) windowSeen = { number: window.number, since: now }
  const end = closesAt.peek() ?? windowSeen.since + UNTIMED
  return Math.min(1, Math.max(0, (now - windowSeen.since) / Math.max(1, end - windowSeen.since)))
}
