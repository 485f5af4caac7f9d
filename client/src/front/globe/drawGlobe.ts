import { type GeoPermissibleObjects, type GeoProjection, geoGraticule10, geoInterpolate, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import globe from '../../../../assets/map/globe.json' with { type: 'json' }
import { COLOURS, lookOf } from '../../theme/tokens.ts'
import { CITIES, type GlobePlace } from './cities.ts'

/** A point of the canvas, in its pixels. */
type CanvasPoint = readonly [x: number, y: number]

/** A league of the globe: where its leader's face stands, and its look. */
export interface League {
  readonly id: string
  readonly look: number
  readonly capital: GlobePlace
}

interface Shape {
  readonly id: string
  readonly properties: { readonly look?: number; readonly capital?: GlobePlace }
}

const topology = globe as unknown as Topology<{
  readonly shapes: GeometryCollection<Shape['properties']>
}>
const shapes = feature(topology, topology.objects.shapes).features

/** The leagues of the globe, in scenario order. */
export const LEAGUES: readonly League[] = shapes.flatMap(({ id, properties: { look, capital } }) =>
  look === undefined || capital === undefined ? [] : [{ id: String(id), look, capital }],
)

/** Pairs between whom a line of tension runs. */
const TENSE: readonly (readonly [string, string])[] = [
  ['antilles', 'boreal'],
  ['antilles', 'thalassa'],
  ['antilles', 'savanna'],
  ['boreal', 'dawn'],
  ['thalassa', 'savanna'],
  ['dawn', 'monsoon'],
  ['savanna', 'monsoon'],
]

/** Where the one lamp stands, as a share of the radius from the middle: left and above. */
const LAMP: CanvasPoint = [-0.3, -0.42]
/** From this distance of the lamp on, as a share of the radius, cities are lit. */
const DUSK = 0.3

/** The globe on a canvas. @param pulse 0 to 1: how bright the lines of tension are now */
export function drawGlobe(context: CanvasRenderingContext2D, projection: GeoProjection, pulse: number): void {
  const [x, y] = projection.translate()
  const radius = projection.scale()
  const path = geoPath(projection, context)
  const trace = (shape: GeoPermissibleObjects) => {
    context.beginPath()
    path(shape)
  }
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  paintAir(context, x, y, radius)
  context.lineWidth = radius / 500
  context.strokeStyle = '#9fc8e41f'
  trace(geoGraticule10())
  context.stroke()
  for (const shape of shapes) {
    const { look } = shape.properties
    trace(shape)
    context.fillStyle = look === undefined ? '#2b3f4e' : `${lookOf(look).colour}73`
    context.strokeStyle = look === undefined ? '#0a141c' : lookOf(look).colour
    context.fill()
    context.stroke()
  }
  paintNight(context, x, y, radius)
  paintCities(context, projection)
  context.setLineDash([radius / 130, radius / 50])
  context.lineCap = 'round'
  context.lineWidth = radius / 180
  context.strokeStyle = COLOURS.text
  TENSE.forEach((pair, n) => {
    context.globalAlpha = 0.35 + 0.4 * (0.5 + 0.5 * Math.sin(2 * Math.PI * (pulse + n / TENSE.length)))
    const [from, to] = pair.map((id) => LEAGUES.find((league) => league.id === id)!.capital)
    context.beginPath()
    for (const point of arcBetween(projection, from!, to!)) context.lineTo(...point)
    context.stroke()
  })
  context.globalAlpha = 1
  context.setLineDash([])
}

/** The sea in the light of the lamp, and the air around it. */
function paintAir(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  const air = context.createRadialGradient(x, y, radius * 0.98, x, y, radius * 1.17)
  air.addColorStop(0, '#7fc4ee80')
  air.addColorStop(1, '#7fc4ee00')
  fillDisc(context, air, x, y, radius * 1.17)
  const sea = lampGradient(context, x, y, radius)
  sea.addColorStop(0, '#1d4256')
  sea.addColorStop(0.55, '#0e2230')
  sea.addColorStop(1, '#050a10')
  fillDisc(context, sea, x, y, radius)
}

function paintNight(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  const night = lampGradient(context, x, y, radius)
  night.addColorStop(0.42, '#02050900')
  night.addColorStop(0.78, '#02050999')
  night.addColorStop(1, '#020509ed')
  fillDisc(context, night, x, y, radius)
}

const lampGradient = (context: CanvasRenderingContext2D, x: number, y: number, radius: number): CanvasGradient => {
  const [left, top] = [x + LAMP[0] * radius, y + LAMP[1] * radius]
  return context.createRadialGradient(left, top, 0, left, top, radius * 1.6)
}

function fillDisc(
  context: CanvasRenderingContext2D,
  paint: CanvasGradient,
  x: number,
  y: number,
  radius: number,
): void {
  context.fillStyle = paint
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
}

/** Cities light up on the side that is turned from the lamp. */
function paintCities(context: CanvasRenderingContext2D, projection: GeoProjection): void {
  const [x, y] = projection.translate()
  const radius = projection.scale()
  context.fillStyle = '#ffeecb'
  for (const { at, light } of CITIES) {
    if (!isTurnedToUs(projection, at)) continue
    const [cx, cy] = projection([...at])!
    const dark = Math.hypot((cx - x) / radius - LAMP[0], (cy - y) / radius - LAMP[1]) - DUSK
    if (dark <= 0) continue
    context.globalAlpha = Math.min(0.9, 0.2 + dark * 1.3)
    // A bright dot and smaller ones around it, always at the same places.
    for (let k = 0; k < light; k++) {
      const [turn, far] = [k * 2.4 + at[0], k === 0 ? 0 : Math.sqrt(k) * radius * 0.0075]
      const size = radius * (k === 0 ? 0.0062 : 0.0034)
      context.fillRect(cx + Math.cos(turn) * far, cy + Math.sin(turn) * far, size, size)
    }
  }
  context.globalAlpha = 1
}

/** Cosine of the angle between a place and the middle of the visible half. */
function cosineOf(projection: GeoProjection, [longitude, latitude]: GlobePlace): number {
  const radians = Math.PI / 180
  const [turn, tilt] = projection.rotate()
  const [dx, from, to] = [(longitude + turn) * radians, latitude * radians, -tilt * radians]
  return Math.sin(from) * Math.sin(to) + Math.cos(from) * Math.cos(to) * Math.cos(dx)
}

const isTurnedToUs = (projection: GeoProjection, at: GlobePlace): boolean => cosineOf(projection, at) > 0.05

/** Where a face stands: over its capital, or, once that is behind the world, on the rim where it went down. */
export function placeOfFace(projection: GeoProjection, at: GlobePlace): CanvasPoint {
  const [x, y] = projection.translate()
  const radius = projection.scale()
  const [longitude, latitude] = at
  const radians = Math.PI / 180
  const [turn, tilt] = projection.rotate()
  const [dx, from, to] = [(longitude + turn) * radians, latitude * radians, -tilt * radians]
  const east = Math.cos(from) * Math.sin(dx)
  const north = Math.cos(to) * Math.sin(from) - Math.sin(to) * Math.cos(from) * Math.cos(dx)
  const length = Math.hypot(east, north)
  const far = cosineOf(projection, at) > 0.12 || length === 0 ? 1 : 0.992 / length
  return [x + radius * east * far, y - radius * north * far]
}

/** Points of the screen along a bow between two places, lifted off the sphere in its middle. */
function arcBetween(projection: GeoProjection, from: GlobePlace, to: GlobePlace): readonly CanvasPoint[] {
  const [x, y] = projection.translate()
  const between = geoInterpolate([...from], [...to])
  return Array.from({ length: 25 }, (_, k) => {
    const t = k / 24
    const [px, py] = placeOfFace(projection, between(t))
    const lift = 1 + 0.16 * Math.sin(Math.PI * t)
    return [x + (px - x) * lift, y + (py - y) * lift]
  })
}
