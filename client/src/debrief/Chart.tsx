import { useEffect, useRef } from 'preact/hooks'

interface ChartProps {
  /** The chart in words, for screen readers. */
  readonly says: string
  /** Draws for a width in CSS pixels. */
  draw(width: number): Element
}

/** A chart as wide as its container; drawn again when that width changes, or the language that it speaks. */
export function Chart({ says, draw }: ChartProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = host.current
    if (place === null) return
    let width = 0
    const redraw = () => {
      const now = Math.round(place.clientWidth)
      if (now === width || now === 0) return
      width = now
      place.replaceChildren(plain(draw(now)))
    }
    const observer = new ResizeObserver(redraw)
    observer.observe(place)
    redraw()
    return () => observer.disconnect()
  }, [draw, says])
  return <div ref={host} class="chart" role="img" aria-label={says} />
}

/**
 * Removes what the plotting library adds against the page's rules: style sheets, which the content policy forbids (debrief.css
 * has them), and labels of marks inside a picture that has a label of its own.
 */
function plain(drawing: Element): Element {
  for (const sheet of drawing.querySelectorAll('style')) sheet.remove()
  for (const named of drawing.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label')
  return drawing
}
