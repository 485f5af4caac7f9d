import { useEffect, useRef, useState } from 'preact/hooks'
import './holdKey.css'

/** How long a key is held until it counts, in milliseconds. */
const HOLD_MILLISECONDS = 900

interface HoldKeyProps {
  readonly text: string
  /** What the key says after one short press: the second one counts. */
  readonly confirmText: string
  readonly test: string
  onDone(): void
}

/** A key for what should not be done by a slip: held until it is full, or pressed twice, by hand, keyboard or switch. */
export function HoldKey({ text, confirmText, test, onDone }: HoldKeyProps) {
  const [isArmed, setArmed] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDone = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  const release = () => {
    clearTimeout(timer.current)
    setHeld(false)
  }
  const finish = () => {
    release()
    isDone.current = true
    onDone()
  }
  const hold = () => {
    setHeld(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(finish, HOLD_MILLISECONDS)
  }
  const press = () => {
    if (isDone.current) return
    if (isArmed) finish()
    else setArmed(true)
  }
  return (
    <button
      type="button"
      class={isHeld ? 'hold-key held' : 'hold-key'}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={press}
      data-armed={isArmed}
      data-test={test}
    >
      <span aria-live="polite">{isArmed ? confirmText : text}</span>
    </button>
  )
}
