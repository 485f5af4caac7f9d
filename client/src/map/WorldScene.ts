import { Scale, Scene, Scenes } from 'phaser'
import { Minimap } from './camera/Minimap.ts'
import type { Size, View } from './camera/view.ts'
import { WorldCamera, type WorldCameraOptions } from './camera/WorldCamera.ts'
import type { Focus, MapFacts } from './facts/mapFacts.ts'
import { createIdleLoop, type IdleLoop } from './idleLoop.ts'
import { MapPointers, type PointerHandlers } from './input/pointers.ts'
import type { Atlas } from './land/atlas.ts'
import { LandRegistry } from './land/landRegistry.ts'
import type { LandPicker } from './land/picking.ts'
import type { Point } from './land/projection.ts'
import { LAYERS } from './layers/index.ts'
import type { MapLayer } from './layers/MapLayer.ts'
import type { MapWorld } from './mapWorld.ts'

/** What the preload scene hands over. */
export interface WorldSources {
  readonly atlas: Atlas
  readonly picker: LandPicker
}

/** What the world scene is created with. */
export interface WorldSceneOptions {
  /** See `MapWorld`. */
  readonly density: number
  readonly font: string
  /** The viewer's own capital, if any. */
  readonly home: Point | undefined
  /** See `WorldCameraOptions`; margins in CSS pixels. */
  readonly theatre?: WorldCameraOptions['theatre']
  /** The player wants less motion. */
  readonly isCalm: () => boolean
  readonly pointers: PointerHandlers
  /** The camera looks elsewhere, or lands have other owners; called before the frame that shows it. */
  readonly onSight: () => void
  readonly onCreated: (world: WorldScene) => void
  /** The world could not be drawn: there will be no map. */
  readonly onFailed: (problem: unknown) => void
}

/** Milliseconds without a move after which the camera is at rest. */
const REST = 110
/** How strongly receding layers show while an exchange is played. */
const RECEDED = 0.15

/** What lies over the map: keys that need its corner, or a scene with its own words. */
export type MapCover = 'nothing' | 'keys' | 'scene'

/**
 * The map: layers in world units, a camera over them, and a minimap. It knows nothing of the store: a `StoreLink` tells
 * it what to show.
 */
export class WorldScene extends Scene implements MapWorld {
  static readonly KEY = 'world'
  readonly density: number
  readonly font: string
  readonly #options: WorldSceneOptions
  atlas!: Atlas
  lands!: LandRegistry
  camera!: WorldCamera
  #layers: readonly MapLayer[] = []
  #minimap!: Minimap
  #isPlaying = false
  #cover: MapCover = 'nothing'
  #loop!: IdleLoop
  /** What the last frame showed. */
  #shown!: View
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(options: WorldSceneOptions) {
    super(WorldScene.KEY)
    this.#options = options
    this.density = options.density
    this.font = options.font
  }

  init({ atlas, picker }: WorldSources): void {
    this.atlas = atlas
    this.lands = new LandRegistry(atlas, picker)
  }

  create(): void {
    const { onCreated, onFailed } = this.#options
    try {
      this.#build()
      onCreated(this)
    } catch (problem) {
      onFailed(problem)
    }
  }

  /** Called before every frame; the camera may have been moved by hands or by a tween. */
  override update(): void {
    const { view } = this.camera
    if (view === this.#shown) return
    if (view.zoom !== this.#shown.zoom) for (const layer of this.#layers) layer.onZoom()
    this.#shown = view
    this.#options.onSight()
    this.#minimap.follow()
    clearTimeout(this.#rest)
    // Not a timer of Phaser's, which would stand still with the loop.
    this.#rest = setTimeout(() => this.#settle(), REST)
  }

  /** The layer of this class. */
  layer<Layer extends MapLayer>(kind: new (world: MapWorld) => Layer): Layer {
    const found = this.#layers.find((layer) => layer instanceof kind)
    if (found === undefined) throw new Error(`${kind.name} is not in the list of layers`)
    return found as Layer
  }

  requestFrame(): void {
    this.#loop.requestFrame()
  }

  showFacts(facts: MapFacts): void {
    this.lands.read(facts.view)
    for (const layer of this.#layers) layer.showFacts(facts)
    this.#minimap.showPlan(facts.plan)
    this.#options.onSight()
    this.requestFrame()
  }

  showFocus(focus: Focus): void {
    for (const layer of this.#layers) layer.showFocus(focus)
  }

  /** While an exchange is played, what is less grave steps back. */
  setPlaying(playing: boolean): void {
    this.#isPlaying = playing
    for (const layer of this.#layers) if (layer.recedes) layer.setAlpha(playing ? RECEDED : 1)
    this.#makeRoom()
  }

  /** What lies over the map: keys leave it its names, a scene does not. */
  setCover(cover: MapCover): void {
    this.#cover = cover
    this.#makeRoom()
  }

  #makeRoom(): void {
    for (const layer of this.#layers) if (layer.speaks) layer.setVisible(this.#cover !== 'scene')
    this.#minimap.setHidden(this.#isPlaying || this.#cover !== 'nothing')
    this.requestFrame()
  }

  #build(): void {
    const { pointers } = this.#options
    this.#loop = createIdleLoop(this.game, this)
    this.camera = this.#replaceMainCamera()
    this.#shown = this.camera.view
    const { zone } = new MapPointers(this, pointers)
    this.#layers = LAYERS.map((Layer) => this.add.existing(new Layer(this)))
    this.#minimap = new Minimap(this)
    this.camera.ignore(this.#minimap.layer)
    this.#minimap.camera.ignore([zone, ...this.#layers])
    this.scale.on(Scale.Events.RESIZE, this.#resize, this)
    this.events.once(Scenes.Events.DESTROY, this.#destroy, this)
  }

  #replaceMainCamera(): WorldCamera {
    const { home, theatre, isCalm } = this.#options
    const onMove = () => this.requestFrame()
    const camera = new WorldCamera(this, { home, theatre: theatre && this.#inPixels(theatre), isCalm, onMove })
    this.cameras.remove(this.cameras.main)
    this.cameras.addExisting(camera, true)
    return camera
  }

  /** The same theatre with margins in device pixels. */
  #inPixels({ box, margins }: NonNullable<WorldSceneOptions['theatre']>): WorldCameraOptions['theatre'] {
    const { top, right, bottom, left } = margins
    const { density } = this
    return {
      box,
      margins: { top: top * density, right: right * density, bottom: bottom * density, left: left * density },
    }
  }

  /** The camera is at rest: painted layers are painted anew, exactly for the pixels of this view. */
  #settle(): void {
    this.camera.snap()
    this.#shown = this.camera.view
    this.#options.onSight()
    for (const layer of this.#layers) layer.onRest()
  }

  #resize(_game: Size, _base: Size, _display: Size, width: number, height: number): void {
    this.camera.resizedFrom({ width, height })
  }

  #destroy(): void {
    clearTimeout(this.#rest)
    this.#loop.destroy()
    this.scale.off(Scale.Events.RESIZE, this.#resize, this)
  }
}
