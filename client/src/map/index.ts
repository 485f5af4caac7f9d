import './map.css'
import { observation } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { theatreOf, type WorldBox } from './camera/theatre.ts'
import type { Margins } from './camera/view.ts'
import { createMapFrame, type MapFrame } from './frame.ts'
import { chooseDensity, chooseRenderer, openGame } from './game.ts'
import { listenToKeys } from './input/keys.ts'
import { type Point, project } from './land/projection.ts'
import { PreloadScene } from './PreloadScene.ts'
import { StoreLink } from './storeLink.ts'
import { WorldScene } from './WorldScene.ts'

/** A map in its host element, until it is destroyed. */
export interface MountedMap {
  /** Rejects when the map cannot be drawn on this device. */
  readonly opened: Promise<void>
  destroy(): void
}

/**
 * Puts the world map into a host and keeps it in step with the store. The host has a size and is positioned. This
 * module brings the game engine with it: load it with a dynamic import.
 */
export function mountMap(host: HTMLElement): MountedMap {
  const map = new StoreMap(host)
  const opened = map.open().catch((problem: unknown) => {
    console.error('map', problem)
    map.destroy()
    throw problem
  })
  return { opened, destroy: () => map.destroy() }
}

/** How near the middle of the screen a land must lie for the Enter key to choose it, in CSS pixels. */
const ENTER_REACH = 20
/** What a press on a zoom button does. */
const ZOOM = 1.6

/** The elements, the game and their link to the store, from mounting until they are destroyed. */
class StoreMap {
  readonly #frame: MapFrame
  #world: WorldScene | undefined
  #link: StoreLink | undefined
  /** What undoes what was done so far. */
  readonly #undo: (() => void)[] = []

  constructor(host: HTMLElement) {
    this.#frame = createMapFrame(host, {
      zoomIn: () => this.#world?.camera.glideZoom(ZOOM),
      zoomOut: () => this.#world?.camera.glideZoom(1 / ZOOM),
      whole: () => this.#world?.camera.glideToWhole(),
      skip: () => this.#link?.skip(),
    })
    this.#undo.push(() => this.#frame.root.remove())
  }

  /** Resolves when the map is on the screen; rejects when there will be none. */
  async open(): Promise<void> {
    const { surface } = this.#frame
    const renderer = chooseRenderer()
    const density = chooseDensity(surface, renderer)
    const world = await new Promise<WorldScene>((onCreated, onFailed) => {
      const scene = new WorldScene({
        density,
        font: getComputedStyle(surface).fontFamily || 'sans-serif',
        home: ownCapital(),
        theatre: theatreNow(surface),
        isCalm: () => settings.peek().reducedMotion,
        pointers: {
          tap: (point, reach) => this.#link?.choose(point, reach),
          hover: (point) => this.#link?.hover(point) ?? false,
        },
        onSight: () => this.#link?.showSight(),
        onCreated,
        onFailed,
      })
      const game = openGame({ host: surface, density, renderer, scenes: [new PreloadScene(onFailed), scene] })
      this.#undo.push(() => game.destroy())
    })
    this.#connect(world)
  }

  destroy(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo()
  }

  #connect(world: WorldScene): void {
    const { camera, density } = world
    const link = new StoreLink(world, this.#frame)
    this.#world = world
    this.#link = link
    this.#undo.push(
      () => link.destroy(),
      listenToKeys(this.#frame.surface, camera, density, {
        enter: () => link.choose([camera.width / 2, camera.height / 2], ENTER_REACH),
        escape: () => link.skip(),
      }),
    )
  }
}

/** What bars, cards and faces of the war room lie over the map's edges, in CSS pixels: beside it on a wide screen, above and below it on a narrow one. */
const WIDE: Margins = { top: 64, right: 96, bottom: 76, left: 316 }
const NARROW: Margins = { top: 160, right: 0, bottom: 190, left: 0 }

/** The theatre of the open match; undefined before the first view. */
function theatreNow(surface: HTMLElement): { readonly box: WorldBox; readonly margins: Margins } | undefined {
  const view = observation.peek()
  const isNarrow = surface.clientWidth < surface.clientHeight
  return view && { box: theatreOf(view), margins: isNarrow ? NARROW : WIDE }
}

/** The viewer's own capital on the flat world; undefined for spectators. */
function ownCapital(): Point | undefined {
  const view = observation.peek()
  const capital = view?.powers.find(({ id }) => id === view.self?.id)?.capital
  return capital && project(capital)
}
