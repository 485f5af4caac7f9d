import type { Scene } from 'phaser'
import type { WorldCamera } from './camera/WorldCamera.ts'
import type { Atlas } from './land/atlas.ts'
import type { LandRegistry } from './land/landRegistry.ts'

/** What layers, pointers and the minimap see of the scene they are in. */
export interface MapWorld extends Scene {
  /** Device pixels to a CSS pixel. */
  readonly density: number
  /** The font family of labels, as CSS names it. */
  readonly font: string
  readonly atlas: Atlas
  readonly lands: LandRegistry
  readonly camera: WorldCamera
  /** Asks for a frame. Call it after every change that is to be seen, and after adding a tween. */
  requestFrame(): void
}
