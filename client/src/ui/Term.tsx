import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { settings } from '../store/settings.ts'
import { markTerms } from '../text/markTerms.ts'
import { t, termExample, termName, termText } from '../text/text.ts'
import './term.css'

/** A sentence in which every term of the game can be opened: by tap, by pointing at it, by focus. */
export function Marked({ text }: { readonly text: string }) {
  return (
    <>
      {markTerms(text).map(({ text: part, term }) =>
        term === undefined ? (
          part
        ) : (
          <Term key={term} id={term}>
            {part}
          </Term>
        ),
      )}
    </>
  )
}

/** Milliseconds a pointer rests on a term before it opens, and is off it before it closes. */
const REST = 250

/** A term in a sentence, underlined; what it means lies beside it as a popover of the browser's own. */
export function Term({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  /** Pressed, it has the way to all terms among the stops of the keyboard; met in passing, it is no longer a way. */
  const [open, setOpen] = useState<'passing' | 'pressed' | undefined>(undefined)
  const word = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const soon = (shown: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen((now) => (shown ? (now ?? 'passing') : undefined)), REST)
  }
  const pointed = (shown: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') soon(shown)
  }
  return (
    <span
      class="term-place"
      onPointerEnter={pointed(true)}
      onPointerLeave={pointed(false)}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) soon(false)
      }}
    >
      <button
        type="button"
        class="term"
        ref={word}
        aria-expanded={open !== undefined}
        onClick={() => setOpen('pressed')}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setOpen('passing')}
        data-test={`term-${id}`}
      >
        {children}
      </button>
      {open && (
        <TermPopover id={id} beside={word.current} isPassing={open === 'passing'} onClose={() => setOpen(undefined)} />
      )}
    </span>
  )
}

interface TermPopoverProps {
  readonly id: string
  readonly beside: HTMLElement | null
  readonly isPassing: boolean
  onClose(): void
}

/** What a term means, with an example from play. Esc and a tap outside close it, as the browser does with popovers. */
function TermPopover({ id, beside, isPassing, onClose }: TermPopoverProps) {
  const popover = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const shown = popover.current
    if (shown === null || beside === null) return
    shown.showPopover()
    place(shown, beside.getBoundingClientRect())
  }, [beside])
  return (
    <span
      ref={popover}
      popover="auto"
      class="term-popover"
      role="note"
      aria-label={termName(id)}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      data-test="term-popover"
    >
      <strong>{termName(id)}</strong>
      <span>{termText(id, settings.value.plainWords)}</span>
      <span class="soft">
        <b>{t('glossary.example')}</b> {termExample(id)}
      </span>
      <a href="#/terms" tabIndex={isPassing ? -1 : undefined}>
        {t('glossary.all')}
      </a>
    </span>
  )
}

/** Pixels between a word, its popover and the edge of the page. */
const GAP = 8

/** Below the word where there is room, else above it; never over the edge of the page. */
function place(popover: HTMLElement, word: DOMRect): void {
  const { width, height } = popover.getBoundingClientRect()
  const left = Math.max(GAP, Math.min(word.left, innerWidth - width - GAP))
  const below = word.bottom + GAP
  const top = below + height + GAP <= innerHeight ? below : Math.max(GAP, word.top - height - GAP)
  popover.style.left = `${left}px`
  popover.style.top = `${top}px`
}
