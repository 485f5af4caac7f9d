import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { buzz } from '../device/buzz.ts'
import { settings } from '../store/settings.ts'
import './holdKey.css'

/** Milliseconds a key is held until it acts. */
export const HOLD = 600
/** Milliseconds after which a second press of a chosen key acts: a double tap never does. */
const SECOND_PRESS = 400
const BUZZ = 30

interface HoldKeyProps {
  readonly children: ComponentChildren
  readonly class: string
  readonly test: string
  /** It is the chosen key: another press acts. */
  readonly isChosen: boolean
  readonly disabled?: boolean
  /** Milliseconds. */
  readonly hold?: number
  /** A key of the keyboard that holds it too, by its place (`KeyboardEvent.code`). */
  readonly code?: string
  onChoose(): void
  onCommit(): void
  /** It is held, or let go. */
  onHeld?(isHeld: boolean): void
}

/**
 * A key for what cannot be taken back. Holding it acts; a short press chooses it, and the next press acts: so a keyboard, a screen reader
 * and a single switch reach it too. A key that repeats while it is held down presses once.
 */
export function HoldKey({ children, test, isChosen, disabled = false, hold = HOLD, code, ...rest }: HoldKeyProps) {
  const chosenAt = useRef(0)
  const isDone = useRef(false)
  const commit = () => {
    if (!settings.peek().reducedMotion) buzz(BUZZ)
    rest.onCommit()
  }
  const held = () => {
    // The press that ends a hold is a click too, and does nothing more.
    isDone.current = true
    commit()
  }
  const { isHeld, begin, stop } = useHold(hold, held, rest.onHeld)
  const letGo = () => {
    isDone.current = false
    stop()
  }
  useHeldCode(disabled ? undefined : code, begin, letGo)
  const press = () => {
    if (isDone.current) {
      isDone.current = false
      return
    }
    if (isChosen && performance.now() - chosenAt.current >= SECOND_PRESS) {
      stop()
      return commit()
    }
    if (!isChosen) chosenAt.current = performance.now()
    rest.onChoose()
  }
  return (
    <button
      type="button"
      class={`hold-key ${rest.class}`}
      aria-pressed={isChosen}
      disabled={disabled}
      data-held={isHeld}
      style={{ '--hold': `${hold}ms` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        isDone.current = false
        begin()
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={press}
      data-test={test}
    >
      {children}
    </button>
  )
}

/** A hold that acts after so many milliseconds, unless it is let go before. */
function useHold(hold: number, commit: () => void, onHeld?: (isHeld: boolean) => void) {
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const tell = (held: boolean) => {
    clearTimeout(timer.current)
    setHeld(held)
    onHeld?.(held)
  }
  const latest = useRef(commit)
  latest.current = commit
  const begin = () => {
    tell(true)
    timer.current = setTimeout(() => {
      tell(false)
      latest.current()
    }, hold)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return { isHeld, begin, stop: () => tell(false) }
}

/** Holds by a key of the keyboard, for as long as it is down. */
function useHeldCode(code: string | undefined, begin: () => void, stop: () => void): void {
  const latest = useRef({ begin, stop })
  latest.current = { begin, stop }
  useEffect(() => {
    if (code === undefined) return
    const down = (event: KeyboardEvent) => {
      const isPlain = !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey
      if (event.code === code && isPlain) latest.current.begin()
    }
    const up = (event: KeyboardEvent) => event.code === code && latest.current.stop()
    addEventListener('keydown', down)
    addEventListener('keyup', up)
    return () => {
      removeEventListener('keydown', down)
      removeEventListener('keyup', up)
    }
  }, [code])
}
