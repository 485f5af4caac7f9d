const FOCUSABLE = 'button:not(:disabled), a[href], select:not(:disabled), input:not(:disabled), summary, [tabindex]'

/** What had the focus last, and all around it, from the inside out. */
let trail: readonly Element[] = []

/**
 * Keeps the focus on the page: when what had it is taken away or switched off, it goes to the nearest thing that can have it, and
 * to the heading of the page where nothing is left. Without that a keyboard begins at the top again, and a screen reader is lost.
 */
export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    trail = target instanceof Element ? around(target) : []
  })
  // A pointer that leaves the focus on purpose.
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && target.closest(FOCUSABLE) === null) trail = []
  })
  let isDue = false
  const look = () => {
    if (isDue) return
    isDue = true
    // The browser takes the focus from what was switched off when it draws next.
    requestAnimationFrame(() => {
      isDue = false
      if (hasLostFocus()) successor()?.focus({ preventScroll: true })
    })
  }
  const observed = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'open', 'class'] }
  new MutationObserver(look).observe(document.body, observed)
}

/** Puts the focus on the heading of a place that has just been opened; a place without one changes nothing. */
export const focusHeadingOf = (place: Element | null): void => headingOf(place)?.focus({ preventScroll: true })

/** Puts the focus on the heading of the page. */
export const focusHeading = (): void => focusHeadingOf(document.querySelector('main'))

function hasLostFocus(): boolean {
  const [last] = trail
  if (last === undefined) return false
  const active = document.activeElement
  return active === null || active === document.body || (active === last && last.matches(':disabled'))
}

function successor(): HTMLElement | undefined {
  const [last] = trail
  for (const place of trail) {
    if (!place.isConnected || place === document.body || place === document.documentElement) continue
    const next = [place, ...place.querySelectorAll(FOCUSABLE)].find(
      (each): each is HTMLElement => each instanceof HTMLElement && each !== last && canHave(each),
    )
    if (next !== undefined && !(place instanceof HTMLElement && place.matches('main, #app'))) return next
  }
  return headingOf(document.querySelector('main'))
}

const canHave = (element: HTMLElement): boolean => element.matches(FOCUSABLE) && element.checkVisibility()

/** The first heading of a place, made able to have the focus. */
function headingOf(place: Element | null): HTMLElement | undefined {
  const heading = place?.querySelector<HTMLElement>('h1, h2') ?? undefined
  if (heading !== undefined && !heading.hasAttribute('tabindex')) heading.tabIndex = -1
  return heading
}

function around(element: Element): readonly Element[] {
  const all: Element[] = []
  for (let each: Element | null = element; each !== null; each = each.parentElement) all.push(each)
  return all
}
