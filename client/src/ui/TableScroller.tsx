import type { ComponentChildren } from 'preact'

/** A table that scrolls in itself where it is wider than its place, by keyboard too, so that no page scrolls sideways. */
export function TableScroller({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroller" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
