import { BEDS, type Bed, type Mix } from './mix.ts'

/** Seconds in which a sound comes up or goes away; into silence it goes at once. */
const FADE = 1.2
const CUT = 0.05
const NOISE_SECONDS = 2

/** Loudness of each sound at its loudest. */
const LOUDEST: Readonly<Record<Bed, number>> = {
  room: 0.05,
  wind: 0.1,
  teletype: 0.05,
  geiger: 0.08,
  heart: 0.5,
  siren: 0.06,
  tinnitus: 0.02,
}

/** Strokes a second that come by chance, at the loudest. */
const STROKES = { teletype: 7, geiger: 9 } as const

/**
 * Synthesises what goes on in the room, by rule: a hum, wind, a teletype, a counter, a heart, a siren, ears that ring. Sounds that are not
 * heard have no nodes. Single strokes are laid ahead by `schedule`, so that it works in real time and ahead of it alike.
 */
export class SoundBus {
  readonly #context: BaseAudioContext
  readonly #out: AudioNode
  readonly #noise: AudioBuffer
  readonly #gains = new Map<Bed, GainNode>()
  readonly #stops = new Map<Bed, () => void>()
  #mix: Mix | undefined
  #strokesTill = { teletype: 0, geiger: 0, heart: 0 }

  constructor(context: BaseAudioContext, out: AudioNode) {
    this.#context = context
    this.#out = out
    this.#noise = noiseOf(context)
  }

  /** Goes over to a mix from now. */
  set(mix: Mix): void {
    const now = this.#context.currentTime
    const isCut = BEDS.every((bed) => bed === 'tinnitus' || mix.levels[bed] === 0)
    for (const bed of BEDS) {
      const level = mix.levels[bed] * LOUDEST[bed]
      const gain = level > 0 ? this.#gainOf(bed) : this.#gains.get(bed)
      gain?.gain.cancelScheduledValues(now)
      gain?.gain.setTargetAtTime(level, now, (isCut ? CUT : FADE) / 3)
      if (level === 0 && gain !== undefined) this.#retire(bed, gain, isCut ? CUT : FADE)
    }
    this.#mix = mix
  }

