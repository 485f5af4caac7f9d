import { type PlainTextKey, t } from '../text/text.ts'

/** The elements around the canvas: the surface that holds it and has the focus, buttons, and the name under the mouse. */
export interface MapFrame {
  readonly root: HTMLElement
  readonly surface: HTMLElement
  /** Shows a name near a point, in CSS pixels of the surface; undefined hides it. */
  tip(text: string | undefined, x: number, y: number): void
  showSkip(visible: 'shown' | 'hidden'): void
  /** Writes all words anew, after a change of language. */
  translate(): void
}

/** Callbacks of the frame's buttons. */
export interface FrameHandlers {
  zoomIn(): void
  zoomOut(): void
  whole(): void
  skip(): void
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  return made
}

/** Creates the frame's elements in the host element. */
export function createMapFrame(host: HTMLElement, handlers: FrameHandlers): MapFrame {
  const root = element('div', 'map')
  const surface = element('div', 'map-surface')
  surface.tabIndex = 0
  surface.setAttribute('role', 'application')
  const tip = element('div', 'map-tip')
  tip.hidden = true
  tip.setAttribute('aria-hidden', 'true')
  const translations: (() => void)[] = [() => surface.setAttribute('aria-label', t('map.label'))]
  const button = (sign: string, key: PlainTextKey, onClick: () => void): HTMLElement => {
    const made = element('button', 'map-button') as HTMLButtonElement
    made.type = 'button'
    made.textContent = sign
    made.addEventListener('click', onClick)
    translations.push(() => {
      made.title = t(key)
      made.setAttribute('aria-label', t(key))
    })
    return made
  }
  const zoom = element('div', 'map-zoom')
  zoom.append(
    button('+', 'map.zoomIn', handlers.zoomIn),
    button('−', 'map.zoomOut', handlers.zoomOut),
    button('⤢', 'map.whole', handlers.whole),
  )
  const skip = element('button', 'map-skip') as HTMLButtonElement
  skip.type = 'button'
  skip.hidden = true
  skip.addEventListener('click', handlers.skip)
  translations.push(() => {
    skip.textContent = t('map.skip')
  })
  root.append(surface, zoom, skip, tip)
  host.append(root)
  const translate = () => {
    for (const write of translations) write()
  }
  translate()
  return {
    root,
    surface,
    tip(text, x, y) {
      tip.hidden = text === undefined
      if (text === undefined) return
      tip.textContent = text
      const left = Math.min(x + 14, surface.clientWidth - tip.offsetWidth - 6)
      tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, y - tip.offsetHeight - 10)}px)`
    },
    showSkip(visible) {
      skip.hidden = visible === 'hidden'
    },
    translate,
  }
}
