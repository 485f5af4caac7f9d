import type { RadarTrack } from '#shared/view/bearing'
import { powerShort, t } from '../text/text.ts'

/** Radius of the screen, how far out the far end of the tracks is, and how far the nearest has come, in units of the drawing. */
const RIM = 100
const FAR = 66
const NEAR = 30
/** Most tracks that are drawn; of more these stand for all. */
const MOST = 48
/** Steps that spread points evenly over an area, whatever their number (the R2 sequence). */
const EVENLY = [0.75488, 0.56984] as const
/** Half the angle over which the tracks of one power are spread, in radians. */
const SPREAD = 0.32

/** A radar screen with the viewer at its middle. Its tracks come from where their origin lies; without tracks it only turns. */
export function Radar({ tracks }: { readonly tracks: readonly RadarTrack[] }) {
  return (
    <div class="radar" aria-hidden="true">
      <div class="sweep" />
      <svg viewBox="-110 -110 220 220" aria-hidden="true">
        {[RIM, 66, 33].map((r) => (
          <circle key={r} r={r} class={r === RIM ? 'ring rim' : 'ring'} />
        ))}
        <path d="M-100 0h200M0 -100v200" class="ring" />
        {Array.from({ length: 36 }, (_, n) => (
          <line key={n} y1="-100" y2={n % 3 === 0 ? '-94' : '-97'} class="ring" transform={`rotate(${n * 10})`} />
        ))}
        {tracks.map((track) => (
          <Tracks key={track.origin} track={track} />
        ))}
        {tracks.length > 0 && (
          <>
            <circle r="4" class="own" />
            <text y="-8" class="own-name">
              {t('alarm.you')}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}

function Tracks({ track }: { readonly track: RadarTrack }) {
  // Radians clockwise from the north.
  const bearing = Math.atan2(...track.from)
  const count = Math.min(MOST, track.count)
  return (
    <>
      {Array.from({ length: count }, (_, n) => {
        const angle = bearing + SPREAD * (2 * ((n * EVENLY[0]) % 1) - 1)
        const way = NEAR + (FAR - NEAR) * ((n * EVENLY[1] + 0.2) % 1)
        const [x, y] = [Math.sin(angle) * way, -Math.cos(angle) * way]
        const tail = `M${x.toFixed(1)} ${y.toFixed(1)}L${(Math.sin(angle) * FAR * 1.3).toFixed(1)} ${(-Math.cos(angle) * FAR * 1.3).toFixed(1)}`
        return (
          <g key={n}>
            <path d={tail} class="tail" />
            <path
              d="M0 3.400L-2.200 -2.400L2.200 -2.400z"
              class="blip"
              transform={`translate(${x} ${y}) rotate(${(angle * 180) / Math.PI})`}
            />
          </g>
        )
      })}
      <text class="origin" x={Math.sin(bearing) * 84} y={-Math.cos(bearing) * 84}>
        {powerShort(track.origin)}
      </text>
    </>
  )
}
