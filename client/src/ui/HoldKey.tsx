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
  onChoose(): void
  onCommit(): void
}

/**
 * A key for what cannot be taken back. Holding it acts; a short press chooses it, and the next press acts: so a keyboard, a screen reader
 * and a single switch reach it too. A key that repeats while it is held down presses once.
 */
export function HoldKey({ children, test, isChosen, disabled = false, hold = HOLD, ...rest }: HoldKeyProps) {
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const chosenAt = useRef(0)
  const isDone = useRef(false)
  const stop = () => {
    clearTimeout(timer.current)
    setHeld(false)
  }
  useEffect(() => stop, [])
  const commit = () => {
    stop()
    isDone.current = true
    if (!settings.peek().reducedMotion) buzz(BUZZ)
    rest.onCommit()
  }
  const press = () => {
    if (isDone.current) {
      isDone.current = false
      return
    }
    if (isChosen && performance.now() - chosenAt.current >= SECOND_PRESS) return commit()
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
        setHeld(true)
        timer.current = setTimeout(commit, hold)
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
