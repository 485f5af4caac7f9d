import type { Size, View } from '../camera/view.ts'

/** A canvas that shows a part of the world: canvas pixel = world × scale + offset. */
export interface PaintArea extends Size {
  /** Canvas pixels to a world unit. */
  readonly scale: number
  readonly left: number
  readonly top: number
}

/**
 * The area of a canvas that is as fine as the screen and shows what it shows, and more on each side by a share of the
 * screen. Its pixels are those of the screen if the view is at whole pixels.
 */
export function visibleArea({ x, y, zoom }: View, { width, height }: Size, margin: number): PaintArea {
  const [besideX, besideY] = [Math.ceil(width * margin), Math.ceil(height * margin)]
  return {
    scale: zoom,
    left: Math.round(width / 2 - x * zoom) + besideX,
    top: Math.round(height / 2 - y * zoom) + besideY,
    width: width + 2 * besideX,
    height: height + 2 * besideY,
  }
}
