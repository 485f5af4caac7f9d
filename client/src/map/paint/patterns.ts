import type { PowerLook } from '../../theme/tokens.ts'

type Pen = CanvasRenderingContext2D

/** Side of a pattern's tile in tile pixels. */
export const TILE = 32

const line = (pen: Pen, ...points: readonly number[]) => {
  pen.moveTo(points[0] ?? 0, points[1] ?? 0)
  for (let k = 2; k + 1 < points.length; k += 2) pen.lineTo(points[k] ?? 0, points[k + 1] ?? 0)
}

const dot = (pen: Pen, x: number, y: number) => {
  pen.moveTo(x + 2.6, y)
  pen.arc(x, y, 2.6, 0, 2 * Math.PI)
}

/** Draws one tile; every pattern meets itself at the tile's edges. */
const TILES: Readonly<Record<PowerLook['pattern'], (pen: Pen) => void>> = {
  plain: () => undefined,
  diagonal: (pen) => {
    for (let k = -1; k <= 2; k++) line(pen, k * 16 - 4, 36, k * 16 + 36, -4)
  },
  dots: (pen) => {
    for (const [x, y] of [
      [8, 8],
      [24, 24],
    ] as const)
      dot(pen, x, y)
  },
  crosses: (pen) => {
    for (const [x, y] of [
      [8, 8],
      [24, 24],
    ] as const) {
      line(pen, x - 4, y, x + 4, y)
      line(pen, x, y - 4, x, y + 4)
    }
  },
  rows: (pen) => {
    line(pen, 0, 8, 32, 8)
    line(pen, 0, 24, 32, 24)
  },
  columns: (pen) => {
    line(pen, 8, 0, 8, 32)
    line(pen, 24, 0, 24, 32)
  },
  waves: (pen) => {
    for (const y of [8, 24]) {
      pen.moveTo(-16, y)
      for (let x = -16; x < 48; x += 16) {
        pen.quadraticCurveTo(x + 4, y - 7, x + 8, y)
        pen.quadraticCurveTo(x + 12, y + 7, x + 16, y)
      }
    }
  },
  checks: (pen) => {
    for (const [x, y] of [
      [8, 8],
      [24, 24],
    ] as const)
      pen.rect(x - 4, y - 4, 8, 8)
  },
}

const FILLED: readonly PowerLook['pattern'][] = ['dots', 'checks']

const tiles = new Map<string, HTMLCanvasElement>()

function tileOf({ pattern, colour }: PowerLook): HTMLCanvasElement {
  const key = pattern + colour
  const known = tiles.get(key)
  if (known) return known
  const tile = document.createElement('canvas')
  tile.width = TILE
  tile.height = TILE
  // In main memory like the canvases it fills: fetching it from a graphics card takes longer than painting a country.
  const pen = tile.getContext('2d', { willReadFrequently: true })!
  pen.strokeStyle = colour
  pen.fillStyle = colour
  pen.lineWidth = 3
  pen.beginPath()
  TILES[pattern](pen)
  if (FILLED.includes(pattern)) pen.fill()
  else pen.stroke()
  tiles.set(key, tile)
  return tile
}

/** A power's pattern as a canvas style, or undefined for the plain one. */
export function patternOf(pen: Pen, look: PowerLook): CanvasPattern | undefined {
  return look.pattern === 'plain' ? undefined : (pen.createPattern(tileOf(look), 'repeat') ?? undefined)
}
