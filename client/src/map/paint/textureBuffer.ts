import { GameObjects, type Scene } from 'phaser'
import type { PaintArea } from './paintArea.ts'
import { addCanvasTexture } from './sprites.ts'

/**
 * A painted part of the world as a game object of a layer, at its place in the world. It has two canvases: one is shown
 * while the other is painted, so a half-finished picture is never seen.
 */
export interface TextureBuffer {
  /** A clean canvas to paint the next picture of this area on. */
  begin(area: PaintArea): CanvasRenderingContext2D
  /** Shows what was painted since `begin`, instead of what was shown before. */
  swap(): void
  hide(): void
}

interface BufferSide {
  readonly canvas: HTMLCanvasElement
  readonly pen: CanvasRenderingContext2D
  readonly key: string
  image: GameObjects.Image | undefined
  area: PaintArea | undefined
}

let sides = 0

function createSide(): BufferSide {
  const canvas = document.createElement('canvas')
  sides++
  // Kept in main memory: long coastlines are drawn faster there than by most graphics cards, and never stall one.
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  return { canvas, pen, key: `texture-buffer-${sides}`, image: undefined, area: undefined }
}

/** Hands the canvas to Phaser: a new texture when the size changed, else new pixels for the old one. */
function upload({ textures }: Scene, { key, canvas }: BufferSide): void {
  const known = textures.exists(key) ? textures.get(key) : undefined
  const source = known?.source[0]
  if (source && source.width === canvas.width && source.height === canvas.height) source.update()
  else {
    if (known) textures.remove(key)
    addCanvasTexture(textures, key, canvas)
  }
}

/** Creates an empty buffer in a layer. @param depth within the layer */
export function createTextureBuffer(layer: GameObjects.Layer, depth: number): TextureBuffer {
  let [front, back] = [createSide(), createSide()]
  return {
    begin(area) {
      const { canvas, pen } = back
      // Setting the size empties the canvas and resets clips and styles of a painting that was dropped half-way.
      canvas.width = area.width
      canvas.height = area.height
      back.area = area
      return pen
    },
    swap() {
      const { area, key } = back
      if (area === undefined) return
      back.image?.destroy()
      upload(layer.scene, back)
      back.image = new GameObjects.Image(layer.scene, -area.left / area.scale, -area.top / area.scale, key)
        .setOrigin(0, 0)
        .setScale(1 / area.scale)
        .setDepth(depth)
      layer.add(back.image)
      front.image?.setVisible(false)
      ;[front, back] = [back, front]
    },
    hide() {
      front.image?.setVisible(false)
    },
  }
}
