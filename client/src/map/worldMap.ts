import { effect } from '@preact/signals'
import i18next from 'i18next'
import type { PowerId, TerritoryId } from '#shared/ids'
import type { Observation } from '#shared/view/observation'
import { select } from '../commands/roomView.ts'
import { playSalvos } from '../playback/playSalvos.ts'
import type { Ground } from '../playback/script.ts'
import { observation, type Selection, salvos, selection } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { powerName, powerShort, stateName } from '../text/text.ts'
import type { Atlas, Region } from './atlas.ts'
import { type Camera, camera as openCamera } from './camera.ts'
import { baseMarks, powerMarks, strains, umbrellaMarks } from './facts.ts'
import type { Frame } from './frame.ts'
import { listenToGestures } from './gestures.ts'
import { geography } from './layers/geography.ts'
import { highlight } from './layers/highlight.ts'
import { labels } from './layers/labels.ts'
import { promises } from './layers/promises.ts'
import { strikes } from './layers/strikes.ts'
import { tensionLines } from './layers/tension.ts'
import { warningTracks } from './layers/tracks.ts'
import { type Minimap, minimap } from './minimap.ts'
import type { Picker } from './picking.ts'
import { emberCount, planOf } from './plan.ts'
import { type Point, project } from './projection.ts'
import { scatter } from './scatter.ts'
import type { Stage } from './stage.ts'
import { toWorld } from './view.ts'

/** The living map: layers on a stage, in step with the store. */
export interface WorldMap {
  readonly camera: Camera
  skip(): void
  destroy(): void
}

/** How near a finger must come to a shore, in CSS pixels. */
const REACH: Readonly<Record<string, number>> = { touch: 14, pen: 8 }

/** Nothing is launched from or aimed at the ice north of here. */
const ICE = project([0, 71])[1]
/** World units within which most launch sites and most targets lie, from the capital. */
const SPREAD: Readonly<Record<string, number>> = { launch: 110, target: 300 }

/** The chance of a place to be taken, 0–1: the nearer the capital, the likelier. */
function nearness([x, y]: Point, capital: Point | undefined, purpose: string): number {
  if (!capital) return 1
  const far = Math.hypot(x - capital[0], y - capital[1]) / (SPREAD[purpose] ?? 300)
  return 1 / (1 + far * far * far)
}

/** Knows whose land is where. */
function landRegister(atlas: Atlas, pick: Picker) {
  let owners = new Map<TerritoryId, Selection>()
  let lands = new Map<string, Region>()
  const capitals = new Map<string, Point>()
  const spread = new Map<string, readonly Point[]>()
  return {
    read(view: Observation) {
      owners = new Map()
      lands = new Map()
      for (const { id, territories } of view.states) {
        for (const territory of territories) owners.set(territory, { kind: 'state', id })
        lands.set(`state/${id}`, atlas.region(territories))
      }
      for (const { id, territories, capital } of view.powers) {
        capitals.set(id, project(capital))
        for (const territory of territories) owners.set(territory, { kind: 'power', id })
        lands.set(`power/${id}`, atlas.region(territories))
      }
    },
    ownerAt(place: Point, reach: number): Selection | undefined {
      const territory = pick.at(place, reach)
      return territory === undefined ? undefined : owners.get(territory)
    },
    regionOf: (chosen: Selection | undefined) => chosen && lands.get(`${chosen.kind}/${chosen.id}`),
    /** Places spread over a land; `purpose` tells launch sites from targets. */
    places(purpose: string, owner: Selection, count: number): readonly Point[] {
      const region = lands.get(`${owner.kind}/${owner.id}`)
      if (!region || count <= 0) return []
      const name = `${purpose}/${owner.id}`
      const known = spread.get(name) ?? []
      if (known.length >= count) return known.slice(0, count)
      const mine = new Set(region.ids)
      const found = scatter(name, count, region.bounds, (at, draw) => {
        if (at[1] < ICE || draw > nearness(at, capitals.get(owner.id), purpose)) return false
        const territory = pick.at(at, 0)
        return territory !== undefined && mine.has(territory)
      })
      spread.set(name, found)
      return found
    },
  }
}

function nameOf(chosen: Selection): string {
  return chosen.kind === 'power' ? powerName(chosen.id) : stateName(chosen.id)
}

export const openWorldMap = (frame: Frame, stage: Stage, atlas: Atlas, pick: Picker): WorldMap =>
  new LivingMap(frame, stage, atlas, pick)

class LivingMap implements WorldMap {
  readonly camera: Camera
  readonly #frame: Frame
  readonly #stage: Stage
  readonly #atlas: Atlas
  readonly #register: ReturnType<typeof landRegister>
  readonly #layers
  readonly #mini: Minimap
  /** War losses as the map shows them: they wait for the playing to end. */
  #shownLosses = new Map<PowerId, number>()
  #hovered: Selection | undefined
  readonly #undo: (() => void)[]

