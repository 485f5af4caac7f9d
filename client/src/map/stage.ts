import { CANVAS, Game, Scale, Scene, WEBGL } from 'phaser'
import type { Size } from './camera/view.ts'

/** The screen of the map: one Phaser scene that draws a frame only when something asks for one. */
export interface Stage {
  readonly scene: Scene
  /** Device pixels per CSS pixel. */
  readonly density: number
  /** In device pixels. */
  size(): Size
  /** Asks for one frame. */
  draw(): void
  /** Called before every frame; returns true to ask for another one. */
  beforeFrame(listener: (now: number) => boolean): void
  onResize(listener: (before: Size, after: Size) => void): void
  destroy(): void
}

/** More than this many pixels make even idle machines work; phones with very dense screens are drawn at less. */
const MOST_PIXELS = 5_000_000

/** Software that pretends to be a graphics card: Canvas is three times as fast there. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i

function chooseRenderer(): typeof CANVAS | typeof WEBGL {
  const gl = document.createElement('canvas').getContext('webgl')
  if (gl === null) return CANVAS
  const named = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return SOFTWARE.test(name) ? CANVAS : WEBGL
}

function measure(host: HTMLElement, density: number): Size {
  return {
    width: Math.max(16, Math.round(host.clientWidth * density)),
    height: Math.max(16, Math.round(host.clientHeight * density)),
  }
}

function chooseDensity(host: HTMLElement, renderer: number): number {
  const wanted = Math.min(globalThis.devicePixelRatio || 1, renderer === WEBGL ? 2.5 : 2)
  const pixels = host.clientWidth * host.clientHeight * wanted * wanted
  return pixels > MOST_PIXELS ? Math.max(1, wanted * Math.sqrt(MOST_PIXELS / pixels)) : wanted
}

/**
 * The canvas to draw on without a graphics card: kept in main memory, where the sheets are, so that a frame copies
 * nothing to and fro.
 */
function plainCanvas(): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  return { canvas, context: canvas.getContext('2d', { willReadFrequently: true })! }
}

function startGame(host: HTMLElement, type: number, { width, height }: Size, density: number): Promise<[Game, Scene]> {
  return new Promise((resolve) => {
    const scene = new Scene({ key: 'world' })
    Object.assign(scene, { create: () => resolve([game, scene]) })
    const game = new Game({
      type,
      ...(type === CANVAS ? plainCanvas() : {}),
      parent: host,
      width,
      height,
      scale: { mode: Scale.NONE, zoom: 1 / density, autoRound: false },
      transparent: true,
      banner: false,
      audio: { noAudio: true },
      input: { mouse: false, touch: false, keyboard: false, gamepad: false },
      disableContextMenu: false,
      render: { antialias: true, antialiasGL: true, powerPreference: 'low-power' },
      scene,
    })
  })
}

/** Opens the stage in a host. Rejects when the browser can draw neither way. */
export async function openStage(host: HTMLElement): Promise<Stage> {
  const type = chooseRenderer()
  const density = chooseDensity(host, type)
  let now = measure(host, density)
  const [game, scene] = await startGame(host, type, now, density)
  game.loop.sleep()
  const frames: ((at: number) => boolean)[] = []
  const resizes: ((before: Size, after: Size) => void)[] = []
  let asked = 0
  let closed = false

  const frame = (at: number) => {
    asked = 0
    let more = false
    for (const listener of frames) more = listener(at) || more
    game.loop.tick()
    if (more) draw()
  }
  const draw = () => {
    if (!asked && !closed) asked = requestAnimationFrame(frame)
  }
  const observer = new ResizeObserver(() => {
    const before = now
    now = measure(host, density)
    if (now.width === before.width && now.height === before.height) return
    game.scale.resize(now.width, now.height)
    for (const listener of resizes) listener(before, now)
    draw()
  })
  observer.observe(host)
  game.renderer.on('restorewebgl', draw)
  return {
    scene,
    density,
    size: () => now,
    draw,
    beforeFrame: (listener) => frames.push(listener),
    onResize: (listener) => resizes.push(listener),
    destroy() {
      closed = true
      cancelAnimationFrame(asked)
      observer.disconnect()
      game.destroy(true)
      game.loop.tick()
    },
  }
}
