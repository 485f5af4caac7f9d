import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../text/text.ts'

/** How many times as wide as its place the map can be drawn. */
const ZOOMS = [1, 2, 4, 8] as const

/** The map in a place of its own, in which it scrolls where it is drawn larger: small countries can be hit with a finger. */
export function ScrollingMap({ children }: { readonly children: ComponentChildren }) {
  const [step, setStep] = useState(0)
  const frame = useRef<HTMLElement>(null)
  const drawn = useRef<number>(ZOOMS[0])
  const zoom = ZOOMS[step] ?? ZOOMS[0]
  // What was in the middle stays there.
  useLayoutEffect(() => {
    const { current } = frame
    if (current === null) return
    const ratio = zoom / drawn.current
    drawn.current = zoom
    const { clientWidth: wide, clientHeight: high } = current
    current.scrollLeft = (current.scrollLeft + wide / 2) * ratio - wide / 2
    current.scrollTop = (current.scrollTop + high / 2) * ratio - high / 2
  }, [zoom])
  const change = (by: 1 | -1) => setStep((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)))
  return (
    <div class="map-place">
      <p class="ways">
        <button
          type="button"
          aria-disabled={step === ZOOMS.length - 1}
          onClick={() => change(1)}
          data-test="map-closer"
        >
          {t('map.zoomIn')}
        </button>{' '}
        <button type="button" aria-disabled={step === 0} onClick={() => change(-1)} data-test="map-farther">
          {t('map.zoomOut')}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={frame} class="map-frame" tabIndex={0} aria-label={t('workshop.map')}>
        <div style={{ inlineSize: `${zoom * 100}%` }}>{children}</div>
      </section>
    </div>
  )
}
