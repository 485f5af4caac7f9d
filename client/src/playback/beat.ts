/**
 * One moving picture on the map, as a function of time: so it can be skipped, sped up and stood still at any moment. What
 * it draws stays until the next beat, or what made it, takes it away.
 */
export interface Beat {
  /** Milliseconds. */
  readonly length: number
  /** Draws the moment this many milliseconds after the beginning. */
  draw(time: number): void
  /** Draws the one picture that stands for the whole beat, for players who want less motion. */
  drawStill(): void
  /** Draws what is left when it is over. */
  drawEnd(): void
}

/** With less motion every beat is a still picture. */
export type PlaybackStyle = 'moving' | 'still'
