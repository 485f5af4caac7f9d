/** The sounds of the game: few, each with one meaning, synthesized here. */
export const SOUNDS = ['turn', 'crisis', 'warning', 'impact', 'end'] as const
/** One of the sounds. */
export type SoundName = (typeof SOUNDS)[number]

/** One note: pitch in hertz, start and duration in seconds, loudness 0–1. */
interface Note {
  readonly pitch: number
  readonly at: number
  readonly rings: number
  readonly loud: number
  readonly wave: OscillatorType
  /** Pitch in hertz at its end, where it glides. */
  readonly slidesTo?: number
}

const bell = (pitch: number, at: number): Note => ({ pitch, at, rings: 0.9, loud: 0.16, wave: 'sine' })
const horn = (pitch: number, at: number): Note => ({ pitch, at, rings: 0.42, loud: 0.12, wave: 'triangle' })
const thud = (at: number, loud: number): Note => ({ pitch: 70, at, rings: 1.8, loud, wave: 'sine', slidesTo: 24 })

/** A rising third for a turn, a low fifth for a crisis, two tones that alternate for tracks, a thud, a long low chord. */
const SCORE: Readonly<Record<SoundName, readonly Note[]>> = {
  turn: [bell(523, 0), bell(659, 0.13)],
  crisis: [horn(147, 0), horn(110, 0.22)],
  warning: [0, 0.45, 0.9].flatMap((at) => [horn(440, at), horn(370, at + 0.22)]),
  impact: [thud(0, 0.5), thud(0.35, 0.3)],
  end: [98, 147, 196].map((pitch) => ({ pitch, at: 0, rings: 3.2, loud: 0.12, wave: 'sine' })),
}

/** Plays a sound into an audio node, from now. */
export function playSound(context: AudioContext, into: AudioNode, voice: SoundName): void {
  for (const note of SCORE[voice]) play(context, into, note)
}

function play(context: AudioContext, into: AudioNode, { pitch, at, rings, loud, wave, slidesTo }: Note): void {
  const start = context.currentTime + at
  const tone = new OscillatorNode(context, { type: wave, frequency: pitch })
  const loudness = new GainNode(context, { gain: 0 })
  loudness.gain.setValueAtTime(0, start)
  loudness.gain.linearRampToValueAtTime(loud, start + 0.015)
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + rings)
  if (slidesTo !== undefined) tone.frequency.exponentialRampToValueAtTime(slidesTo, start + rings)
  tone.connect(loudness).connect(into)
  tone.start(start)
  tone.stop(start + rings + 0.05)
}
