import { GameObjects } from 'phaser'
import type { Focus, MapFacts } from '../facts/mapFacts.ts'
import type { MapWorld } from '../mapWorld.ts'

/**
 * One layer of the map: a Phaser layer whose game objects stand in world units, so that the camera alone moves them. The
 * scene tells every layer what happened; a layer overrides what concerns it. A new layer is one file here and one line in
 * `index.ts`.
 *
 * What keeps its size on the screen (lines, labels, marks) is drawn in sizes of `pixel` and drawn anew in `onZoom`.
 */
export abstract class MapLayer extends GameObjects.Layer {
  readonly world: MapWorld
  /** Steps back while an exchange is played. */
  readonly recedes: boolean = false
  /** Says in words or signs what the map shows: it leaves while a scene lies over the map. */
  readonly speaks: boolean = false

  constructor(world: MapWorld) {
    super(world)
    this.world = world
  }

  /** One CSS pixel in world units at the camera's zoom. */
  get pixel(): number {
    return this.world.density / this.world.camera.zoom
  }

  /** The match changed, or the language. */
  showFacts(_facts: MapFacts): void {}

  /** Another land is chosen, or under the mouse. */
  showFocus(_focus: Focus): void {}

  /** The camera has another zoom. Called before a frame, at most once. */
  onZoom(): void {}

  /** The camera has been still for a moment: the time for what takes long or must be sharp. */
  onRest(): void {}
}
