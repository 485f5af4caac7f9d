import { centred, mixViews, openingView, panBy, resizeView, type View, wholeView, zoomAt } from './camera/view.ts'
import type { Point } from './land/projection.ts'
import type { Stage } from './stage.ts'

/** What looks at the world, and who wants to know when it moves. */
export interface Camera {
  view(): View
  pan(dx: number, dy: number): void
  /** At once, as fingers and wheels want it. */
  zoom(factor: number, at: Point): void
  /** In a short glide, as keys and buttons want it. */
  glideZoom(factor: number, at?: Point): void
  glidePan(dx: number, dy: number): void
  showWhole(): void
  /** Glides until this place of the world is in the middle, as far as the edges allow. */
  glideTo(place: Point): void
  /** Told of every move. */
  onMove(listener: (view: View) => void): void
  /** Told when the view has been still for a moment. */
  onRest(listener: (view: View) => void): void
  destroy(): void
}

const GLIDE = 220
const STILL = 110

const ease = (t: number): number => 1 - (1 - t) ** 3

export function camera(stage: Stage, home: Point | undefined, isCalm: () => boolean): Camera {
  let view = openingView(stage.size(), home)
  let glide: { from: View; to: View; start: number } | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  const moved: ((view: View) => void)[] = []
  const rested: ((view: View) => void)[] = []

  const set = (next: View) => {
    view = next
    for (const listener of moved) listener(view)
    stage.draw()
    clearTimeout(rest)
    rest = setTimeout(() => {
      for (const listener of rested) listener(view)
    }, STILL)
  }
  const jump = (next: View) => {
    glide = undefined
    set(next)
  }
  const glideTo = (to: View) => {
    if (isCalm()) return jump(to)
    glide = { from: view, to, start: performance.now() }
    stage.draw()
  }
  stage.beforeFrame(() => {
    if (glide === undefined) return false
    const t = Math.min(1, (performance.now() - glide.start) / GLIDE)
    const { from, to } = glide
    if (t >= 1) glide = undefined
    set(t >= 1 ? to : mixViews(from, to, ease(t)))
    return glide !== undefined
  })
  stage.onResize((before, after) => jump(resizeView(view, before, after)))
  const goal = () => glide?.to ?? view
  const middle = (): Point => [stage.size().width / 2, stage.size().height / 2]
  return {
    view: () => view,
    pan: (dx, dy) => jump(panBy(view, stage.size(), dx, dy)),
    zoom: (factor, at) => jump(zoomAt(view, stage.size(), factor, at)),
    glideZoom: (factor, at = middle()) => glideTo(zoomAt(goal(), stage.size(), factor, at)),
    glidePan: (dx, dy) => glideTo(panBy(goal(), stage.size(), dx, dy)),
    showWhole: () => glideTo(wholeView(stage.size())),
    glideTo: (place) => glideTo(centred(stage.size(), goal().scale, place)),
    onMove: (listener) => moved.push(listener),
    onRest: (listener) => rested.push(listener),
    destroy: () => clearTimeout(rest),
  }
}
