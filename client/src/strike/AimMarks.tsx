import type { PowerId } from '#shared/ids'
import type { PlayerView } from '#shared/view/observation'
import { mapSight, type SurfacePoint } from '../store/mapSight.ts'

/** Crosses drawn over a target, and lines that lead there. */
const MOST_MARKS = 8
/** How far a line bends upwards, as a share of its length. */
const BEND = 0.22

/** Where a launch would go, on the map: lines from the own sites to crosses over the target. In an age without missiles the lines are rails. */
export function AimMarks({ view, target }: { readonly view: PlayerView; readonly target: PowerId | undefined }) {
  const sight = mapSight.value
  if (sight === undefined || target === undefined) return null
  const from = sight.sitesOf('launch', { kind: 'power', id: view.self.id }, MOST_MARKS)
  const to = sight.sitesOf('target', { kind: 'power', id: target }, MOST_MARKS)
  const isFlown = view.skin === undefined
  return (
    <svg class={isFlown ? 'aim-marks' : 'aim-marks rails'} aria-hidden="true">
      {to.map((end, n) => {
        const start = from[n % Math.max(1, from.length)]
        return start && <path key={n} class="way" d={wayOf(start, end, isFlown ? BEND : 0)} />
      })}
      {to.map(([x, y], n) => (
        <g key={n} class="cross" transform={`translate(${x} ${y})`}>
          <circle r="10" />
          <path d="M-16 0h10M6 0h10M0-16v10M0 6v10" />
        </g>
      ))}
    </svg>
  )
}

function wayOf([ax, ay]: SurfacePoint, [bx, by]: SurfacePoint, bend: number): string {
  const far = Math.hypot(bx - ax, by - ay)
  return `M${ax} ${ay}Q${(ax + bx) / 2} ${(ay + by) / 2 - 2 * bend * far} ${bx} ${by}`
}
