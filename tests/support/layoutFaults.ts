import type { Page } from 'playwright-core'

/**
 * Texts that a box cuts off, or that stand off the screen where nothing scrolls to them; texts that a key lies over.
 * @param moving what stands where the map has it, on the screen or not
 */
function cutTexts(moving: string): readonly string[] {
  const ROUNDING = 1.5
  /** Letters may reach a little above and below their line. */
  const TALL = 4
  const nameOf = (box: Element) => `${box.localName}.${box.getAttribute('class') ?? ''}`
  const isOutside = (rect: DOMRect, bounds: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>) => ({
    x: rect.left < bounds.left - ROUNDING || rect.right > bounds.right + ROUNDING,
    y: rect.top < bounds.top - TALL || rect.bottom > bounds.bottom + TALL,
  })
  /** The boxes that could cut off what is in an element, from the inside: an absolute one is free of boxes that are no place. */
  const holders = (from: Element): readonly Element[] => {
    const found: Element[] = []
    let free = false
    for (let box: Element | null = from; box !== null && box !== document.body; box = box.parentElement) {
      const { position } = getComputedStyle(box)
      if (free && position === 'static') continue
      found.push(box)
      if (position === 'fixed') break
      free = position === 'absolute'
    }
    return found
  }
  type Bound = { x: boolean; y: boolean }
  /** Whether a box cuts a rectangle off in the directions in which nothing below has scrolled to it; a box that scrolls frees one. */
  const cuts = (box: Element, rect: DOMRect, bound: Bound): boolean => {
    const { overflowX, overflowY } = getComputedStyle(box)
    const out = isOutside(rect, box.getBoundingClientRect())
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    bound.x &&= !scrolls(overflowX)
    bound.y &&= !scrolls(overflowY)
    return (bound.x && out.x && overflowX !== 'visible') || (bound.y && out.y && overflowY !== 'visible')
  }
  /** What cuts a rectangle off, going up from the element that it stands in. */
  const cutter = (rect: DOMRect, from: Element): string | undefined => {
    const bound: Bound = { x: true, y: true }
    const by = holders(from).find((box) => cuts(box, rect, bound))
    if (by !== undefined) return nameOf(by)
    const { scrollHeight, clientHeight } = document.documentElement
    const out = isOutside(rect, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })
    return (bound.x && out.x) || (bound.y && out.y && scrollHeight <= clientHeight) ? 'the screen' : undefined
  }
  /** What is only heard is a pixel wide. */
  const isHeard = (from: Element) => holders(from).some((box) => box.clientWidth === 1 && box.clientHeight === 1)
  const layerOf = (element: Element) => element.closest('dialog, [popover], [role=dialog], .map')
  /** The key that lies over the middle of a rectangle in the same layer. */
  const coverOf = (rect: DOMRect, from: Element): string | undefined => {
    const top = document.elementFromPoint(rect.right - 4, (rect.top + rect.bottom) / 2)
    const key = top?.closest('button, select, input')
    if (!key || key.contains(from) || from.contains(key) || layerOf(key) !== layerOf(from)) return undefined
    // What is scrolled lies under what is not.
    const scrolls = (box: Element) => getComputedStyle(box).overflowY === 'auto' && box.scrollHeight > box.clientHeight
    if (holders(from).some(scrolls)) return undefined
    return nameOf(key)
  }
  return [...document.querySelectorAll('body *')].flatMap((parent) => {
    const isLeft = parent.closest(`script, style, option, [inert], .unseen, .skip-link:not(:focus), ${moving}`) !== null
    if (isLeft || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isHeard(parent))
      return []
    return [...parent.childNodes].flatMap((node) => {
      if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '') return []
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()]
      const by = rects.map((rect) => cutter(rect, parent) ?? coverOf(rect, parent)).find((found) => found !== undefined)
      return by === undefined ? [] : [`cut: ${node.textContent?.trim().slice(0, 60)} (${nameOf(parent)} by ${by})`]
    })
  })
}