  /** Lays the strokes of teletype, counter and heart until a time of the context, in seconds. */
  schedule(until: number): void {
    const now = this.#context.currentTime
    const { levels, heartRate } = this.#mix ?? {}
    if (levels === undefined || heartRate === undefined) return
    for (const bed of ['teletype', 'geiger'] as const) {
      const rate = STROKES[bed] * levels[bed]
      let at = Math.max(this.#strokesTill[bed], now)
      // A chain of chance: the waits are exponential, as of a counter.
      while (rate > 0 && at < until) {
        this.#click(bed, at)
        at += -Math.log(1 - Math.random()) / rate
      }
      this.#strokesTill[bed] = at
    }
    let beat = Math.max(this.#strokesTill.heart, now)
    for (; levels.heart > 0 && beat < until; beat += 60 / heartRate) {
      this.#thump(beat, 1)
      this.#thump(beat + 0.22, 0.6)
    }
    this.#strokesTill.heart = beat
  }

  /** A distant impact: a low breath of noise that rolls away. @param loud 0–1 */
  boom(loud: number): void {
    const at = this.#context.currentTime
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noise, loop: true })
    const low = new BiquadFilterNode(this.#context, { type: 'lowpass', frequency: 190 })
    low.frequency.exponentialRampToValueAtTime(36, at + 2.4)
    const gain = new GainNode(this.#context, { gain: 0 })
    gain.gain.linearRampToValueAtTime(loud, at + 0.03)
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 2.6)
    source.connect(low).connect(gain).connect(this.#out)
    source.start(at, Math.random())
    source.stop(at + 2.7)
  }

  /** Ends everything that goes on. */
  stop(): void {
    for (const stop of this.#stops.values()) stop()
    this.#stops.clear()
    this.#gains.clear()
  }

  #gainOf(bed: Bed): GainNode {
    const known = this.#gains.get(bed)
    if (known !== undefined) return known
    const gain = new GainNode(this.#context, { gain: 0 })
    gain.connect(this.#out)
    this.#gains.set(bed, gain)
    this.#stops.set(bed, this.#start(bed, gain))
    return gain
  }

  /** A sound that has gone away lets its nodes go too. */
  #retire(bed: Bed, gain: GainNode, fade: number): void {
    const stop = this.#stops.get(bed)
    this.#gains.delete(bed)
    this.#stops.delete(bed)
    if (this.#context instanceof OfflineAudioContext) return
    setTimeout(() => {
      stop?.()
      gain.disconnect()
    }, 3000 * fade)
  }

  /** Starts what sounds without an end; returns what stops it. */
  #start(bed: Bed, into: AudioNode): () => void {
    if (bed === 'room') return this.#tones(into, 'triangle', 49, 98)
    if (bed === 'tinnitus') return this.#tones(into, 'sine', 6100)
    if (bed === 'wind') return this.#wind(into)
    return bed === 'siren' ? this.#siren(into) : () => undefined
  }

  #tones(into: AudioNode, type: OscillatorType, ...pitches: readonly number[]): () => void {
    const tones = pitches.map((frequency) => new OscillatorNode(this.#context, { type, frequency }))
    for (const tone of tones) {
      tone.connect(into)
      tone.start()
    }
    return () => {
      for (const tone of tones) tone.stop()
    }
  }

  /** Noise in a narrow band that slowly wanders. */
  #wind(into: AudioNode): () => void {
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noise, loop: true })
    const band = new BiquadFilterNode(this.#context, { type: 'bandpass', frequency: 420, Q: 1.4 })
    const stop = this.#sway(0.09, 220, band.frequency)
    source.connect(band).connect(into)
    source.start()
    return () => {
      stop()
      source.stop()
    }
  }

  /** One tone that rises and falls once in five seconds. */
  #siren(into: AudioNode): () => void {
    const tone = new OscillatorNode(this.#context, { type: 'triangle', frequency: 470 })
    const stop = this.#sway(0.2, 170, tone.frequency)
    tone.connect(into)
    tone.start()
    return () => {
      stop()
      tone.stop()
    }
  }

  /** Lets a value sway about itself. @param rate swings a second @param far to each side */
  #sway(rate: number, far: number, what: AudioParam): () => void {
    const swing = new OscillatorNode(this.#context, { frequency: rate })
    const reach = new GainNode(this.#context, { gain: far })
    swing.connect(reach).connect(what)
    swing.start()
    return () => swing.stop()
  }

  #click(bed: 'teletype' | 'geiger', at: number): void {
    const [pitch, rings] = bed === 'geiger' ? [2600, 0.004] : [1500, 0.02]
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noise })
    const band = new BiquadFilterNode(this.#context, { type: 'bandpass', frequency: pitch, Q: 3 })
    source.connect(band).connect(this.#gainOf(bed))
    source.start(at, Math.random(), rings)
  }

  #thump(at: number, loud: number): void {
    const tone = new OscillatorNode(this.#context, { frequency: 62 })
    const gain = new GainNode(this.#context, { gain: 0 })
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(loud, at + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.001, at + 0.17)
    tone.frequency.setValueAtTime(62, at)
    tone.frequency.exponentialRampToValueAtTime(38, at + 0.16)
    tone.connect(gain).connect(this.#gainOf('heart'))
    tone.start(at)
    tone.stop(at + 0.18)
  }
}

/** White noise to loop. */
function noiseOf(context: BaseAudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, NOISE_SECONDS * context.sampleRate, context.sampleRate)
  const samples = buffer.getChannelData(0)
  for (let n = 0; n < samples.length; n++) samples[n] = 2 * Math.random() - 1
  return buffer
}
