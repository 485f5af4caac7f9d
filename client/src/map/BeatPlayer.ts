import type { Tweens } from 'phaser'
import type { Beat, PlaybackStyle } from '../playback/beat.ts'

/** Milliseconds for which a still picture is shown. */
const STILL = 2000

/** Plays beats one after the other. Its clock is a tween of the scene, which keeps the map's loop awake. */
export class BeatPlayer {
  readonly #tweens: Tweens.TweenManager
  readonly #requestFrame: () => void
  #end: (() => void) | undefined
  #skipped = false

  /** @param requestFrame called when something is to be seen and the loop may be asleep */
  constructor(tweens: Tweens.TweenManager, requestFrame: () => void) {
    this.#tweens = tweens
    this.#requestFrame = requestFrame
  }

  /** Resolves when the last beat is over or all were skipped. Call it again only then. */
  async play(beats: readonly Beat[], style: PlaybackStyle): Promise<void> {
    this.#skipped = false
    for (const beat of beats) await this.#playOne(beat, style)
  }

  /** Goes to the end of all beats at once. */
  skip(): void {
    this.#skipped = true
    this.#end?.()
  }

  #playOne(beat: Beat, style: PlaybackStyle): Promise<void> {
    return new Promise((resolve) => {
      let clock: Tweens.Tween | undefined
      const end = () => {
        clock?.remove()
        this.#end = undefined
        beat.drawEnd()
        this.#requestFrame()
        resolve()
      }
      if (this.#skipped || beat.length === 0) end()
      else {
        this.#end = end
        clock = style === 'still' ? this.#showStill(beat, end) : this.#showMoving(beat, end)
        this.#requestFrame()
      }
    })
  }

  #showMoving(beat: Beat, end: () => void): Tweens.Tween {
    const { length } = beat
    const draw = (tween: Tweens.Tween) => beat.draw(tween.getValue() ?? length)
    beat.draw(0)
    return this.#tweens.addCounter({ from: 0, to: length, duration: length, onUpdate: draw, onComplete: end })
  }

  #showStill(beat: Beat, end: () => void): Tweens.Tween {
    beat.drawStill()
    return this.#tweens.addCounter({ duration: STILL, onComplete: end })
  }
}
