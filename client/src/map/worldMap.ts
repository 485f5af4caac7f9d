import { effect } from '@preact/signals'
import i18next from 'i18next'
import type { PowerId, TerritoryId } from '#shared/ids'
import type { Observation } from '#shared/view/observation'
import { select } from '../commands/select.ts'
import { playSalvos } from '../playback/playSalvos.ts'
import type { Ground } from '../playback/script.ts'
import { observation, type Selection, salvos, selection } from '../store/game.ts'
import { settings } from '../store/settings.ts'
import { powerName, powerShort, stateName } from '../text/text.ts'
import type { Atlas, Region } from './atlas.ts'
import { type Camera, camera as openCamera } from './camera.ts'
import { powerMarks, strains } from './facts.ts'
import type { Frame } from './frame.ts'
import { listenToGestures } from './gestures.ts'
import { geography } from './layers/geography.ts'
import { highlight } from './layers/highlight.ts'
import { labels } from './layers/labels.ts'
import { strikes } from './layers/strikes.ts'
import { tensionLines } from './layers/tension.ts'
import { warningTracks } from './layers/tracks.ts'
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

/** Knows whose land is where. */
function landRegister(atlas: Atlas, pick: Picker) {
  let owners = new Map<TerritoryId, Selection>()
  let lands = new Map<string, Region>()
  const spread = new Map<string, readonly Point[]>()
  return {
    read(view: Observation) {
      owners = new Map()
      lands = new Map()
      for (const { id, territories } of view.states) {
        for (const territory of territories) owners.set(territory, { kind: 'state', id })
        lands.set(`state/${id}`, atlas.region(territories))
      }
      for (const { id, territories } of view.powers) {
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
      const found = scatter(name, count, region.bounds, (at) => {
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

export function openWorldMap(frame: Frame, stage: Stage, atlas: Atlas, pick: Picker): WorldMap {
  const font = getComputedStyle(frame.surface).fontFamily || 'sans-serif'
  const home = observation.peek()?.powers.find(({ id }) => id === observation.peek()?.self?.id)?.capital
  const camera = openCamera(stage, home && project(home), () => settings.peek().reducedMotion)
  const register = landRegister(atlas, pick)
  const land = geography(stage, atlas, ({ kind, id }, count) =>
    register.places('target', { kind, id } as Selection, count),
  )
  const [lines, marks, tracks] = [tensionLines(stage), labels(stage, font), warningTracks(stage)]
  const [outlines, fire] = [highlight(stage), strikes(stage)]
  /** War losses as the map shows them: they wait for the playing to end. */
  let shownLosses = new Map<PowerId, number>()
  let hovered: Selection | undefined

  const outline = () => outlines.show(register.regionOf(selection.peek()), register.regionOf(hovered))
  const refresh = () => {
    const view = observation.peek()
    if (view === undefined) return
    register.read(view)
    const waiting = salvos.peek().length > 0
    shownLosses = new Map(view.powers.map(({ id, loss }) => [id, waiting ? (shownLosses.get(id) ?? loss) : loss]))
    land.setPlan(planOf(view, shownLosses))
    lines.show(strains(view))
    tracks.show(view)
    marks.show(
      powerMarks(view).map((mark) => ({ mark, name: powerShort(mark.id) })),
      view.states.flatMap(({ id, territories }) => {
        const at = atlas.region(territories).label
        return at ? [{ name: stateName(id), at }] : []
      }),
    )
    outline()
  }
  const hover = (at: Point | undefined) => {
    const over = at && register.ownerAt(toWorld(camera.view(), at), 0)
    frame.surface.classList.toggle('over', over !== undefined)
    frame.tip(over && nameOf(over), (at?.[0] ?? 0) / stage.density, (at?.[1] ?? 0) / stage.density)
    if (over?.id === hovered?.id) return
    hovered = over
    outline()
  }
  const choose = (at: Point, reach: number) => {
    if (salvos.peek().length > 0) return fire.skip()
    select(register.ownerAt(toWorld(camera.view(), at), (reach * stage.density) / camera.view().scale))
  }
  for (const layer of [land, lines, tracks, outlines, marks, fire]) {
    camera.onMove((view) => layer.place(view))
    layer.place(camera.view())
  }
  for (const layer of [land, outlines, marks]) camera.onRest((view) => layer.rest(view))
  land.onShown(() => {
    if (salvos.peek().length === 0) fire.clear()
  })
  refresh()
  const undo = [
    effect(() => {
      observation.value
      queueMicrotask(refresh)
    }),
    effect(() => {
      selection.value
      outline()
    }),
    listenToGestures(frame.surface, camera, stage.density, {
      tap: (at, pointer) => choose(at, REACH[pointer] ?? 3),
      hover,
      enter: () => choose([stage.size().width / 2, stage.size().height / 2], 20),
      escape: () => {
        const busy = salvos.peek().length > 0
        fire.skip()
        return busy
      },
    }),
    playSalvos(
      fire,
      groundOf(register, () => shownLosses),
      {
        began() {
          lines.dim(0.15)
          frame.showSkip('shown')
        },
        ended() {
          lines.dim(1)
          frame.showSkip('hidden')
          refresh()
        },
      },
    ),
  ]
  const relabel = () => {
    frame.rename()
    refresh()
  }
  i18next.on('languageChanged', relabel)
  return {
    camera,
    skip: () => fire.skip(),
    destroy() {
      i18next.off('languageChanged', relabel)
      for (const stop of undo) stop()
      land.destroy()
      camera.destroy()
    },
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
