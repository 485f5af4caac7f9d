import type { Camera } from './camera.ts'
import type { Point } from './projection.ts'

/** What a hand means. Points are in device pixels of the map. */
export interface GestureWishes {
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
  wishes: GestureWishes,
): () => void {
  const down = new Map<number, Point>()
  let travelled = 0
  let lastTap = { time: 0, at: [0, 0] as Point }

  const place = (event: { clientX: number; clientY: number }): Point => {
    const box = host.getBoundingClientRect()
    return [(event.clientX - box.left) * density, (event.clientY - box.top) * density]
  }

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (down.size === 0) travelled = 0
    down.set(event.pointerId, place(event))
    host.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    const at = place(event)
    const before = down.get(event.pointerId)
    if (before === undefined) {
      if (event.pointerType === 'mouse') wishes.hover(at)
      return
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
    down.set(event.pointerId, at)
    travelled += Math.hypot(at[0] - before[0], at[1] - before[1]) / density
    if (other) pinch(before, at, other)
    else if (travelled > TREMBLE) {
      camera.pan(at[0] - before[0], at[1] - before[1])
      wishes.hover(undefined)
    }
  }
  const pinch = (before: Point, at: Point, other: Point) => {
    const was = Math.hypot(before[0] - other[0], before[1] - other[1])
    const is = Math.hypot(at[0] - other[0], at[1] - other[1])
    const middle: Point = [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2]
    travelled += TREMBLE + 1
    camera.pan((at[0] - before[0]) / 2, (at[1] - before[1]) / 2)
    if (was > 8) camera.zoom(is / was, middle)
  }
  const onUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || down.size > 0) return
    if (event.type !== 'pointerup' || travelled > TREMBLE) return
    const at = place(event)
    const near = Math.hypot(at[0] - lastTap.at[0], at[1] - lastTap.at[1]) < 30 * density
    if (event.timeStamp - lastTap.time < DOUBLE && near) {
      lastTap = { time: 0, at }
      camera.glideZoom(2, at)
      return
    }
    lastTap = { time: event.timeStamp, at }
    wishes.tap(at, event.pointerType)
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 200 : 1
    const push = Math.max(-240, Math.min(240, event.deltaY * lines))
    const strength = event.ctrlKey ? 0.01 : 0.0016
    const step = Math.exp(-push * strength)
    if (Math.abs(push) >= 80 && !event.ctrlKey) camera.glideZoom(step, place(event))
    else camera.zoom(step, place(event))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== host) return
    const act = keyActs(camera, density, wishes)[event.key]
    if (act === undefined || act() === false) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onLeave = () => wishes.hover(undefined)
  const listeners = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onUp],
    ['pointerleave', onLeave],
    ['wheel', onWheel],
    ['keydown', onKey],
  ] as const
  for (const [name, listener] of listeners) host.addEventListener(name, listener as EventListener, { passive: false })
  return () => {
    for (const [name, listener] of listeners) host.removeEventListener(name, listener as EventListener)
  }
}

function keyActs(camera: Camera, density: number, wishes: GestureWishes): Record<string, () => unknown> {
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
