const FOCUSABLE = 'button:not(:disabled), a[href], select:not(:disabled), input:not(:disabled), summary, [tabindex]'
const WHOLE_PAGE = 'main, #app'

/** What had the focus last, and all around it, from the inside out. */
let trail: readonly Element[] = []

/**
 * Keeps the focus on the page: when what had it is taken away, hidden or switched off, it goes to the nearest thing that can have it,
 * to the heading of the page where nothing is left, and to the page itself until it has one. Without that a keyboard begins at the
 * top again, and a screen reader is lost. It is done before the browser does anything else, so that no key falls between.
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
  const changed = (changes: readonly MutationRecord[]) => {
    const mayHide = changes.some(({ type, target }) => type === 'attributes' && trail.includes(target as Element))
    if (hasLostFocus(mayHide)) giveOn()
    if (isDue) return
    isDue = true
    // What styles alone hide loses the focus when the browser draws next.
    requestAnimationFrame(() => {
      isDue = false
      if (hasLostFocus(false)) giveOn()
    })
  }
  const observed = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'open', 'class'] }
  new MutationObserver(changed).observe(document.body, observed)
}

/** Puts the focus on the heading of a place that has just been opened; a place without one changes nothing. */
export const focusHeadingOf = (place: Element | null): void => headingOf(place)?.focus({ preventScroll: true })

/** Where the war room asks something in a year's plans, after the end, and in any other window. */
const ASKED_IN_YEAR = '.tray'
const ASKED_AT_END = '.aftermath'
const ASKED = '.stage > section, .lists [data-panel="orders"]'

/** Puts the focus on the heading of what the war room asks now, of the page of an ended match, or of the room itself. */
export function focusRoom(): void {
  const kind = document.querySelector<HTMLElement>('.war-room')?.dataset.window
  const asked = kind === 'planning' ? ASKED_IN_YEAR : kind === 'ended' ? ASKED_AT_END : ASKED
  const places = [...document.querySelectorAll(asked)]
  const isShown = (place: Element) => place.querySelector('h2')?.checkVisibility({ visibilityProperty: true }) ?? false
  focusHeadingOf(places.find(isShown) ?? document.querySelector('main'))
}

/** Puts the focus on the heading of the page. */
export const focusHeading = (): void => focusHeadingOf(document.querySelector('main'))

/** @param mayHide whether what has the focus, or something around it, may have been hidden just now */
function hasLostFocus(mayHide: boolean): boolean {
  const [last] = trail
  if (last === undefined) return false
  const active = document.activeElement
  if (active === null || active === document.body) return true
  return active === last && (last.matches(':disabled') || (mayHide && !last.checkVisibility()))
}

const giveOn = (): void => successor()?.focus({ preventScroll: true })

function successor(): HTMLElement | undefined {
  const [last] = trail
  for (const place of trail) {
    if (!place.isConnected || place === document.body || place === document.documentElement) continue
    const next = [place, ...place.querySelectorAll(FOCUSABLE)].find(
      (each): each is HTMLElement => each instanceof HTMLElement && each !== last && canHave(each),
    )
    if (next !== undefined && !(place instanceof HTMLElement && place.matches(WHOLE_PAGE))) return next
  }
  return headingOf(document.querySelector('main')) ?? focusable(document.querySelector<HTMLElement>('#app'))
}

const canHave = (element: HTMLElement): boolean => element.matches(FOCUSABLE) && element.checkVisibility()

/** The first heading of a place, made able to have the focus. */
function headingOf(place: Element | null): HTMLElement | undefined {
  return focusable(place?.querySelector<HTMLElement>('h1, h2'))
}

function focusable(element: HTMLElement | null | undefined): HTMLElement | undefined {
  if (element && !element.hasAttribute('tabindex')) element.tabIndex = -1
  return element ?? undefined
}

function around(element: Element): readonly Element[] {
  const all: Element[] = []
  for (let each: Element | null = element; each !== null; each = each.parentElement) all.push(each)
  return all
}
