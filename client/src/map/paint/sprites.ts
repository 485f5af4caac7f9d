import { GameObjects, type Textures } from 'phaser'

/** Something small that is drawn once and kept as a texture. Sizes are in CSS pixels. */
export interface SpriteTexture {
  /** Says everything the drawing depends on: equal keys look the same. */
  readonly key: string
  readonly width: number
  readonly height: number
  draw(pen: CanvasRenderingContext2D): void
}

/**
 * Adds a canvas as a texture. Phaser's own `addCanvas` would read all pixels back from the canvas; `create` takes it as
 * the image it is.
 */
export function addCanvasTexture(textures: Textures.TextureManager, key: string, canvas: HTMLCanvasElement): void {
  const { width, height } = canvas
  textures.create(key, canvas as unknown as HTMLImageElement, width, height)?.add('__BASE', 0, 0, 0, width, height)
}

/** An image of a sprite texture in a layer, drawn for this density. Sprites with equal keys share their texture. */
export function addSprite(layer: GameObjects.Layer, texture: SpriteTexture, density: number): GameObjects.Image {
  const { textures } = layer.scene
  const key = `sprite-${texture.key}`
  if (!textures.exists(key)) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(texture.width * density)
    canvas.height = Math.ceil(texture.height * density)
    const pen = canvas.getContext('2d', { willReadFrequently: true })!
    pen.scale(density, density)
    texture.draw(pen)
    addCanvasTexture(textures, key, canvas)
  }
  const image = new GameObjects.Image(layer.scene, 0, 0, key).setOrigin(0, 0)
  layer.add(image)
  return image
}

/** Takes a sprite out of its layer, and its texture away if no other sprite of the layer shows it. */
export function removeSprite(layer: GameObjects.Layer, sprite: GameObjects.Image): void {
  const { key } = sprite.texture
  sprite.destroy()
  const shared = layer.getChildren().some((child) => child instanceof GameObjects.Image && child.texture.key === key)
  if (!shared) layer.scene.textures.remove(key)
}
