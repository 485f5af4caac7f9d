import { Scene, Scenes } from 'phaser'
import type { Topology } from 'topojson-specification'
import worldUrl from '../../../assets/map/world.json?url'
import { fetchFonts } from '../theme/fonts.ts'
import { openAtlas } from './land/atlas.ts'
import { createLandPicker } from './land/picking.ts'
import { finishSlices } from './paint/slicedTask.ts'
import { WorldScene, type WorldSources } from './WorldScene.ts'

const WORLD_FILE = 'world'
/** Milliseconds of reading the map file between two pauses that let the page answer. */
const SLICE = 10

/** Fetches and reads the map file, then starts the world scene with it. */
export class PreloadScene extends Scene {
  readonly #onFailed: (problem: unknown) => void

  /** @param onFailed called when there will be no map */
  constructor(onFailed: (problem: unknown) => void) {
    super('preload')
    this.#onFailed = onFailed
  }

  preload(): void {
    this.load.json(WORLD_FILE, worldUrl)
    void fetchFonts()
  }

  /** Phaser comes here whether the file was loaded or not. */
  create(): void {
    let destroyed = false
    this.events.once(Scenes.Events.DESTROY, () => {
      destroyed = true
    })
    const { loop } = this.game
    const start = (sources: WorldSources) => {
      if (destroyed) return
      this.scene.start(WorldScene.KEY, sources)
      loop.wake()
    }
    // There is nothing to draw meanwhile.
    loop.sleep()
    this.#prepare().then(start).catch(this.#onFailed)
  }

  /** What would hold up the page for long is done in slices. */
  async #prepare(): Promise<WorldSources> {
    const topology: Topology | undefined = this.cache.json.get(WORLD_FILE)
    if (topology === undefined) throw new Error(`${worldUrl} could not be loaded`)
    const atlas = await openAtlas(topology, pauses())
    const picker = createLandPicker(atlas)
    await finishSlices(picker.paint())
    await fetchFonts()
    return { atlas, picker }
  }
}

/** A function to await often: it pauses for a task of the page whenever a slice of work is over. */
function pauses(): () => Promise<void> {
  let until = performance.now() + SLICE
  return async () => {
    if (performance.now() < until) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    until = performance.now() + SLICE
  }
}
