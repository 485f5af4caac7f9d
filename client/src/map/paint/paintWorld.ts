import { geoGraticule } from 'd3-geo'
import { COLOURS } from '../../theme/tokens.ts'
import type { PaintedLand } from '../facts/plan.ts'
import type { Atlas, Region } from '../land/atlas.ts'
import { path2dOf } from '../land/atlas.ts'
import { type Point, WORLD } from '../land/projection.ts'
import { type Bounds, boundsOverlap, projectShape } from '../land/trace.ts'
import type { PaintArea } from './paintArea.ts'
import { patternOf, TILE } from './patterns.ts'
import type { Sliced } from './slicedTask.ts'
import { brightness, mixColours, withOpacity } from './tones.ts'

/** A canvas set up to be painted on in world units. */
export interface Painter {
  readonly pen: CanvasRenderingContext2D
  /** One CSS pixel in world units. */
  readonly pixel: number
  /** The part of the world the canvas shows. */
  readonly seen: Bounds
}

/** Sets a canvas up to be painted on in world units. @param density canvas pixels to a CSS pixel */
export function createPainter(pen: CanvasRenderingContext2D, area: PaintArea, density: number): Painter {
  const { scale, left, top, width, height } = area
  pen.setTransform(scale, 0, 0, scale, left, top)
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  const seen = { left: -left / scale, top: -top / scale, right: (width - left) / scale, bottom: (height - top) / scale }
  return { pen, pixel: density / scale, seen }
}

let lines: { readonly fine: Path2D; readonly bold: Path2D } | undefined

function graticule(): { readonly fine: Path2D; readonly bold: Path2D } {
  const tropics = [0, 23.44, -23.44, 66.56].map((latitude) =>
    Array.from({ length: 73 }, (_, k): [number, number] => [-168.99 + k * 4.9997, latitude]),
  )
  lines ??= {
    fine: path2dOf(
      projectShape(
        geoGraticule()
          .step([15, 15])
          .extent([
            [-180, -75],
            [180, 85],
          ])(),
      ),
    ),
    bold: path2dOf(projectShape({ type: 'MultiLineString', coordinates: tropics })),
  }
  return lines
}

function paintSea({ pen, pixel }: Painter): void {
  const { width, height } = WORLD
  const depth = pen.createRadialGradient(width * 0.5, height * 0.42, 0, width * 0.5, height * 0.42, width * 0.58)
  depth.addColorStop(0, mixColours(COLOURS.sea, COLOURS.seaLine, 0.55))
  depth.addColorStop(0.6, COLOURS.sea)
  depth.addColorStop(1, COLOURS.ground)
  pen.fillStyle = depth
  pen.fillRect(0, 0, width, height)
  const { fine, bold } = graticule()
  pen.lineWidth = 0.75 * pixel
  pen.strokeStyle = withOpacity(COLOURS.lineStrong, 0.26)
  pen.stroke(fine)
  pen.setLineDash([2 * pixel, 5 * pixel])
  pen.strokeStyle = withOpacity(COLOURS.lineStrong, 0.5)
  pen.stroke(bold)
  pen.setLineDash([])
}

/** Shallow water: two soft lines along a coast. */
function* paintShallows({ pen, pixel }: Painter, { rim }: Region): Sliced {
  pen.strokeStyle = withOpacity(COLOURS.lineStrong, 0.1)
  pen.lineWidth = 12 * pixel
  pen.stroke(rim)
  yield
  pen.strokeStyle = withOpacity(COLOURS.lineStrong, 0.16)
  pen.lineWidth = 5 * pixel
  pen.stroke(rim)
}

function layPattern({ pen, pixel }: Painter, region: Region, land: PaintedLand, opacity: number): void {
  const pattern = land.look && patternOf(pen, land.look)
  if (!pattern) return
  // A tile is about 14 CSS pixels wide and anchored in the world; it halves or doubles as one zooms by two.
  const level = 2 ** Math.round(Math.log2(1 / pixel))
  const size = 14 / TILE / level
  pattern.setTransform(new DOMMatrix([size, 0, 0, size, 0, 0]))
  pen.globalAlpha = opacity
  pen.fillStyle = pattern
  pen.fill(region.path)
  pen.globalAlpha = 1
}

