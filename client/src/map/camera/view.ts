import { type Point, WORLD } from '../land/projection.ts'
import type { WorldBox } from './theatre.ts'

/** What a camera looks at: the place of the world in the middle of the screen, and device pixels to a world unit. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** In device pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Closest look, as a multiple of the smallest zoom. */
const CLOSEST = 14

/** The zoom at which the whole world just fits. */
export function wholeZoom({ width, height }: Size): number {
  return Math.min(width / WORLD.width, height / WORLD.height)
}

/** The opening view: the world fills the screen, edge to edge. On a narrow screen `home` is in the middle. */
export function openingView(size: Size, [homeX, homeY]: Point = [WORLD.width * 0.53, WORLD.height / 2]): View {
  const cover = Math.max(size.width / WORLD.width, size.height / WORLD.height)
  if (size.width < size.height) return clampView({ x: homeX, y: homeY, zoom: cover }, size)
  return clampView({ x: WORLD.width * 0.49, y: WORLD.height / 2, zoom: cover }, size)
}

/** What lies over the edges of the map, in device pixels. */
export interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Room around a theatre, as a share of its width and height on each side. */
const AROUND_THEATRE = 0.14

/** The view that shows this part of the world between what lies over the edges; undefined where the opening view is as near. */
export function theatreView(size: Size, box: WorldBox, margins: Margins): View | undefined {
  const [width, height] = [box.right - box.left, box.bottom - box.top].map((side) => side * (1 + 2 * AROUND_THEATRE))
  const clear = { width: size.width - margins.left - margins.right, height: size.height - margins.top - margins.bottom }
  const zoom = clampZoom(Math.min(clear.width / width!, clear.height / height!), size)
  if (zoom <= Math.max(size.width / WORLD.width, size.height / WORLD.height)) return undefined
  const x = (box.left + box.right) / 2 + (margins.right - margins.left) / 2 / zoom
  const y = (box.top + box.bottom) / 2 + (margins.bottom - margins.top) / 2 / zoom
  return clampView({ x, y, zoom }, size)
}

/** The view that shows the whole world. */
export function wholeView(size: Size): View {
  return { x: WORLD.width / 2, y: WORLD.height / 2, zoom: wholeZoom(size) }
}

/** Keeps the zoom in its limits and the world on the screen: no edge is pulled inside, a small world is centred. */
export function clampView({ x, y, zoom }: View, size: Size): View {
  const within = clampZoom(zoom, size)
  return {
    x: clampMiddle(x, size.width / within, WORLD.width),
    y: clampMiddle(y, size.height / within, WORLD.height),
    zoom: within,
  }
}

function clampZoom(zoom: number, size: Size): number {
  const whole = wholeZoom(size)
  return Math.min(whole * CLOSEST, Math.max(whole, zoom))
}

/** Along one axis, in world units: the middle of a screen that shows the length `seen` of a world of the length `all`. */
function clampMiddle(middle: number, seen: number, all: number): number {
  return seen >= all ? all / 2 : Math.min(all - seen / 2, Math.max(seen / 2, middle))
}

/** The view after the world was pushed by a distance in device pixels. */
export function panBy({ x, y, zoom }: View, size: Size, dx: number, dy: number): View {
  return clampView({ x: x - dx / zoom, y: y - dy / zoom, zoom }, size)
}

/** Zooms by a factor; the place under a point of the screen stays under it. */
export function zoomAt(view: View, size: Size, factor: number, point: Point): View {
  const zoom = clampZoom(view.zoom * factor, size)
  const [x, y] = toWorld(view, size, point)
  const ratio = view.zoom / zoom
  return clampView({ x: x + (view.x - x) * ratio, y: y + (view.y - y) * ratio, zoom }, size)
}

/** Where a place of the world stands on the screen, in device pixels. */
export const toScreen = (view: View, { width, height }: Size, [x, y]: Point): Point => [
  (x - view.x) * view.zoom + width / 2,
  (y - view.y) * view.zoom + height / 2,
]

/** The place of the world under a point of the screen. */
export const toWorld = (view: View, { width, height }: Size, [x, y]: Point): Point => [
  view.x + (x - width / 2) / view.zoom,
  view.y + (y - height / 2) / view.zoom,
]

/** Keeps the same place in the middle, and as close, when the screen changes its size. */
export function resizeView({ x, y, zoom }: View, before: Size, after: Size): View {
  return clampView({ x, y, zoom: (zoom / wholeZoom(before)) * wholeZoom(after) }, after)
}

/**
 * A step of a glide between two views, t from 0 to 1. The zoom changes in proportion, so that zooming feels even, and
 * the middle with it, so that the place both views show at one point of the screen stays at that point.
 */
export function mixViews(from: View, to: View, t: number): View {
  if (t >= 1) return to
  const zoom = from.zoom * (to.zoom / from.zoom) ** t
  const share = to.zoom === from.zoom ? t : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, zoom }
}

/** The nearest view whose world begins at a whole device pixel: what was painted for it is not blurred by half pixels. */
export function snapView({ x, y, zoom }: View, { width, height }: Size): View {
  const left = Math.round(width / 2 - x * zoom)
  const top = Math.round(height / 2 - y * zoom)
  return { x: (width / 2 - left) / zoom, y: (height / 2 - top) / zoom, zoom }
}
