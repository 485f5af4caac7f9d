import { useEffect, useRef } from 'preact/hooks'

interface ChartProps {
  /** What the chart says, for those who do not see it. */
  readonly says: string
  /** Draws for a width in CSS pixels. */
  draw(width: number): Element
}

/** A chart as wide as its place; drawn again when that changes. */
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
  }, [draw])
  return <div ref={host} class="chart" role="img" aria-label={says} />
}

/**
 * Without what the drawing library puts in and the page does not want: style sheets, which the content policy forbids
 * (debrief.css has them), and names of marks inside a picture that has a name of its own.
 */
function plain(drawing: Element): Element {
  for (const sheet of drawing.querySelectorAll('style')) sheet.remove()
  for (const named of drawing.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label')
  return drawing
}