function paintState(painter: Painter, region: Region, land: PaintedLand): void {
  const { pen, pixel } = painter
  pen.fillStyle = land.fill
  pen.fill(region.path)
  if (land.strength >= 0.2) layPattern(painter, region, land, 0.05 + land.strength * 0.14)
  pen.lineWidth = 0.6 * pixel
  pen.strokeStyle = withOpacity(COLOURS.landLine, 0.8)
  pen.stroke(region.inner)
  pen.lineWidth = 0.9 * pixel
  pen.strokeStyle = mixColours(COLOURS.lineStrong, COLOURS.land, 0.15)
  pen.stroke(region.rim)
}

function* paintPower(painter: Painter, region: Region, land: PaintedLand): Sliced {
  const { pen, pixel } = painter
  const colour = mixColours(land.look?.colour ?? COLOURS.text, '#15171a', land.loss * 0.75)
  pen.fillStyle = land.fill
  pen.fill(region.path)
  layPattern(painter, region, land, 0.16 * (1 - land.loss * 0.7))
  yield
  pen.save()
  pen.clip(region.path)
  for (const [width, opacity] of [
    [18, 0.07],
    [10, 0.1],
    [5, 0.16],
  ] as const) {
    pen.lineWidth = width * pixel
    pen.strokeStyle = withOpacity(colour, opacity)
    pen.stroke(region.rim)
    yield
  }
  pen.restore()
  pen.lineWidth = 0.7 * pixel
  pen.strokeStyle = withOpacity(colour, 0.34)
  pen.stroke(region.inner)
  pen.lineWidth = 1.1 * pixel
  pen.strokeStyle = withOpacity(colour, 1.12 - 0.45 * brightness(colour))
  pen.stroke(region.rim)
}

/** The cities of a land that are drawn: those that give light, and those where weapons fell. */
export interface Cities {
  readonly lit: readonly Point[]
  readonly struck: readonly Point[]
}

/** The light of a city and its glow: radius in CSS pixels, and opacity. */
const CITY_LIGHT = [
  [2.6, 0.1],
  [0.9, 0.55],
] as const

function paintLights({ pen, pixel }: Painter, places: readonly Point[]): void {
  for (const [radius, opacity] of CITY_LIGHT) {
    pen.fillStyle = withOpacity(COLOURS.bone, opacity)
    for (const [x, y] of places) {
      pen.beginPath()
      pen.arc(x, y, radius * pixel, 0, 2 * Math.PI)
      pen.fill()
    }
  }
}

/** Radius of an ember's glow in CSS pixels. */
const EMBER = 15
/** Ember tile pixels per CSS pixel. */
const FINE = 3
let emberTile: HTMLCanvasElement | undefined

function ember(): HTMLCanvasElement {
  if (emberTile) return emberTile
  emberTile = document.createElement('canvas')
  const middle = EMBER * FINE
  emberTile.width = 2 * middle
  emberTile.height = 2 * middle
  const pen = emberTile.getContext('2d', { willReadFrequently: true })!
  const glow = pen.createRadialGradient(middle, middle, 0, middle, middle, middle)
  // A rim that glows round ground that is black.
  glow.addColorStop(0, withOpacity(COLOURS.danger, 0))
  glow.addColorStop(0.2, withOpacity(COLOURS.danger, 0.1))
  glow.addColorStop(0.34, withOpacity(COLOURS.danger, 0.85))
  glow.addColorStop(0.5, withOpacity(COLOURS.danger, 0.32))
  glow.addColorStop(1, withOpacity(COLOURS.danger, 0))
  pen.fillStyle = glow
  pen.fillRect(0, 0, 2 * middle, 2 * middle)
  return emberTile
}

/** Length and half the width of fallout at its widest, in world units, and how far the wind of these latitudes turns it southward. */
const [PLUME, PLUME_WIDTH, WIND] = [64, 10, 0.14]
const SOOT = '#cfc6b4'

