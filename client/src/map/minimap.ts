import { COLOURS, type PowerLook } from '../theme/tokens.ts'
import { toWorld, type View, wholeScale } from './camera/view.ts'
import { type Land, planKey } from './facts/plan.ts'
import type { Atlas } from './land/atlas.ts'
import { type Point, WORLD } from './land/projection.ts'
import type { Stage } from './stage.ts'

/** The whole world in a corner while the map shows a part of it, with a frame around that part. */
export interface Minimap {
  readonly element: HTMLElement
  show(plan: readonly Land[]): void
  place(view: View): void
}

/** CSS pixels. */
const WIDTH = 148
const SCALE = WIDTH / WORLD.width
const HEIGHT = Math.round(WORLD.height * SCALE)
/** Painted finer than shown, for dense screens. */
const DETAIL = 2
/** As long as nearly the whole world is on the screen the corner stays empty. */
const PART = 1.25

/** @param go looks at this place of the world */
export function minimap(stage: Stage, atlas: Atlas, go: (place: Point) => void): Minimap {
  const element = document.createElement('div')
  element.className = 'map-mini'
  element.hidden = true
  // The same is done by keys and in the lists; a picture to click at says nothing to who cannot see it.
  element.setAttribute('aria-hidden', 'true')
  const picture = document.createElement('canvas')
  picture.width = WIDTH * DETAIL
  picture.height = HEIGHT * DETAIL
  const frame = document.createElement('span')
  element.append(picture, frame)
  element.addEventListener('pointerdown', (event) => {
    const { left, top } = element.getBoundingClientRect()
    go([(event.clientX - left) / SCALE, (event.clientY - top) / SCALE])
    event.stopPropagation()
  })
  let key = ''
  return {
    element,
    show(plan) {
      if (planKey(plan) === key) return
      key = planKey(plan)
      paint(picture, atlas, plan)
    },
    place(view) {
      const size = stage.size()
      element.hidden = view.scale < wholeScale(size) * PART
      const [left, top] = toWorld(view, [0, 0])
      const [right, bottom] = toWorld(view, [size.width, size.height])
      frame.style.transform = `translate(${left * SCALE}px, ${Math.max(0, top * SCALE)}px)`
      frame.style.width = `${(right - left) * SCALE}px`
      frame.style.height = `${Math.min(HEIGHT, bottom * SCALE) - Math.max(0, top * SCALE)}px`
    },
  }
}

/** Lands in plain colours: patterns would be dirt at this size. */
function paint(picture: HTMLCanvasElement, atlas: Atlas, plan: readonly Land[]): void {
  const pen = picture.getContext('2d')
  if (pen === null) return
  const owners = new Map(plan.flatMap((land) => land.territories.map((id) => [id, land] as const)))
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, picture.width, picture.height)
  pen.scale(SCALE * DETAIL, SCALE * DETAIL)
  for (const { id, path } of atlas.territories) {
    const land = owners.get(id)
    pen.fillStyle = colourOf(land?.kind === 'power' ? land.look : undefined)
    pen.fill(path)
  }
}

const colourOf = (look: PowerLook | undefined): string => look?.colour ?? COLOURS.lineStrong
