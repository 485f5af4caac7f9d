import './map.css'
import type { Topology } from 'topojson-specification'
import worldUrl from '../../../assets/map/world.json?url'
import { fetchFonts } from '../theme/fonts.ts'
import { frameIn } from './frame.ts'
import { type Atlas, openAtlas } from './land/atlas.ts'
import { picker } from './land/picking.ts'
import { finishSlices } from './paint/slicedTask.ts'
import { openStage, type Stage } from './stage.ts'
import { openWorldMap, type WorldMap } from './worldMap.ts'

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
  let map: WorldMap | undefined
  let stage: Stage | undefined
  let gone = false
  const frame = frameIn(host, {
    zoomIn: () => map?.camera.glideZoom(1.6),
    zoomOut: () => map?.camera.glideZoom(1 / 1.6),
    whole: () => map?.camera.showWhole(),
    skip: () => map?.skip(),
  })
  const open = async () => {
    const [atlas, opened] = await Promise.all([loadAtlas(), openStage(frame.surface), fetchFonts()])
    stage = opened
    if (gone) return opened.destroy()
    const pick = picker(atlas)
    await finishSlices(pick.paint())
    if (gone) return opened.destroy()
    map = openWorldMap(frame, opened, atlas, pick)
  }
  const destroy = () => {
    if (gone) return
    gone = true
    map?.destroy()
    stage?.destroy()
    frame.root.remove()
  }
  const opened = open().catch((problem: unknown) => {
    console.error('map', problem)
    destroy()
    throw problem
  })
  return { opened, destroy }
}

/** Milliseconds of reading the map file between two breaths. */
const BREATH = 10

async function loadAtlas(): Promise<Atlas> {
  const response = await fetch(worldUrl)
  if (!response.ok) throw new Error(`world.json: ${response.status}`)
  const topology: Topology = await response.json()
  let until = performance.now() + BREATH
  return openAtlas(topology, async () => {
    if (performance.now() < until) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    until = performance.now() + BREATH
  })
}
