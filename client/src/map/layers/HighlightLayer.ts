import { COLOURS } from '../../theme/tokens.ts'
import type { Focus } from '../facts/mapFacts.ts'
import type { Region } from '../land/atlas.ts'
import { boundsOverlap } from '../land/trace.ts'
import type { MapWorld } from '../mapWorld.ts'
import { visibleArea } from '../paint/paintArea.ts'
import { createPainter, type Painter } from '../paint/paintWorld.ts'
import { createTextureBuffer, type TextureBuffer } from '../paint/textureBuffer.ts'
import { withOpacity } from '../paint/tones.ts'
import { MapLayer } from './MapLayer.ts'

/** The outlines of the chosen land and of the one under the mouse. */
export class HighlightLayer extends MapLayer {
  readonly #buffer: TextureBuffer
  #focus: Focus = { selected: undefined, hovered: undefined }
  #painted = ''

  constructor(world: MapWorld) {
    super(world)
    this.#buffer = createTextureBuffer(this, 0)
  }

  override showFocus(focus: Focus): void {
    this.#focus = focus
    this.#paint()
  }

  override onRest(): void {
    this.#paint()
  }

  #paint(): void {
    const { selected, hovered } = this.#focus
    const { camera, density } = this.world
    const area = visibleArea(camera.view, camera, 0)
    const wanted = `${selected?.ids.join()}/${hovered?.ids.join()}@${Object.values(area).join()}`
    if (wanted === this.#painted) return
    this.#painted = wanted
    if (selected || hovered) {
      const painter = createPainter(this.#buffer.begin(area), area, density)
      if (hovered && hovered !== selected && boundsOverlap(hovered.bounds, painter.seen)) paintHovered(painter, hovered)
      if (selected && boundsOverlap(selected.bounds, painter.seen)) paintSelected(painter, selected)
      this.#buffer.swap()
    } else this.#buffer.hide()
    this.world.requestFrame()
  }
}

function paintHovered({ pen, pixel }: Painter, { path, rim }: Region): void {
  pen.fillStyle = withOpacity(COLOURS.text, 0.07)
  pen.fill(path)
  pen.lineWidth = 1.2 * pixel
  pen.strokeStyle = withOpacity(COLOURS.text, 0.65)
  pen.stroke(rim)
}

function paintSelected({ pen, pixel }: Painter, { path, rim }: Region): void {
  pen.fillStyle = withOpacity(COLOURS.text, 0.06)
  pen.fill(path)
  for (const [width, colour] of [
    [7, withOpacity(COLOURS.focus, 0.16)],
    [4, withOpacity(COLOURS.ground, 0.8)],
    [1.8, COLOURS.text],
  ] as const) {
    pen.lineWidth = width * pixel
    pen.strokeStyle = colour
    pen.stroke(rim)
  }
}
