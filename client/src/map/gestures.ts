import type { Camera } from './camera.ts'
import type { Point } from './land/projection.ts'

/** What a hand means. Points are in device pixels of the map. */
export interface GestureHandlers {
  tap(at: Point, pointer: string): void
  hover(at: Point | undefined): void
  /** Enter on the map: whatever lies in the middle. */
  enter(): void
  /** Escape. Returns true when there was something to end. */
  escape(): boolean
}

/** A finger trembles this much, in CSS pixels, and still taps. */
const TREMBLE = 7
const DOUBLE = 300
const STEP = 90

/** Turns pointers, wheel and keys on the host into camera moves and wishes. Returns the undoing. */
export function listenToGestures(
  host: HTMLElement,
  camera: Camera,
  density: number,
  wishes: GestureHandlers,
): () => void {
  const hand = new Hand(host, camera, density, wishes)
  const listeners = [
    ['pointerdown', (event: PointerEvent) => hand.press(event)],
    ['pointermove', (event: PointerEvent) => hand.move(event)],
    ['pointerup', (event: PointerEvent) => hand.release(event)],
    ['pointercancel', (event: PointerEvent) => hand.release(event)],
    ['pointerleave', () => wishes.hover(undefined)],
    ['wheel', (event: WheelEvent) => hand.wheel(event)],
    ['keydown', (event: KeyboardEvent) => hand.key(event)],
  ] as const
  for (const [name, listener] of listeners) host.addEventListener(name, listener as EventListener, { passive: false })
  return () => {
    for (const [name, listener] of listeners) host.removeEventListener(name, listener as EventListener)
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** The hand over the map: which fingers are down, how far they have gone, when they last tapped. */
class Hand {
  readonly #host: HTMLElement
  readonly #camera: Camera
  readonly #density: number
  readonly #wishes: GestureHandlers
  readonly #down = new Map<number, Point>()
  #travelled = 0
  #lastTap = { time: 0, at: [0, 0] as Point }

  constructor(host: HTMLElement, camera: Camera, density: number, wishes: GestureHandlers) {
    this.#host = host
    this.#camera = camera
    this.#density = density
    this.#wishes = wishes
  }

  press(event: PointerEvent): void {
    if (event.button !== 0) return
    if (this.#down.size === 0) this.#travelled = 0
    this.#down.set(event.pointerId, this.#place(event))
    this.#host.setPointerCapture(event.pointerId)
  }

  move(event: PointerEvent): void {
    const at = this.#place(event)
    const before = this.#down.get(event.pointerId)
    if (before === undefined) {
      if (event.pointerType === 'mouse') this.#wishes.hover(at)
      return
    }
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1]
    this.#down.set(event.pointerId, at)
    this.#travelled += distance(at, before) / this.#density
    if (other) this.#pinch(before, at, other)
    else if (this.#travelled > TREMBLE) {
      this.#camera.pan(at[0] - before[0], at[1] - before[1])
      this.#wishes.hover(undefined)
    }
  }

  release(event: PointerEvent): void {
    if (!this.#down.delete(event.pointerId) || this.#down.size > 0) return
    if (event.type !== 'pointerup' || this.#travelled > TREMBLE) return
    const at = this.#place(event)
    const near = distance(at, this.#lastTap.at) < 30 * this.#density
    if (event.timeStamp - this.#lastTap.time < DOUBLE && near) {
      this.#lastTap = { time: 0, at }
      this.#camera.glideZoom(2, at)
      return
    }
    this.#lastTap = { time: event.timeStamp, at }
    this.#wishes.tap(at, event.pointerType)
  }

  wheel(event: WheelEvent): void {
    event.preventDefault()
    const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 200 : 1
    const push = Math.max(-240, Math.min(240, event.deltaY * lines))
    const strength = event.ctrlKey ? 0.01 : 0.0016
    const step = Math.exp(-push * strength)
    if (Math.abs(push) >= 80 && !event.ctrlKey) this.#camera.glideZoom(step, this.#place(event))
    else this.#camera.zoom(step, this.#place(event))
  }

  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.#host) return
    const act = keyActs(this.#camera, this.#density, this.#wishes)[event.key]
    if (act === undefined || act() === false) return
    event.preventDefault()
    event.stopPropagation()
  }

  #pinch(before: Point, at: Point, other: Point): void {
    const was = distance(before, other)
    const middle: Point = [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2]
    this.#travelled += TREMBLE + 1
    this.#camera.pan((at[0] - before[0]) / 2, (at[1] - before[1]) / 2)
    if (was > 8) this.#camera.zoom(distance(at, other) / was, middle)
  }

  #place(event: { clientX: number; clientY: number }): Point {
    const box = this.#host.getBoundingClientRect()
    return [(event.clientX - box.left) * this.#density, (event.clientY - box.top) * this.#density]
  }
}

function keyActs(camera: Camera, density: number, wishes: GestureHandlers): Record<string, () => unknown> {
  const step = STEP * density
  return {
    '+': () => camera.glideZoom(1.6),
    '=': () => camera.glideZoom(1.6),
    '-': () => camera.glideZoom(1 / 1.6),
    _: () => camera.glideZoom(1 / 1.6),
    '0': () => camera.showWhole(),
    Home: () => camera.showWhole(),
    ArrowLeft: () => camera.glidePan(step, 0),
    ArrowRight: () => camera.glidePan(-step, 0),
    ArrowUp: () => camera.glidePan(0, step),
    ArrowDown: () => camera.glidePan(0, -step),
    Enter: () => wishes.enter(),
    Escape: () => wishes.escape(),
  }
}
