import { CANVAS, Game, Scale, type Scene, WEBGL } from 'phaser'
import type { Size } from './camera/view.ts'

/** More than this many pixels make even idle machines work; phones with very dense screens are drawn at less. */
const MOST_PIXELS = 5_000_000

/** Software that pretends to be a graphics card: Canvas is three times as fast there. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i

/** A Phaser game in a host element: its canvas always has the host's size. */
export interface OpenedGame {
  readonly game: Game
  destroy(): void
}

/** What a Phaser game is started with. */
export interface GameOptions {
  readonly host: HTMLElement
  /** Device pixels to a CSS pixel; see `chooseDensity`. */
  readonly density: number
  readonly renderer: Renderer
  /** The first one starts by itself. */
  readonly scenes: readonly Scene[]
}

type Renderer = typeof CANVAS | typeof WEBGL

/** WebGL on a graphics card; Canvas where there is none, or only software that pretends to be one. */
export function chooseRenderer(): Renderer {
  const gl = document.createElement('canvas').getContext('webgl')
  if (gl === null) return CANVAS
  const named = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return SOFTWARE.test(name) ? CANVAS : WEBGL
}

/** Device pixels to a CSS pixel for a map in this host: as many as the screen has, within reason. */
export function chooseDensity(host: HTMLElement, renderer: Renderer): number {
  const wanted = Math.min(globalThis.devicePixelRatio || 1, renderer === WEBGL ? 2.5 : 2)
  const pixels = host.clientWidth * host.clientHeight * wanted * wanted
  return pixels > MOST_PIXELS ? Math.max(1, wanted * Math.sqrt(MOST_PIXELS / pixels)) : wanted
}

function measure(host: HTMLElement, density: number): Size {
  return {
    width: Math.max(16, Math.round(host.clientWidth * density)),
    height: Math.max(16, Math.round(host.clientHeight * density)),
  }
}

/**
 * The canvas to draw on without a graphics card: kept in main memory, where the painted textures are, so that a frame
 * copies nothing to and fro.
 */
function softwareCanvas(): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  return { canvas, context: canvas.getContext('2d', { willReadFrequently: true })! }
}

/** Starts a game. One game pixel is one device pixel, so that what is drawn is sharp on dense screens. */
export function openGame({ host, density, renderer, scenes }: GameOptions): OpenedGame {
  const game = new Game({
    type: renderer,
    ...(renderer === CANVAS ? softwareCanvas() : {}),
    ...measure(host, density),
    parent: host,
    scale: { mode: Scale.NONE, zoom: 1 / density, autoRound: false },
    transparent: true,
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    disableContextMenu: false,
    // A slow frame is as long as it is: motion keeps its pace on slow devices.
    fps: { smoothStep: false },
    input: {
      // The mouse and two fingers. A press must still give the focus to the host, which takes the keys.
      activePointers: 2,
      mouse: { preventDefaultDown: false, preventDefaultUp: false, preventDefaultMove: false },
      windowEvents: false,
      keyboard: false,
      gamepad: false,
    },
    render: { antialias: true, antialiasGL: true, powerPreference: 'low-power' },
    scene: [...scenes],
  })
  const fit = () => {
    const { width, height } = measure(host, density)
    if (game.isBooted && (width !== game.scale.width || height !== game.scale.height)) game.scale.resize(width, height)
  }
  const observer = new ResizeObserver(fit)
  observer.observe(host)
  return {
    game,
    destroy() {
      observer.disconnect()
      game.destroy(true)
      // A game is taken down in its next frame, which a sleeping loop would never come to.
      game.loop.tick()
    },
  }
}