/** Choices and hints of fields that are longer than the box that shows them, and a page that scrolls sideways. */
function tooWide(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const sideways = scrollWidth > clientWidth ? [`sideways: ${scrollWidth} of ${clientWidth}`] : []
  const canvas = document.createElement('canvas').getContext('2d')!
  const cutIn = (box: HTMLElement, text: string): readonly string[] => {
    if (!box.checkVisibility()) return []
    const style = getComputedStyle(box)
    canvas.font = style.font
    const room =
      box.clientWidth - Number.parseFloat(style.paddingInlineStart) - Number.parseFloat(style.paddingInlineEnd)
    return canvas.measureText(text).width > room + 2 ? [`cut: ${text.slice(0, 60)} (${box.localName})`] : []
  }
  const chosen = [...document.querySelectorAll('select')].flatMap((select) =>
    cutIn(select, select.selectedOptions[0]?.text ?? ''),
  )
  const hints = [...document.querySelectorAll('input')].flatMap((input) =>
    input.value === '' ? cutIn(input, input.placeholder) : [],
  )
  return [...sideways, ...chosen, ...hints]
}

/** Controls that lie over each other, both of them on top in their own middle. */
function overlaps(): readonly string[] {
  const MEETING = 3
  const boxes = [...document.querySelectorAll('button, a[href], input, select, summary, textarea')].flatMap(
    (element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return []
      const rect = element.getBoundingClientRect()
      const top = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
      return top !== null && (element.contains(top) || top.contains(element)) && element.getClientRects().length === 1
        ? [{ element, rect, isTop: element.contains(top) }]
        : []
    },
  )
  const nameOf = (element: Element) =>
    (element.textContent || element.getAttribute('aria-label') || element.className).slice(0, 30)
  const stays = (element: Element): Element | undefined => {
    for (let box: Element | null = element; box !== null; box = box.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(box).position)) return box
    return undefined
  }
  return boxes.flatMap((one, n) =>
    boxes.slice(n + 1).flatMap((other) => {
      if (!one.isTop || !other.isTop || one.element.contains(other.element) || other.element.contains(one.element))
        return []
      const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
      const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
      if (width <= MEETING || height <= MEETING) return []
      // What stays in place lies over what is scrolled under it.
      if (stays(one.element) !== stays(other.element)) return []
      return [`overlap: ${nameOf(one.element)} / ${nameOf(other.element)}`]
    }),
  )
}

/** A box of the page as it is laid out. */
interface LaidOut {
  readonly name: string
  readonly left: number
  readonly right: number
}

/** Every control and block of text in the order of the page, but what a place of the map or a scale holds. */
function blocks(sided: string): readonly LaidOut[] {
  const shown =
    'main button, main a[href], main input, main select, main summary, main h1, main h2, main h3, main p, main li, main dt, main dd'
  return [...document.querySelectorAll(shown)].flatMap((element) => {
    if (element.closest(sided) !== null || getComputedStyle(element).display.startsWith('inline')) return []
    if (!element.checkVisibility({ visibilityProperty: true })) return []
    const { left, right } = element.getBoundingClientRect()
    const name = `${element.localName}.${element.getAttribute('class') ?? ''} ${element.textContent?.slice(0, 24)}`
    return right - left > 2 ? [{ name, left, right }] : []
  })
}

/** Names that lie on places of the map or of the globe, and go off the screen with these. */
const MOVING = '.town-names, .map-labels, .ghosts, .globe'

/** What a page has that no layout should have, each with its kind first. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return [
    ...(await page.evaluate(cutTexts, MOVING)),
    ...(await page.evaluate(tooWide)),
    ...(await page.evaluate(overlaps)),
  ]
}

/** Every block of a page with its sides, to be compared with those of the same page mirrored. @param sided what is not mirrored */
export const blocksOf = (page: Page, sided: string): Promise<readonly LaidOut[]> => page.evaluate(blocks, sided)

/** Pixels that a scroll bar takes, which stands on one side whatever the direction. */
const BAR = 17

/** Blocks that do not stand where the mirror has them. @param width pixels of the page */
export function unmirrored(one: readonly LaidOut[], mirrored: readonly LaidOut[], width: number): readonly string[] {
  if (one.length !== mirrored.length) return [`mirror: ${one.length} blocks, ${mirrored.length} mirrored`]
  return one.flatMap(({ name, left, right }, n) => {
    const other = mirrored[n]!
    const off = Math.max(Math.abs(width - right - other.left), Math.abs(width - left - other.right))
    return off > BAR ? [`mirror: ${name} by ${Math.round(off)}`] : []
  })
}
