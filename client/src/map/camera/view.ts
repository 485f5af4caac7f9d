import { type Point, WORLD } from '../land/projection.ts'

/** How the world lies on the screen, in device pixels: screen = world × scale + offset. */
export interface View {
  readonly scale: number
  readonly left: number
  readonly top: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Closest look, as a multiple of the smallest. */
const CLOSEST = 14
/** The opening view may crop this much to fill the host instead of leaving bands. */
const CROP = 1.22

/** The scale at which the whole world just fits. */
export function wholeScale({ width, height }: Size): number {
  return Math.min(width / WORLD.width, height / WORLD.height)
}

/**
 * The opening view: the world fills the host if that crops little. On a narrow host it fills the height, with `home`
 * in the middle.
 */
export function openingView(size: Size, home: Point = [WORLD.width * 0.53, WORLD.height / 2]): View {
  const whole = wholeScale(size)
  const cover = Math.max(size.width / WORLD.width, size.height / WORLD.height)
  const narrow = size.width / size.height < 1
  const scale = narrow ? cover : Math.min(cover, whole * CROP)
  return centred(size, scale, narrow ? home : [WORLD.width * 0.49, WORLD.height / 2])
}

/** The view that shows the whole world. */
export function wholeView(size: Size): View {
  return centred(size, wholeScale(size), [WORLD.width / 2, WORLD.height / 2])
}

/** The view with a place of the world in the middle of the screen, as far as the edges allow. */
export function centred(size: Size, scale: number, [x, y]: Point): View {
  return clampView({ scale, left: size.width / 2 - x * scale, top: size.height / 2 - y * scale }, size)
}

/** Keeps the scale in its limits and the world on the screen: no edge is pulled inside, a small world is centred. */
export function clampView(view: View, size: Size): View {
  const whole = wholeScale(size)
  const scale = Math.min(whole * CLOSEST, Math.max(whole, view.scale))
  return {
    scale,
    left: clampEdge(view.left, size.width, WORLD.width * scale),
    top: clampEdge(view.top, size.height, WORLD.height * scale),
  }
}

function clampEdge(offset: number, screen: number, world: number): number {
  if (world <= screen) return (screen - world) / 2
  return Math.min(0, Math.max(screen - world, offset))
}

export function panBy(view: View, size: Size, dx: number, dy: number): View {
  return clampView({ ...view, left: view.left + dx, top: view.top + dy }, size)
}

/** Zooms by a factor; the place under the point stays under it. */
export function zoomAt(view: View, size: Size, factor: number, [x, y]: Point): View {
  const whole = wholeScale(size)
  const scale = Math.min(whole * CLOSEST, Math.max(whole, view.scale * factor))
  const ratio = scale / view.scale
  return clampView({ scale, left: x - (x - view.left) * ratio, top: y - (y - view.top) * ratio }, size)
}

export const toScreen = (view: View, [x, y]: Point): Point => [x * view.scale + view.left, y * view.scale + view.top]

export const toWorld = (view: View, [x, y]: Point): Point => [(x - view.left) / view.scale, (y - view.top) / view.scale]

/** Keeps the same place in the middle when the host changes its size. */
export function resizeView(view: View, before: Size, after: Size): View {
  const middle = toWorld(view, [before.width / 2, before.height / 2])
  const closeness = view.scale / wholeScale(before)
  return centred(after, closeness * wholeScale(after), middle)
}

/** A step between two views, for gliding: scale in proportion, so zooming feels even. */
export function mixViews(from: View, to: View, t: number): View {
  const scale = from.scale * (to.scale / from.scale) ** t
  const share = to.scale === from.scale ? t : (scale - from.scale) / (to.scale - from.scale)
  return {
    scale,
    left: from.left + (to.left - from.left) * share,
    top: from.top + (to.top - from.top) * share,
  }
}
