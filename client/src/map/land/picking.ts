import type { TerritoryId } from '#shared/ids'
import type { Sliced } from '../paint/slicedTask.ts'
import type { Atlas, Territory } from './atlas.ts'
import { pickColour, pickIndex } from './pickCode.ts'
import { type Point, WORLD } from './projection.ts'

/**
 * Finds what lies under a place of the world: a hidden canvas holds one colour per territory. Hit areas of Phaser's would
 * test a place against two hundred outlines, know no nearest one for a fingertip, and could not be asked apart from a
 * pointer, as launch sites and targets must.
 */
export interface LandPicker {
  /** The territory at a place, or the nearest within `reach` world units. */
  at(place: Point, reach: number): TerritoryId | undefined
  /** Draws the hidden canvas; nothing is found before it is done. */
  paint(): Sliced
}

/** Creates the picker of an atlas. */
export function createLandPicker(atlas: Atlas): LandPicker {
  const canvas = document.createElement('canvas')
  canvas.width = WORLD.width
  canvas.height = WORLD.height
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  const { territories } = atlas

  const around = (place: Point, radius: number): readonly Territory[] => {
    const side = 2 * radius + 1
    const { data } = pen.getImageData(Math.round(place[0]) - radius, Math.round(place[1]) - radius, side, side)
    const found = new Set<Territory>()
    for (let k = 0; k < data.length; k += 4) {
      const index = pickIndex(data[k] ?? 0, data[k + 1] ?? 0, data[k + 2] ?? 0, data[k + 3] ?? 0)
      const territory = index === undefined ? undefined : territories[index]
      if (territory) found.add(territory)
    }
    return [...found]
  }

  return {
    at(place, reach) {
      const close = around(place, 1)
      const exact = close.find(({ path }) => pen.isPointInPath(path, place[0], place[1]))
      if (exact) return exact.id
      for (let radius = 1; radius <= Math.min(24, Math.ceil(reach)); radius++) {
        const [first] = around(place, radius)
        if (first) return first.id
      }
      return undefined
    },
    *paint() {
      for (const [index, { path }] of territories.entries()) {
        pen.fillStyle = pickColour(index)
        pen.fill(path)
        yield
      }
    },
  }
}
