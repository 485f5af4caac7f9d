import type { GameObjects } from 'phaser'
import type { Flight, Script } from '../../playback/flightPlan.ts'
import type { Screen } from '../../playback/playSalvos.ts'
import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import { toScreen, type View } from '../camera/view.ts'
import type { Point } from '../land/projection.ts'
import { placeSprite } from '../paint/sprites.ts'
import { mixColours } from '../paint/tones.ts'
import type { Stage } from '../stage.ts'
import { type Arc, arcBetween, pointOn, stretchOf } from './arc.ts'
import { onScreen, strokeLine } from './lines.ts'

export interface Strikes extends Screen {
  place(view: View): void
  /** Puts out the embers of the last playing, once the geography shows its own. */
  clear(): void
}

const RED = hexNumber(COLOURS.danger)
const AMBER = hexNumber(mixColours(COLOURS.danger, COLOURS.estimate, 0.6))
const BLUE = hexNumber(COLOURS.focus)
const GLOW = 48
/** Lights swell and fade slowly: nothing on the map flashes. */
const SWELL = 320
const FADE = 1000
const STILL = 2000

const clamp = (x: number): number => Math.min(1, Math.max(0, x))
/** Missiles rise slowly, and come down fast. */
const pace = (t: number): number => t * t * (1.9 - 0.9 * t)

interface Drawn {
  readonly flight: Flight
  readonly arc: Arc
  readonly end: Point
  readonly glow: GameObjects.Image
}

const glowFace = {
  key: 'glow',
  width: GLOW,
  height: GLOW,
  draw(pen: CanvasRenderingContext2D) {
    const light = pen.createRadialGradient(GLOW / 2, GLOW / 2, 0, GLOW / 2, GLOW / 2, GLOW / 2)
    light.addColorStop(0, 'rgba(255,244,224,1)')
    light.addColorStop(0.12, 'rgba(255,196,120,.85)')
    light.addColorStop(0.35, 'rgba(255,104,64,.28)')
    light.addColorStop(1, 'rgba(255,60,40,0)')
    pen.fillStyle = light
    pen.fillRect(0, 0, GLOW, GLOW)
  },
}

export const strikes = (stage: Stage): Strikes => new StrikeLayer(stage)

class StrikeLayer implements Strikes {
  readonly #stage: Stage
  readonly #pen: GameObjects.Graphics
  #drawn: readonly Drawn[] = []
  #view: View | undefined
  #script: Script | undefined
  #style: 'moving' | 'calm' = 'moving'
  #started = 0
  #done: (() => void) | undefined

