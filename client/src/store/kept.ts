import { type ReadonlySignal, signal } from '@preact/signals'
import { onStoredElsewhere, storageGet, storageSet } from '../device/storage.ts'

/** Something this device keeps, of which every tab of the page has the same. */
export interface KeptOnDevice<Value> {
  readonly value: ReadonlySignal<Value>
  /** Changes what is kept now, whatever this tab knew of it: what another tab has kept meanwhile stays. */
  change(how: (now: Value) => Value): void
}

/** @param read what is stored as a value, null where nothing is */
export function kept<Value>(name: string, read: (stored: unknown) => Value): KeptOnDevice<Value> {
  const load = (): Value => {
    try {
      return read(JSON.parse(storageGet(name) ?? 'null'))
    } catch {
      return read(null)
    }
  }
  const value = signal(load())
  onStoredElsewhere(name, () => {
    value.value = load()
  })
  return {
    value,
    change(how) {
      const next = how(load())
      storageSet(name, JSON.stringify(next ?? null))
      value.value = next
    },
  }
}

/** A list of what fits, read from what is stored; empty when nothing does. */
export const listOf =
  <Item>(fits: (item: unknown) => item is Item) =>
  (stored: unknown): readonly Item[] =>
    Array.isArray(stored) ? stored.filter(fits) : []
