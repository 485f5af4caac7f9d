import type { MapFacts } from '../facts/mapFacts.ts'
import { emberCount, litCities, type PaintedLand, paintPlanKey } from '../facts/plan.ts'
import type { LandOwner } from '../land/landRegistry.ts'
import { WORLD } from '../land/projection.ts'
import type { MapWorld } from '../mapWorld.ts'
import { type PaintArea, visibleArea } from '../paint/paintArea.ts'
import { type Cities, createPainter, paintWorld } from '../paint/paintWorld.ts'
import { createSlicedTask, flushedSlices, type Sliced } from '../paint/slicedTask.ts'
import { createTextureBuffer, type TextureBuffer } from '../paint/textureBuffer.ts'
import { MapLayer } from './MapLayer.ts'

/** The sharp picture reaches this share of the screen beyond its edges, so that a short pan stays sharp. */
const MARGIN = 0.12

const COARSE: PaintArea = { scale: 1, left: 0, top: 0, width: WORLD.width, height: WORLD.height }

/** Emitted by the layer when the screen shows the plan it was given last. */
export const PAINTED_EVENT = 'painted'

/**
 * Sea and lands, painted with Canvas 2D into two textures: the whole world, coarse, for while the camera moves; and what
 * the screen shows, sharp, painted when the camera has come to rest. Nothing is painted per frame. Phaser's Graphics would
 * tessellate all coastlines at every frame, knows no dashes, clips or patterns, and blurs as one zooms in.
 */
export class GeographyLayer extends MapLayer {
  readonly #whole: TextureBuffer
  readonly #sharp: TextureBuffer
  readonly #work = createSlicedTask()
  #plan: readonly PaintedLand[] = []
  /** What the plan looks like; empty before the first. */
  #planKey = ''
  /** What the sharp picture shows, and the one that is painted or being painted now. */
  #sharpKey = ''
  #wantedKey = ''
  /** The plan the coarse picture shows. */
  #wholeKey = ''

  constructor(world: MapWorld) {
    super(world)
    this.#whole = createTextureBuffer(this, 0)
    this.#sharp = createTextureBuffer(this, 1)
    this.once('destroy', this.#work.stop)
  }

  override showFacts({ plan }: MapFacts): void {
    this.#plan = plan
    this.#planKey = paintPlanKey(plan)
    this.#startPainting()
  }

  override onRest(): void {
    if (this.#planKey) this.#startPainting()
  }

  /** What is painted already, or under way, is not begun again. */
  #startPainting(): void {
    const { camera } = this.world
    const area = visibleArea(camera.view, camera, MARGIN)
    const wanted = `${this.#planKey}@${Object.values(area).join(',')}`
    if (wanted === this.#wantedKey) return
    this.#wantedKey = wanted
    this.#work.start(this.#paint(wanted, area))
  }

  /** Paints in slices, the sharp part first. */
  *#paint(wanted: string, area: PaintArea): Sliced {
    const { camera, density } = this.world
    if (wanted !== this.#sharpKey) {
      yield* this.#draw(this.#sharp, area, density)
      this.#sharpKey = wanted
      this.emit(PAINTED_EVENT)
      yield
    }
    if (this.#wholeKey !== this.#planKey) {
      yield* this.#draw(this.#whole, COARSE, density / Math.max(0.4, camera.width / WORLD.width))
      this.#wholeKey = this.#planKey
    }
  }

  *#draw(buffer: TextureBuffer, area: PaintArea, density: number): Sliced {
    const pen = buffer.begin(area)
    const painter = createPainter(pen, area, density)
    yield* flushedSlices(
      paintWorld(painter, this.world.atlas, this.#plan, (land) => this.#cities(land)),
      pen,
    )
    buffer.swap()
    this.world.requestFrame()
  }

  #cities(land: PaintedLand): Cities {
    const owner = { kind: land.kind, id: land.id } as LandOwner
    const { from, to } = litCities(land)
    const struck = emberCount(land.loss)
    return {
      lit: this.world.lands.places('target', owner, to).slice(from),
      struck: this.world.lands.places('target', owner, struck),
    }
  }
}
