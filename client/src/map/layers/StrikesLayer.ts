import type { GameObjects } from 'phaser'
import type { Beat } from '../../playback/beat.ts'
import type { Flight, FlightPlan } from '../../playback/flightPlan.ts'
import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import { type Point, WORLD } from '../land/projection.ts'
import type { MapWorld } from '../mapWorld.ts'
import { addSprite, type SpriteTexture } from '../paint/sprites.ts'
import { mixColours } from '../paint/tones.ts'
import { type Arc, arcBetween, arcSection, pointOnArc } from './arc.ts'
import { type GraphicsPen, strokeLine } from './LineLayer.ts'
import { MapLayer } from './MapLayer.ts'

const RED = hexNumber(COLOURS.danger)
const AMBER = hexNumber(mixColours(COLOURS.danger, COLOURS.estimate, 0.6))
const BLUE = hexNumber(COLOURS.focus)
const NIGHT = hexNumber(COLOURS.ground)
/** How dark it gets below an exchange, 0–1, and in how many milliseconds: what flies and burns is the only light. */
const DARKNESS = 0.66
const DARKENS = 900
/** Side of the glow's texture in CSS pixels. */
const GLOW = 64
/** Milliseconds in which an impact's light swells and fades: nothing on the map flashes. */
const SWELL = 320
/** How much wider than an ember the light of an impact is at its widest. */
const BLAST = 2.6
const FADE = 1800
/** Milliseconds in which an ember becomes a fire, and how much wider it then is: slower than any flash. */
const SPREADS = 6000
const FIRE = 1.5

const clamp = (x: number): number => Math.min(1, Math.max(0, x))
/** Missiles rise slowly, and come down fast. */
const pace = (t: number): number => t * t * (1.9 - 0.9 * t)

interface Strike {
  readonly flight: Flight
  readonly arc: Arc
  readonly end: Point
  readonly glow: GameObjects.Image
}

/** Milliseconds from the beginning; Infinity when all is over; or the picture for players who want less motion. */
type StrikeMoment = number | 'still'

const GLOW_TEXTURE: SpriteTexture = {
  key: 'glow',
  width: GLOW,
  height: GLOW,
  draw(pen) {
    const light = pen.createRadialGradient(GLOW / 2, GLOW / 2, 0, GLOW / 2, GLOW / 2, GLOW / 2)
    light.addColorStop(0, 'rgba(255,244,224,1)')
    light.addColorStop(0.1, 'rgba(255,206,150,.95)')
    light.addColorStop(0.3, 'rgba(255,104,76,.55)')
    light.addColorStop(0.6, 'rgba(255,72,56,.16)')
    light.addColorStop(1, 'rgba(255,60,40,0)')
    pen.fillStyle = light
    pen.fillRect(0, 0, GLOW, GLOW)
  },
}

/** Salvos in flight, and the embers they leave until the geography shows its own. */
export class StrikesLayer extends MapLayer {
  readonly #pen: GraphicsPen
  #strikes: readonly Strike[] = []
  #moment: StrikeMoment = 0

