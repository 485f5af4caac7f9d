import { geoOrthographic } from 'd3-geo'
import { useEffect, useRef } from 'preact/hooks'
import { settings } from '../../store/settings.ts'
import { powerShort } from '../../text/text.ts'
import { lookOf } from '../../theme/tokens.ts'
import { Emblem } from '../../ui/Emblem.tsx'
import { Portrait } from '../../ui/Portrait.tsx'
import { useScreenDensity } from '../../ui/useScreenDensity.ts'
import { drawGlobe, LEAGUES, placeOfFace } from './drawGlobe.ts'

/** Longitude and latitude in the middle, in degrees, and how far the globe sways to either side: six faces stay in sight. */
const MIDDLE = [0, 25] as const
const SWAY = 20
/** Milliseconds of one sway there and back, of one pulse of the lines, and between two pictures. */
const SWAY_MILLISECONDS = 160_000
const PULSE_MILLISECONDS = 6000
const PICTURE_MILLISECONDS = 66
/** The globe's radius as a share of the canvas: the rest is air. */
const RADIUS = 0.427

/** A globe that sways slowly under the faces of six leaders. */
export function LivingGlobe() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const faces = useRef<HTMLDivElement>(null)
  const isCalm = settings.value.reducedMotion
  const density = Math.min(useScreenDensity(), 2)
  useEffect(
    () => (canvas.current && faces.current ? live(canvas.current, faces.current, { isCalm, density }) : undefined),
    [isCalm, density],
  )
  return (
    <>
      <canvas ref={canvas} />
      <div ref={faces}>
        {LEAGUES.map(({ id, look }) => (
          <span class="globe-face" key={id}>
            <span class="round" style={{ '--league': lookOf(look).colour }}>
              <Portrait power={id} look={look} />
            </span>
            <b>
              <Emblem look={look} /> {powerShort(id)}
            </b>
          </span>
        ))}
      </div>
    </>
  )
}

interface LiveOptions {
  readonly isCalm: boolean
  /** Pixels of the canvas to a CSS pixel. */
  readonly density: number
}

/** Draws the globe and moves the faces, until the returned function is called; once, where less motion is wished. */
function live(canvas: HTMLCanvasElement, faces: HTMLElement, { isCalm, density }: LiveOptions): () => void {
  const context = canvas.getContext('2d')
  if (context === null) return () => undefined
  const projection = geoOrthographic().clipAngle(90).precision(0)
  const begun = performance.now()
  /** Faces are never cut by an edge of the page. */
  const margin = (faces.querySelector('.round')?.clientWidth ?? 0) / 2 + 12
  let size = 0
  let last = Number.NEGATIVE_INFINITY
  let frame = 0
  const draw = (now: number) => {
    const { left, width: wide } = canvas.getBoundingClientRect()
    if (size !== wide) {
      size = wide
      canvas.width = canvas.height = Math.round(wide * density)
      projection.scale(canvas.width * RADIUS).translate([canvas.width / 2, canvas.width / 2])
    }
    const passed = now - begun
    const turn = MIDDLE[0] - SWAY * Math.sin((2 * Math.PI * passed) / SWAY_MILLISECONDS)
    projection.rotate([-turn, -MIDDLE[1]])
    drawGlobe(context, projection, passed / PULSE_MILLISECONDS)
    LEAGUES.forEach(({ capital }, n) => {
      const [x, y] = placeOfFace(projection, capital)
      const face = faces.children[n] as HTMLElement
      const within = Math.max(margin - left, Math.min(x / density, innerWidth - margin - left))
      face.style.transform = `translate(${within}px, ${y / density}px)`
    })
    last = now
  }
  const next = (now: number) => {
    if (now - last >= PICTURE_MILLISECONDS) draw(now)
    frame = requestAnimationFrame(next)
  }
  const still = () => draw(begun)
  if (isCalm) {
    still()
    addEventListener('resize', still)
  } else next(begun)
  return () => {
    cancelAnimationFrame(frame)
    removeEventListener('resize', still)
  }
}
