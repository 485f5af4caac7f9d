import { batch, type Signal, signal } from '@preact/signals'

const resets: (() => void)[] = []

/** A signal that lives with a match: `clearMatch` sets it back to this value. */
export function matchSignal<Value>(initial: Value): Signal<Value> {
  const made = signal(initial)
  resets.push(() => {
    made.value = initial
  })
  return made
}

/** Sets every signal that lives with a match back to its initial value: for leaving one, and before another is opened. */
export function clearMatch(): void {
  batch(() => {
    for (const reset of resets) reset()
  })
}
