import type { GameObjects, Scene } from 'phaser'
import type { Size, View } from '../camera/view.ts'

/** A canvas that shows a part of the world: world × scale + offset = canvas pixel. */
export interface BufferArea extends View, Size {}

/**
 * A drawing of a part of the world, kept as a texture and moved with the view. It has two canvases: one is shown while
 * the other is painted, so a half-finished drawing is never seen.
 */
export interface TextureBuffer {
  /** A clean canvas to paint the next drawing on, of this size. */
  fresh(opening: BufferArea): CanvasRenderingContext2D
  /** Shows what was painted on the canvas given last. */
  turn(): void
  /** Lays the drawing where the view wants it. */
  place(view: View): void
  /** What is shown now. */
  shown(): BufferArea | undefined
  hide(): void
}

interface Side {
  readonly canvas: HTMLCanvasElement
  readonly pen: CanvasRenderingContext2D
  readonly key: string
  image: GameObjects.Image | undefined
  opening: BufferArea | undefined
}

let made = 0

function side(): Side {
  const canvas = document.createElement('canvas')
  made++
  // Kept in main memory: long coastlines are drawn faster there than by most graphics cards, and never stall one.
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  return { canvas, pen, key: `sheet-${made}`, image: undefined, opening: undefined }
}

/** Hands the canvas to Phaser: a new texture when the size changed, else new pixels. */
function upload(scene: Scene, { key, canvas }: Side): void {
  const known = scene.textures.exists(key) ? scene.textures.get(key) : undefined
  const source = known?.source[0]
  if (known && source && source.width === canvas.width && source.height === canvas.height) {
    source.update()
    return
  }
  if (known) scene.textures.remove(key)
  scene.textures
    .create(key, canvas as unknown as HTMLImageElement, canvas.width, canvas.height)
    ?.add('__BASE', 0, 0, 0, canvas.width, canvas.height)
}

export function createTextureBuffer(scene: Scene, depth: number): TextureBuffer {
  let [front, back] = [side(), side()]
  return {
    fresh(opening) {
      const { canvas, pen } = back
      // Setting the size empties the canvas and forgets clips and styles of a painting that was dropped half-way.
      canvas.width = opening.width
      canvas.height = opening.height
      back.opening = opening
      return pen
    },
    turn() {
      back.image?.destroy()
      upload(scene, back)
      back.image = scene.add.image(0, 0, back.key).setOrigin(0, 0).setDepth(depth)
      front.image?.setVisible(false)
      ;[front, back] = [back, front]
    },
    place(view) {
      const { image, opening } = front
      if (!image || !opening) return
      const ratio = view.scale / opening.scale
      const snug = Math.abs(ratio - 1) < 1e-6
      const x = view.left - opening.left * ratio
      const y = view.top - opening.top * ratio
      image.setScale(ratio).setPosition(snug ? Math.round(x) : x, snug ? Math.round(y) : y)
    },
    shown: () => (front.image?.visible ? front.opening : undefined),
    hide() {
      front.image?.setVisible(false)
    },
  }
}
