import type { Atlas } from '../atlas.ts'
import { easel, paintWorld } from '../paintWorld.ts'
import { emberCount, type Land, planKey } from '../plan.ts'
import { type Point, WORLD } from '../projection.ts'
import { type Opening, type Sheet, sheet } from '../sheet.ts'
import { bench } from '../slices.ts'
import type { Stage } from '../stage.ts'
import type { View } from '../view.ts'

/**
 * The painted world. Two sheets: the whole world, coarse, for while the view moves; and what the screen shows, sharp,
 * painted when the view has come to rest. Nothing is painted per frame.
 */
export interface Geography {
  setPlan(plan: readonly Land[]): void
  place(view: View): void
  rest(view: View): void
  /** Called when a plan has come on the screen. */
  onShown(listener: () => void): void
  destroy(): void
}

/** The sharp sheet reaches this share of the screen beyond its edges, so that a short pan stays sharp. */
const MARGIN = 0.12

/** The part of the world a screen shows, with a margin. */
export function openingFor(stage: Stage, view: View, margin: number): Opening {
  const { width, height } = stage.size()
  const [besideX, besideY] = [Math.ceil(width * margin), Math.ceil(height * margin)]
  return {
    scale: view.scale,
    left: view.left + besideX,
    top: view.top + besideY,
    width: width + 2 * besideX,
    height: height + 2 * besideY,
  }
}

const COARSE: Opening = { scale: 1, left: 0, top: 0, width: WORLD.width, height: WORLD.height }

export function geography(
  stage: Stage,
  atlas: Atlas,
  places: (land: Land, count: number) => readonly Point[],
): Geography {
  const whole = sheet(stage.scene, 0)
  const sharp = sheet(stage.scene, 1)
  const work = bench()
  const shown: (() => void)[] = []
  let plan: readonly Land[] = []
  let key = ''
  let view: View | undefined
  let sharpKey = ''
  let wholeKey = ''
  const embersOf = (land: Land) => places(land, emberCount(land.loss))

  const show = (on: Sheet) => {
    on.turn()
    if (view) on.place(view)
    stage.draw()
  }
  function* paint(at: View) {
    const opening = openingFor(stage, at, MARGIN)
    const wanted = keyOf(opening)
    if (wanted !== sharpKey) {
      yield* paintWorld(easel(sharp.fresh(opening), opening, stage.density), atlas, plan, embersOf)
      sharpKey = wanted
      show(sharp)
      for (const listener of shown) listener()
      yield
    }
    if (wholeKey !== key) {
      const fit = stage.size().width / WORLD.width
      yield* paintWorld(easel(whole.fresh(COARSE), COARSE, stage.density / Math.max(0.4, fit)), atlas, plan, embersOf)
      wholeKey = key
      show(whole)
    }
  }
  const keyOf = ({ scale, left, top, width, height }: Opening) => `${key}@${scale},${left},${top},${width},${height}`
  return {
    setPlan(next) {
      const nextKey = planKey(next)
      if (nextKey === key) return
      plan = next
      key = nextKey
      if (view) work.start(paint(view))
    },
    place(next) {
      const first = view === undefined
      view = next
      whole.place(next)
      sharp.place(next)
      if (first && key) work.start(paint(next))
    },
    rest(next) {
      if (key) work.start(paint(next))
    },
    onShown: (listener) => shown.push(listener),
    destroy: () => work.stop(),
  }
}
