import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * A table that scrolls in itself where it is wider than its place, by keyboard too, so that no page scrolls sideways. While there is more
 * of it to see, its edge says so, and its first column stays.
 */
export function TableScroller({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const scroller = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = scroller.current!
    const tell = () => tellMore(element)
    const observer = new ResizeObserver(tell)
    for (const each of [element, ...element.children]) observer.observe(each)
    element.addEventListener('scroll', tell, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', tell)
    }
  }, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={scroller} class="table-scroller" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}

/** Notes on a scroller whether it is wider than its place, and whether more of it lies beyond its end: `more`, `end` or nothing. */
function tellMore(element: HTMLElement): void {
  const beyond = element.scrollWidth - element.clientWidth
  if (beyond <= 1) delete element.dataset.wide
  else element.dataset.wide = Math.abs(element.scrollLeft) < beyond - 1 ? 'more' : 'end'
}