  constructor(world: MapWorld) {
    super(world)
    this.#pen = world.make.graphics({}, false)
    this.add(this.#pen)
  }

  /** The flights as a beat to play; what was shown before goes out. */
  beatOf({ flights, length }: FlightPlan): Beat {
    this.clear()
    this.#strikes = flights.map((flight) => this.#prepare(flight))
    return {
      length,
      draw: (time) => this.#draw(time),
      drawStill: () => this.#draw('still'),
      drawEnd: () => this.#draw(Infinity),
    }
  }

  override onZoom(): void {
    if (this.#strikes.length > 0) this.#draw(this.#moment)
  }

  /** Puts out the embers. */
  clear(): void {
    for (const { glow } of this.#strikes) glow.destroy()
    this.#strikes = []
    this.#pen.clear()
    this.world.requestFrame()
  }

  #prepare(flight: Flight): Strike {
    const arc = arcBetween(flight.from, flight.to, flight.lift)
    const glow = addSprite(this, GLOW_TEXTURE, this.world.density).setOrigin(0.5, 0.5).setDepth(1).setBlendMode('ADD')
    return { flight, arc, end: pointOnArc(arc, flight.reach), glow }
  }

  #draw(moment: StrikeMoment): void {
    this.#moment = moment
    this.#pen.clear()
    this.#darken(moment === 'still' ? 1 : moment === Infinity ? 0 : clamp(moment / DARKENS))
    for (const strike of this.#strikes) this.#drawStrike(strike, moment)
  }

  #darken(share: number): void {
    const { width, height } = WORLD
    this.#pen.fillStyle(NIGHT, DARKNESS * share)
    this.#pen.fillRect(-width, -height, 3 * width, 3 * height)
  }

  #drawStrike({ flight, arc, end, glow }: Strike, moment: StrikeMoment): void {
    const after = moment === 'still' ? 0 : moment - flight.lands
    const way = moment === 'still' ? 1 : clamp((moment - flight.start) / (flight.lands - flight.start))
    glow.setVisible(false)
    if (way <= 0) return
    const trail = 1 - clamp(after / (FADE * 0.7))
    if (trail > 0) {
      const head = pace(way) * flight.reach
      drawTrail(this.#pen, arc, head, trail, this.pixel)
      if (way < 1) this.#light(glow, pointOnArc(arc, head), 0.42, 0.95)
    }
    if (way < 1) return
    this.#drawEnd(flight, glow, end, moment === 'still' ? SWELL : after)
  }

  #drawEnd({ fate }: Flight, glow: GameObjects.Image, end: Point, after: number): void {
    const out = clamp(after / FADE)
    if (fate === 'intercepted' && out < 1) drawInterception(this.#pen, end, out, this.pixel)
    if (fate !== 'arrives') return
    const swell = clamp(after / SWELL)
    if (out < 1) drawImpact(this.#pen, end, out, this.pixel)
    // The light swells, then sinks to an ember that stays and slowly spreads: many near each other become one fire.
    const fire = clamp(after / SPREADS)
    this.#light(glow, end, 0.3 + BLAST * swell * (1 - out) + FIRE * fire, 0.45 + 0.45 * swell * (1 - out) + 0.2 * fire)
  }

  #light(glow: GameObjects.Image, [x, y]: Point, scale: number, alpha: number): void {
    glow
      .setVisible(true)
      .setPosition(x, y)
      .setScale(scale / this.world.camera.zoom)
      .setAlpha(alpha)
  }
}

/** A thin red line behind the head, brighter near it. */
function drawTrail(pen: GraphicsPen, arc: Arc, head: number, opacity: number, pixel: number): void {
  const bright = Math.max(0, head - 0.16)
  pen.lineStyle(1.6 * pixel, RED, 0.7 * opacity)
  if (bright > 0) strokeLine(pen, arcSection(arc, 0, bright, 18))
  pen.lineStyle(2.2 * pixel, AMBER, 0.95 * opacity)
  strokeLine(pen, arcSection(arc, bright, head, 8))
}

/** A blue cross that fades. @param out 0–1, how far it has faded */
function drawInterception(pen: GraphicsPen, [x, y]: Point, out: number, pixel: number): void {
  const arm = 4 * pixel
  pen.lineStyle(1.6 * pixel, BLUE, 0.95 * (1 - out * out))
  for (const slope of [1, -1]) {
    strokeLine(pen, [
      [x - arm, y - arm * slope],
      [x + arm, y + arm * slope],
    ])
  }
}

/** Two rings that spread and fade. @param out 0–1, how far they have faded */
function drawImpact(pen: GraphicsPen, [x, y]: Point, out: number, pixel: number): void {
  const spread = 1 - (1 - out) ** 3
  pen.lineStyle(1.3 * pixel, AMBER, 0.7 * (1 - out))
  pen.strokeCircle(x, y, (3 + 19 * spread) * pixel)
  pen.lineStyle(1 * pixel, RED, 0.4 * (1 - out))
  pen.strokeCircle(x, y, (2 + 11 * spread) * pixel)
}
