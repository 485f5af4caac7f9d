import type { WorldCamera } from '../camera/WorldCamera.ts'

/** What keys mean, besides moving the camera. */
export interface KeyHandlers {
  /** Enter: chooses what lies in the middle. */
  enter(): void
  /** Escape. Returns true when there was something to end. */
  escape(): boolean
}

/** CSS pixels by which an arrow key moves the world. */
const STEP = 90
const ZOOM = 1.6

/**
 * Listens to keys while the map has the focus. Not by Phaser's keyboard: it empties its queue of events in the frames of
 * a running loop, and would handle old keys again while the loop sleeps; it also takes every key from the page that it
 * reads, whereas Escape must go on to the page when the map has nothing to end. Returns the function that stops it.
 */
export function listenToKeys(
  element: HTMLElement,
  camera: WorldCamera,
  density: number,
  handlers: KeyHandlers,
): () => void {
  const step = STEP * density
  const acts: Readonly<Record<string, () => unknown>> = {
    '+': () => camera.glideZoom(ZOOM),
    '=': () => camera.glideZoom(ZOOM),
    '-': () => camera.glideZoom(1 / ZOOM),
    _: () => camera.glideZoom(1 / ZOOM),
    '0': () => camera.glideToWhole(),
    Home: () => camera.glideToWhole(),
    ArrowLeft: () => camera.glidePush(step, 0),
    ArrowRight: () => camera.glidePush(-step, 0),
    ArrowUp: () => camera.glidePush(0, step),
    ArrowDown: () => camera.glidePush(0, -step),
    Enter: () => handlers.enter(),
    Escape: () => handlers.escape(),
  }
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return
    const act = acts[event.key]
    if (act === undefined || act() === false) return
    event.preventDefault()
    event.stopPropagation()
  }
  element.addEventListener('keydown', listen)
  return () => element.removeEventListener('keydown', listen)
}