  constructor(stage: Stage) {
    this.#stage = stage
    this.#pen = stage.scene.add.graphics().setDepth(30)
    stage.beforeFrame(() => this.#frame())
  }

  play(next: Script, how: 'moving' | 'calm'): Promise<void> {
    this.clear()
    this.#script = next
    this.#style = how
    this.#started = performance.now()
    this.#drawn = next.flights.map((flight) => this.#prepare(flight))
    return new Promise((resolve) => {
      this.#done = resolve
      this.#stage.draw()
    })
  }

  skip(): void {
    if (this.#script === undefined) return
    this.#end()
    if (this.#view) this.#paint(this.#view, Infinity)
    this.#stage.draw()
  }

  place(next: View): void {
    this.#view = next
    if (this.#drawn.length > 0) this.#paint(next, this.#clock())
  }

  clear(): void {
    for (const { glow } of this.#drawn) glow.destroy()
    this.#drawn = []
    this.#pen.clear()
    this.#stage.draw()
  }

  #prepare(flight: Flight): Drawn {
    const { scene, density } = this.#stage
    const arc = arcBetween(flight.from, flight.to, flight.lift)
    const glow = placeSprite(scene, glowFace, density)
      .setOrigin(0.5, 0.5)
      .setDepth(31)
      .setBlendMode('ADD')
      .setVisible(false)
    return { flight, arc, end: pointOn(arc, flight.reach), glow }
  }

  /** Draws the moment; true while there is more to come. */
  #frame(): boolean {
    if (this.#script === undefined || this.#view === undefined) return false
    const clock = this.#clock()
    const over = clock >= (this.#style === 'calm' ? STILL : this.#script.length)
    if (over) this.#end()
    this.#paint(this.#view, over ? Infinity : clock)
    return !over
  }

  #end(): void {
    this.#script = undefined
    this.#done?.()
    this.#done = undefined
  }

  #paint(at: View, clock: number): void {
    this.#pen.clear()
    for (const one of this.#drawn) paintFlight(this.#pen, one, at, clock, this.#stage.density, this.#style)
  }

  #clock(): number {
    return this.#script === undefined ? Infinity : performance.now() - this.#started
  }
}

function paintFlight(
  pen: GameObjects.Graphics,
  one: Drawn,
  view: View,
  clock: number,
  density: number,
  style: 'moving' | 'calm',
): void {
  const { flight, arc, end, glow } = one
  const calm = style === 'calm' && clock !== Infinity
  const time = calm ? flight.lands : clock
  const way = clamp((time - flight.start) / (flight.lands - flight.start))
  const after = time - flight.lands
  const spot = toScreen(view, end)
  glow.setVisible(false)
  if (way <= 0) return
  const lineLeft = calm ? 1 : 1 - clamp(after / (FADE * 0.7))
  if (lineLeft > 0) {
    const screenArc = onScreen(view, arc)
    const head = pace(way) * flight.reach
    paintTrail(pen, screenArc, head, lineLeft, density)
    if (way < 1) light(glow, pointOn(screenArc, head), 0.42, 0.95)
  }
  if (way >= 1) paintEnd(pen, flight, glow, spot, calm ? SWELL : after, density)
}

function light(glow: GameObjects.Image, [x, y]: Point, scale: number, alpha: number): void {
  glow
    .setVisible(alpha > 0.01)
    .setPosition(x, y)
    .setScale(scale)
    .setAlpha(alpha)
}

/** A thin red line behind the head, brighter near it. */
function paintTrail(pen: GameObjects.Graphics, arc: Arc, head: number, left: number, density: number): void {
  const bright = Math.max(0, head - 0.16)
  pen.lineStyle(1 * density, RED, 0.34 * left)
  if (bright > 0) strokeLine(pen, stretchOf(arc, 0, bright, 18))
  pen.lineStyle(1.6 * density, AMBER, 0.85 * left)
  strokeLine(pen, stretchOf(arc, bright, head, 8))
}

function paintEnd(
  pen: GameObjects.Graphics,
  { fate }: Flight,
  glow: GameObjects.Image,
  [x, y]: Point,
  after: number,
  density: number,
): void {
  const out = clamp(after / FADE)
  if (fate === 'fails') return
  if (fate === 'intercepted') {
    const arm = 4 * density
    if (out >= 1) return
    pen.lineStyle(1.6 * density, BLUE, 0.95 * (1 - out * out))
    strokeLine(pen, [
      [x - arm, y - arm],
      [x + arm, y + arm],
    ])
    strokeLine(pen, [
      [x - arm, y + arm],
      [x + arm, y - arm],
    ])
    return
  }
  const swell = clamp(after / SWELL)
  if (out < 1) {
    const spread = 1 - (1 - out) ** 3
    pen.lineStyle(1.3 * density, AMBER, 0.7 * (1 - out))
    pen.strokeCircle(x, y, (3 + 19 * spread) * density)
    pen.lineStyle(1 * density, RED, 0.4 * (1 - out))
    pen.strokeCircle(x, y, (2 + 11 * spread) * density)
  }
  // The light swells, then sinks to an ember that stays.
  light(glow, [x, y], 0.3 + 0.5 * swell * (1 - out), 0.45 + 0.45 * swell * (1 - out))
}
