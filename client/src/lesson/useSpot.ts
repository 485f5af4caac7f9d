import { useEffect, useState } from 'preact/hooks'
import { mapSight } from '../store/mapSight.ts'
import type { Spot, Step } from './steps.ts'

/** What is lit now, in CSS pixels of the window. */
export interface Lit {
  readonly step: Step
  readonly rect: Rect
}

type Rect = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>

/** How often places are looked up: controls move when panels open, lands when the camera does. */
const LOOK_MILLISECONDS = 150
/** Pixels a land's light is wide. */
const LAND = 96

function rectOf(at: Spot): Rect | undefined {
  if (typeof at === 'string') {
    const element = document.querySelector(at)
    const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
    return width > 0 && y < innerHeight && y + height > 0 ? { x, y, width, height } : undefined
  }
  const middle = mapSight.value?.middleOf(at)
  const surface = document.querySelector('.map-surface')?.getBoundingClientRect()
  if (middle === undefined || surface === undefined) return undefined
  return { x: surface.x + middle[0] - LAND / 2, y: surface.y + middle[1] - LAND / 2, width: LAND, height: LAND }
}

function litNow(steps: readonly Step[]): Lit | undefined {
  for (const step of steps) {
    const rect = rectOf(step.at)
    if (rect !== undefined) return { step, rect }
  }
  return undefined
}

/** The first of these steps whose place is on the screen, and that place, as long as both last. */
export function useSpot(steps: readonly Step[]): Lit | undefined {
  const [lit, setLit] = useState<Lit | undefined>(undefined)
  const names = steps.map(({ name }) => name).join()
  useEffect(() => {
    const look = () => setLit((was) => keepIfSame(was, litNow(steps)))
    look()
    const timer = setInterval(look, LOOK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [names])
  return lit
}

const keepIfSame = (was: Lit | undefined, now: Lit | undefined): Lit | undefined =>
  JSON.stringify(was) === JSON.stringify(now) ? was : now