  constructor(frame: Frame, stage: Stage, atlas: Atlas, pick: Picker) {
    const font = getComputedStyle(frame.surface).fontFamily || 'sans-serif'
    const home = observation.peek()?.powers.find(({ id }) => id === observation.peek()?.self?.id)?.capital
    this.#frame = frame
    this.#stage = stage
    this.#atlas = atlas
    this.#register = landRegister(atlas, pick)
    this.camera = openCamera(stage, home && project(home), () => settings.peek().reducedMotion)
    this.#layers = {
      land: geography(stage, atlas, ({ kind, id }, count) =>
        this.#register.places('target', { kind, id } as Selection, count),
      ),
      lines: tensionLines(stage),
      promised: promises(stage),
      marks: labels(stage, font),
      tracks: warningTracks(stage),
      outlines: highlight(stage),
      fire: strikes(stage),
    }
    this.#mini = minimap(stage, atlas, (place) => this.camera.glideTo(place))
    frame.root.append(this.#mini.element)
    this.#followCamera()
    this.#refresh()
    this.#undo = [...this.#followStore(), this.#listen(), this.#playback()]
  }

  skip(): void {
    this.#layers.fire.skip()
  }

  destroy(): void {
    for (const stop of this.#undo) stop()
    this.#layers.land.destroy()
    this.camera.destroy()
  }

  #followCamera(): void {
    const { land, lines, promised, tracks, outlines, marks, fire } = this.#layers
    for (const layer of [land, lines, promised, tracks, outlines, marks, fire]) {
      this.camera.onMove((view) => layer.place(view))
      layer.place(this.camera.view())
    }
    this.camera.onMove((view) => this.#mini.place(view))
    this.#mini.place(this.camera.view())
    for (const layer of [land, outlines, marks]) this.camera.onRest((view) => layer.rest(view))
    land.onShown(() => {
      if (salvos.peek().length === 0) fire.clear()
    })
  }

  #followStore(): (() => void)[] {
    const relabel = () => {
      this.#frame.rename()
      this.#refresh()
    }
    // After the panels, in a task of its own: both at once would hold up the page.
    let waiting: ReturnType<typeof setTimeout> | undefined
    i18next.on('languageChanged', relabel)
    return [
      () => i18next.off('languageChanged', relabel),
      () => clearTimeout(waiting),
      effect(() => {
        observation.value
        clearTimeout(waiting)
        waiting = setTimeout(() => this.#refresh(), 0)
      }),
      effect(() => {
        selection.value
        this.#outline()
      }),
    ]
  }

  #listen(): () => void {
    const { size, density } = this.#stage
    return listenToGestures(this.#frame.surface, this.camera, density, {
      tap: (at, pointer) => this.#choose(at, REACH[pointer] ?? 3),
      hover: (at) => this.#hover(at),
      enter: () => this.#choose([size().width / 2, size().height / 2], 20),
      escape: () => {
        const busy = salvos.peek().length > 0
        this.skip()
        return busy
      },
    })
  }

  #playback(): () => void {
    const { fire, lines, promised } = this.#layers
    return playSalvos(
      fire,
      groundOf(this.#register, () => this.#shownLosses),
      {
        began: () => {
          lines.dim(0.15)
          promised.dim(0.15)
          this.#frame.showSkip('shown')
        },
        ended: () => {
          lines.dim(1)
          promised.dim(1)
          this.#frame.showSkip('hidden')
          this.#refresh()
        },
      },
    )
  }

  #refresh(): void {
    const view = observation.peek()
    if (view === undefined) return
    const { land, lines, promised, tracks, marks } = this.#layers
    this.#register.read(view)
    const waiting = salvos.peek().length > 0
    const lossNow = (id: PowerId, loss: number) => (waiting ? (this.#shownLosses.get(id) ?? loss) : loss)
    this.#shownLosses = new Map(view.powers.map(({ id, loss }) => [id, lossNow(id, loss)]))
    const plan = planOf(view, this.#shownLosses)
    land.setPlan(plan)
    this.#mini.show(plan)
    lines.show(strains(view))
    promised.show({ umbrellas: umbrellaMarks(view), bases: baseMarks(view) })
    tracks.show(view)
    marks.show(
      powerMarks(view).map((mark) => ({ mark, name: powerShort(mark.id) })),
      view.states.flatMap(({ id, territories }) => {
        const at = this.#atlas.region(territories).label
        return at ? [{ name: stateName(id), at }] : []
      }),
    )
    this.#outline()
  }

  #outline(): void {
    this.#layers.outlines.show(this.#register.regionOf(selection.peek()), this.#register.regionOf(this.#hovered))
  }

  #hover(at: Point | undefined): void {
    const { density } = this.#stage
    const over = at && this.#register.ownerAt(toWorld(this.camera.view(), at), 0)
    this.#frame.surface.classList.toggle('over', over !== undefined)
    this.#frame.tip(over && nameOf(over), (at?.[0] ?? 0) / density, (at?.[1] ?? 0) / density)
    if (over?.id === this.#hovered?.id) return
    this.#hovered = over
    this.#outline()
  }

  #choose(at: Point, reach: number): void {
    if (salvos.peek().length > 0) {
      this.skip()
      return
    }
    const view = this.camera.view()
    select(this.#register.ownerAt(toWorld(view, at), (reach * this.#stage.density) / view.scale))
  }
}

function groundOf(register: ReturnType<typeof landRegister>, losses: () => ReadonlyMap<PowerId, number>): Ground {
  return {
    launchSites: (power, count) => register.places('launch', { kind: 'power', id: power }, count),
    targets(power, count) {
      const burnt = emberCount(losses().get(power) ?? 0)
      return register.places('target', { kind: 'power', id: power }, burnt + count).slice(burnt)
    },
  }
}
