import type { GameObjects, Scene } from 'phaser'

/** Something small drawn once and kept as a texture. Sizes are in CSS pixels. */
export interface SpriteTexture {
  /** Says everything the drawing depends on: equal keys look the same. */
  readonly key: string
  readonly width: number
  readonly height: number
  draw(pen: CanvasRenderingContext2D): void
}

/** An image of a face, sharp at this density. Faces with equal keys share their texture. */
export function placeSprite(scene: Scene, face: SpriteTexture, density: number): GameObjects.Image {
  const key = `stamp-${face.key}`
  if (!scene.textures.exists(key)) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(face.width * density)
    canvas.height = Math.ceil(face.height * density)
    const pen = canvas.getContext('2d', { willReadFrequently: true })!
    pen.scale(density, density)
    face.draw(pen)
    const texture = scene.textures.create(key, canvas as unknown as HTMLImageElement, canvas.width, canvas.height)
    texture?.add('__BASE', 0, 0, 0, canvas.width, canvas.height)
  }
  return scene.add.image(0, 0, key).setOrigin(0, 0)
}

/** Takes an image away, and its texture if nobody else shows it. */
export function removeSprite(scene: Scene, image: GameObjects.Image): void {
  const key = image.texture.key
  image.destroy()
  const shared = scene.children.list.some(
    (child) => 'texture' in child && (child as GameObjects.Image).texture.key === key,
  )
  if (!shared) scene.textures.remove(key)
}