/** Fallout that drifts downwind from where a warhead fell: to the east, wider and thinner with the way. */
function paintPlume({ pen }: Painter, [x, y]: Point): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(WIND)
  const fade = pen.createLinearGradient(0, 0, PLUME, 0)
  fade.addColorStop(0, withOpacity(SOOT, 0.7))
  fade.addColorStop(1, withOpacity(SOOT, 0))
  pen.fillStyle = fade
  pen.beginPath()
  pen.moveTo(0, 0)
  pen.bezierCurveTo(PLUME * 0.3, -PLUME_WIDTH, PLUME * 0.8, -PLUME_WIDTH, PLUME, 0)
  pen.bezierCurveTo(PLUME * 0.8, PLUME_WIDTH, PLUME * 0.3, PLUME_WIDTH, 0, 0)
  pen.fill()
  pen.restore()
}

/** Burnt ground, black in the middle; in CSS pixels. */
const [CHAR, BURNT] = [4.6, 11]

function paintChar({ pen, pixel }: Painter, [x, y]: Point): void {
  for (const [radius, opacity] of [
    [BURNT, 0.5],
    [CHAR, 1],
  ] as const) {
    pen.fillStyle = withOpacity('#050506', opacity)
    pen.beginPath()
    pen.arc(x, y, radius * pixel, 0, 2 * Math.PI)
    pen.fill()
  }
}

/** What is left where weapons fell. */
function paintEmbers(painter: Painter, places: readonly Point[], hasFallout: boolean): void {
  const { pen, pixel } = painter
  if (hasFallout) for (const place of places) paintPlume(painter, place)
  for (const place of places) paintChar(painter, place)
  const side = 2 * EMBER * pixel
  for (const [x, y] of places) pen.drawImage(ember(), x - side / 2, y - side / 2, side, side)
}

/** All land, as a ground for what belongs to a power or state. */
function* paintUnclaimed({ pen, seen }: Painter, { territories }: Atlas): Sliced {
  for (const [k, { bounds, path }] of territories.entries()) {
    pen.fillStyle = mixColours(COLOURS.land, COLOURS.sea, 0.35)
    if (boundsOverlap(bounds, seen)) pen.fill(path)
    if (k % 12 === 11) yield
  }
}

/** Widths of a bloc's outline and of the dark below it, in CSS pixels. */
const [OUTLINE, OUTLINE_GROUND] = [2.2, 4.6]

/** A line round all the lands of each bloc, in the bloc's dashes, over coasts and borders. */
function* paintBlocs({ pen, pixel, seen }: Painter, atlas: Atlas, plan: readonly PaintedLand[]): Sliced {
  const outlines = new Map(plan.flatMap(({ outline }) => (outline ? [[outline.bloc, outline]] : [])))
  for (const { bloc, dashes } of outlines.values()) {
    const lands = plan.filter(({ outline }) => outline?.bloc === bloc)
    const { rim, bounds } = atlas.region(lands.flatMap(({ territories }) => territories))
    if (!boundsOverlap(bounds, seen)) continue
    pen.setLineDash([])
    pen.lineWidth = OUTLINE_GROUND * pixel
    pen.strokeStyle = withOpacity(COLOURS.ground, 0.7)
    pen.stroke(rim)
    yield
    pen.setLineDash(dashes.map((dash) => dash * pixel))
    pen.lineWidth = OUTLINE * pixel
    pen.strokeStyle = COLOURS.text
    pen.stroke(rim)
    yield
  }
  pen.setLineDash([])
}

/** Paints the part of the world a canvas shows. Yields between shapes. */
export function* paintWorld(
  painter: Painter,
  atlas: Atlas,
  plan: readonly PaintedLand[],
  citiesOf: (land: PaintedLand) => Cities,
): Sliced {
  paintSea(painter)
  yield
  const seen: { region: Region; land: PaintedLand }[] = []
  for (const land of plan) {
    const region = atlas.region(land.territories)
    if (boundsOverlap(region.bounds, painter.seen)) seen.push({ region, land })
    yield
  }
  for (const { region } of seen) {
    yield* paintShallows(painter, region)
    yield
  }
  yield* paintUnclaimed(painter, atlas)
  for (const { region, land } of seen) {
    if (land.kind === 'state') paintState(painter, region, land)
    else yield* paintPower(painter, region, land)
    yield
  }
  yield* paintBlocs(painter, atlas, plan)
  for (const { land } of seen) {
    const { lit, struck } = citiesOf(land)
    paintLights(painter, lit)
    if (struck.length > 0) paintEmbers(painter, struck, land.hasFallout)
    yield
  }
}
