import { GameObjects, Input } from 'phaser'
import type { Point } from '../land/projection.ts'
import type { MapWorld } from '../mapWorld.ts'

/** What a hand means, besides moving the camera. Points are in device pixels of the screen. */
export interface PointerHandlers {
  /** @param reach how far from the point a land may still be meant, in CSS pixels */
  tap(point: Point, reach: number): void
  /** The mouse is over a point, or has left the map. Returns true if a tap there would choose something. */
  hover(point: Point | undefined): boolean
}

/** A finger trembles this much, in CSS pixels, and still taps. */
const TREMBLE = 7
/** Milliseconds and CSS pixels between the two taps of a double tap. */
const DOUBLE = { time: 300, distance: 30 }
/** How near a pointer of a kind must come to a shore, in CSS pixels. */
const REACH: Readonly<Record<string, number>> = { mouse: 3, pen: 8, touch: 14 }

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/**
 * Pans, zooms and taps. Phaser's pointers do the listening: one interactive zone lies under all layers and takes what no
 * game object above it takes, so a layer can have interactive sprites of its own. Which pointers are down is noted here,
 * because Phaser knows neither pinches nor double taps.
 */
export class MapPointers {
  /** What takes the pointers; for the main camera only. */
  readonly zone: GameObjects.Zone
  readonly #world: MapWorld
  readonly #handlers: PointerHandlers
  /** Pointers that went down on the world, and where each was last. */
  readonly #down = new Map<number, Point>()
  #travelled = 0
  #lastTap = { time: 0, point: [0, 0] as Point }
  /** `mouse`, `pen` or `touch`. */
  #kind = 'mouse'

  constructor(world: MapWorld, handlers: PointerHandlers) {
    this.#world = world
    this.#handlers = handlers
    this.zone = world.add.existing(new GameObjects.Zone(world, 0, 0, 1, 1))
    // The sea does not end where the world does: the zone is everywhere.
    this.zone.setInteractive({}, () => true)
    this.zone.on(Input.Events.GAMEOBJECT_POINTER_DOWN, (pointer: Input.Pointer) => this.#press(pointer))
    this.zone.on(Input.Events.GAMEOBJECT_POINTER_WHEEL, (pointer: Input.Pointer) => this.#wheel(pointer))
    world.input.on(Input.Events.POINTER_MOVE, (pointer: Input.Pointer, over: unknown[]) => this.#move(pointer, over))
    world.input.on(Input.Events.POINTER_UP, (pointer: Input.Pointer) => this.#release(pointer))
    world.input.on(Input.Events.GAME_OUT, () => this.#hover(undefined))
    world.input.setDefaultCursor('grab')
    this.#listenToDom()
  }

  /**
   * What Phaser's pointers leave to the DOM: the kind of pointer (it knows no pens), the capture that lets a drag go on
   * beyond the edge of the map, the focus of the keys' element after a touch, and where the canvas now lies in the page.
   */
  #listenToDom(): void {
    const { canvas } = this.#world.game
    canvas.addEventListener('pointerdown', ({ pointerType, pointerId }) => {
      this.#kind = pointerType
      canvas.setPointerCapture(pointerId)
      canvas.parentElement?.focus({ preventScroll: true })
    })
    canvas.addEventListener('pointerenter', () => this.#world.scale.updateBounds())
  }

  #press(pointer: Input.Pointer): void {
    if (!pointer.primaryDown) return
    if (this.#down.size === 0) this.#travelled = 0
    this.#down.set(pointer.id, [pointer.x, pointer.y])
    this.#markPressed()
  }

  #move(pointer: Input.Pointer, over: readonly unknown[]): void {
    const point: Point = [pointer.x, pointer.y]
    const before = this.#down.get(pointer.id)
    if (before && !pointer.noButtonDown()) this.#drag(pointer.id, before, point)
    else {
      // A button may be let go where no event can tell: in another window, or under a dialog.
      if (this.#down.delete(pointer.id)) this.#markPressed()
      if (!pointer.wasTouch) this.#hover(over[0] === this.zone ? point : undefined)
    }
  }

  /** Phaser leaves out the moves of a finger over other elements; while the map is pressed its buttons let it through. */
  #markPressed(): void {
    this.#world.game.canvas.parentElement?.classList.toggle('pressed', this.#down.size > 0)
  }

  #hover(point: Point | undefined): void {
    this.#world.input.setDefaultCursor(this.#handlers.hover(point) ? 'pointer' : 'grab')
  }

  #drag(id: number, before: Point, point: Point): void {
    const { camera, density, input } = this.#world
    const other = [...this.#down].find(([otherId]) => otherId !== id)?.[1]
    this.#down.set(id, point)
    this.#travelled += distance(point, before) / density
    if (other) this.#pinch(before, point, other)
    else if (this.#travelled > TREMBLE) {
      camera.push(point[0] - before[0], point[1] - before[1])
      this.#handlers.hover(undefined)
      input.setDefaultCursor('grabbing')
    }
  }

  #pinch(before: Point, point: Point, other: Point): void {
    const { camera } = this.#world
    const was = distance(before, other)
    this.#travelled += TREMBLE + 1
    camera.push((point[0] - before[0]) / 2, (point[1] - before[1]) / 2)
    const middle: Point = [(point[0] + other[0]) / 2, (point[1] + other[1]) / 2]
    if (was > 8) camera.zoomBy(distance(point, other) / was, middle)
  }

  #release(pointer: Input.Pointer): void {
    if (!this.#down.delete(pointer.id)) return
    this.#markPressed()
    if (this.#down.size > 0) return
    this.#world.input.setDefaultCursor('grab')
    if (pointer.wasCanceled || this.#travelled > TREMBLE) return
    const { camera, density } = this.#world
    const point: Point = [pointer.x, pointer.y]
    const near = distance(point, this.#lastTap.point) < DOUBLE.distance * density
    const twice = near && pointer.upTime - this.#lastTap.time < DOUBLE.time
    this.#lastTap = { time: twice ? 0 : pointer.upTime, point }
    if (twice) camera.glideZoom(2, point)
    else this.#handlers.tap(point, REACH[this.#kind] ?? 3)
  }

  #wheel(pointer: Input.Pointer): void {
    const { deltaY, deltaMode, ctrlKey } = pointer.event as WheelEvent
    const lines = deltaMode === 1 ? 16 : deltaMode === 2 ? 200 : 1
    const push = Math.max(-240, Math.min(240, deltaY * lines))
    const step = Math.exp(-push * (ctrlKey ? 0.01 : 0.0016))
    const point: Point = [pointer.x, pointer.y]
    if (Math.abs(push) >= 80 && !ctrlKey) this.#world.camera.glideZoom(step, point)
    else this.#world.camera.zoomBy(step, point)
  }
}
