import './map.css'
import { observation } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { openFrame } from './frame.ts'
import { chooseDensity, chooseRenderer, openGame } from './game.ts'
import { listenToKeys } from './input/keys.ts'
import { project } from './land/projection.ts'
import { PreloadScene } from './PreloadScene.ts'
import { StoreLink } from './storeLink.ts'
import { WorldScene } from './WorldScene.ts'

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
  let world: WorldScene | undefined
  let link: StoreLink | undefined
  const stops: (() => void)[] = []
  const frame = openFrame(host, {
    zoomIn: () => world?.camera.glideZoom(1.6),
    zoomOut: () => world?.camera.glideZoom(1 / 1.6),
    whole: () => world?.camera.glideToWhole(),
    skip: () => link?.skip(),
  })
  const destroy = () => {
    for (const stop of stops.splice(0).reverse()) stop()
  }
  stops.push(() => frame.root.remove())

  const open = () =>
    new Promise<void>((resolve, reject) => {
      const renderer = chooseRenderer()
      const density = chooseDensity(frame.surface, renderer)
      const onCreated = (created: WorldScene) => {
        world = created
        const linked = new StoreLink(created, frame)
        link = linked
        const { camera } = created
        const middle = () => [camera.width / 2, camera.height / 2] as const
        stops.push(
          () => linked.destroy(),
          listenToKeys(frame.surface, camera, density, {
            enter: () => linked.choose(middle(), 20),
            escape: () => linked.skip(),
          }),
        )
        resolve()
      }
      const scene = new WorldScene({
        density,
        font: getComputedStyle(frame.surface).fontFamily || 'sans-serif',
        home: homeOf(),
        isCalm: () => settings.peek().reducedMotion,
        pointers: {
          tap: (point, reach) => link?.choose(point, reach),
          hover: (point) => link?.hover(point) ?? false,
        },
        onCreated,
        onFailed: reject,
      })
      const game = openGame({
        host: frame.surface,
        density,
        renderer,
        scenes: [new PreloadScene(reject), scene],
      })
      stops.push(() => game.destroy())
    })
  const opened = open().catch((problem: unknown) => {
    console.error('map', problem)
    destroy()
    throw problem
  })
  return { opened, destroy }
}

/** The viewer's own capital on the flat world; undefined for spectators. */
function homeOf() {
  const view = observation.peek()
  const capital = view?.powers.find(({ id }) => id === view.self?.id)?.capital
  return capital && project(capital)
}
