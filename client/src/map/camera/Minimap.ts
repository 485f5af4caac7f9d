import { type Cameras, GameObjects } from 'phaser'
import { COLOURS, hexNumber, type PowerLook } from '../../theme/tokens.ts'
import { type PaintedLand, paintPlanKey } from '../facts/plan.ts'
import { type Point, WORLD } from '../land/projection.ts'
import type { MapWorld } from '../mapWorld.ts'
import { addCanvasTexture } from '../paint/sprites.ts'
import { withOpacity } from '../paint/tones.ts'
import { wholeZoom } from './view.ts'

/** CSS pixels: the width of the world, the border around it, and the distance from the corner of the map. */
const WIDTH = 148
const HEIGHT = Math.round((WIDTH * WORLD.height) / WORLD.width)
const BORDER = 1
const LEFT = 10
/** On a wide map cards lie in that corner: there it stands at the other side, beside the zoom keys. */
const RIGHT = 58
const BOTTOM = 12
/** What lies over the lower edge of the map says its height, in CSS pixels, by this property of the page. */
const COVERED = '--covered'
const RADIUS = 6
/** As long as nearly the whole world is on the screen the corner stays empty: a share of the smallest zoom. */
const PART = 1.25
const TEXTURE = 'minimap'
const AMBER = hexNumber(COLOURS.estimate)

/**
 * The whole world in a corner while the map shows a part of it: a second camera over the same world, which sees only its
 * own layer, with the lands in plain colours and a frame around what the main camera shows. A press on it goes there.
 *
 * It is a picture to point at and says nothing to who cannot see it; keys and lists do the same.
 */
export class Minimap {
  readonly camera: Cameras.Scene2D.Camera
  readonly layer: GameObjects.Layer
  readonly #world: MapWorld
  readonly #frame: GameObjects.Graphics
  #picture: GameObjects.Image | undefined
  #painted = ''
  /** Something over the map needs the room. */
  #hidden = false

  constructor(world: MapWorld) {
    this.#world = world
    const { density } = world
    this.camera = world.cameras
      .add(0, 0, Math.round((WIDTH + 2 * BORDER) * density), Math.round((HEIGHT + 2 * BORDER) * density))
      .setName('minimap')
      .setZoom((WIDTH * density) / WORLD.width)
      .centerOn(WORLD.width / 2, WORLD.height / 2)
    this.layer = world.add.layer()
    this.#frame = world.make.graphics({}, false).setDepth(1)
    const zone = new GameObjects.Zone(world, WORLD.width / 2, WORLD.height / 2, WORLD.width, WORLD.height)
    this.layer.add([zone, this.#frame])
    zone.setInteractive({ useHandCursor: true })
    zone.on('pointerdown', (_pointer: unknown, x: number, y: number) => world.camera.glideToPlace([x, y]))
    this.follow()
  }

  showPlan(plan: readonly PaintedLand[]): void {
    const wanted = paintPlanKey(plan)
    if (wanted === this.#painted) return
    this.#painted = wanted
    const { textures } = this.#world
    this.#picture?.destroy()
    if (textures.exists(TEXTURE)) textures.remove(TEXTURE)
    addCanvasTexture(textures, TEXTURE, this.#paint(plan))
    this.#picture = new GameObjects.Image(this.#world, WORLD.width / 2, WORLD.height / 2, TEXTURE)
    this.layer.add(this.#picture.setScale(1 / this.camera.zoom))
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden
    this.follow()
  }

  /** Frames what the main camera shows. Call it when that has moved or changed its size. */
  follow(): void {
    const { camera: main, density } = this.#world
    const { camera } = this
    const isWide = main.width > main.height
    // Cards and keys change sides with the direction of the page.
    const isLeft = isWide === (document.documentElement.dir === 'rtl')
    const inset = (isWide ? RIGHT : LEFT) * density
    camera.setPosition(
      Math.round(isLeft ? inset : main.width - camera.width - inset),
      Math.round(main.height - camera.height - (BOTTOM + this.#covered()) * density),
    )
    camera.setVisible(!this.#hidden && main.zoom >= wholeZoom(main) * PART)
    const [left, top] = inWorld(main.placeAt([0, 0]))
    const [right, bottom] = inWorld(main.placeAt([main.width, main.height]))
    const pixel = density / camera.zoom
    const half = 0.75 * pixel
    this.#frame.clear()
    this.#frame.lineStyle(1.5 * pixel, AMBER, 1)
    this.#frame.strokeRect(left + half, top + half, right - left - 2 * half, bottom - top - 2 * half)
  }

  #covered(): number {
    return Number.parseFloat(getComputedStyle(this.#world.game.canvas).getPropertyValue(COVERED)) || 0
  }

  /** Lands in plain colours: patterns would be dirt at this size. */
  #paint(plan: readonly PaintedLand[]): HTMLCanvasElement {
    const canvas = document.createElement('canvas')
    canvas.width = this.camera.width
    canvas.height = this.camera.height
    const pen = canvas.getContext('2d', { willReadFrequently: true })!
    pen.scale(this.#world.density, this.#world.density)
    pen.beginPath()
    pen.roundRect(BORDER / 2, BORDER / 2, WIDTH + BORDER, HEIGHT + BORDER, RADIUS)
    pen.fillStyle = withOpacity(COLOURS.ground, 0.86)
    pen.fill()
    pen.save()
    pen.clip()
    pen.translate(BORDER, BORDER)
    pen.scale(WIDTH / WORLD.width, WIDTH / WORLD.width)
    pen.globalAlpha = 0.75
    const owners = new Map(plan.flatMap((land) => land.territories.map((id) => [id, land] as const)))
    for (const { id, path } of this.#world.atlas.territories) {
      const land = owners.get(id)
      pen.fillStyle = colourOf(land?.kind === 'power' ? land.look : undefined)
      pen.fill(path)
    }
    pen.restore()
    pen.lineWidth = BORDER
    pen.strokeStyle = COLOURS.lineStrong
    pen.stroke()
    return canvas
  }
}

const colourOf = (look: PowerLook | undefined): string => look?.colour ?? COLOURS.lineStrong

const inWorld = ([x, y]: Point): Point => [
  Math.min(WORLD.width, Math.max(0, x)),
  Math.min(WORLD.height, Math.max(0, y)),
]
