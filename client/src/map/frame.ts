import { type PlainTextKey, t } from '../text/text.ts'

/** The elements around the drawing: the surface that takes hands and keys, buttons, and the name under the mouse. */
export interface Frame {
  readonly root: HTMLElement
  readonly surface: HTMLElement
  /** Shows a name near a point, in CSS pixels of the surface; nothing hides it. */
  tip(text: string | undefined, x: number, y: number): void
  showSkip(visible: 'shown' | 'hidden'): void
  /** Says again all words, after a change of language. */
  rename(): void
}

export interface FrameActs {
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

export function frameIn(host: HTMLElement, acts: FrameActs): Frame {
  const root = element('div', 'map')
  const surface = element('div', 'map-surface')
  surface.tabIndex = 0
  surface.setAttribute('role', 'application')
  const tip = element('div', 'map-tip')
  tip.hidden = true
  tip.setAttribute('aria-hidden', 'true')
  const renames: (() => void)[] = [() => surface.setAttribute('aria-label', t('map.label'))]
  const button = (sign: string, key: PlainTextKey, act: () => void): HTMLElement => {
    const made = element('button', 'map-button') as HTMLButtonElement
    made.type = 'button'
    made.textContent = sign
    made.addEventListener('click', act)
    renames.push(() => {
      made.title = t(key)
      made.setAttribute('aria-label', t(key))
    })
    return made
  }
  const zoom = element('div', 'map-zoom')
  zoom.append(
    button('+', 'map.zoomIn', acts.zoomIn),
    button('−', 'map.zoomOut', acts.zoomOut),
    button('⤢', 'map.whole', acts.whole),
  )
  const skip = element('button', 'map-skip') as HTMLButtonElement
  skip.type = 'button'
  skip.hidden = true
  skip.addEventListener('click', acts.skip)
  renames.push(() => {
    skip.textContent = t('map.skip')
  })
  root.append(surface, zoom, skip, tip)
  host.append(root)
  const rename = () => {
    for (const say of renames) say()
  }
  rename()
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
    rename,
  }
}
