import { computed, signal } from '@preact/signals'

/** What of the page is asked for again and again, and could not be had last time. */
export interface StaleFacts {
  /** Why, as a sentence. */
  readonly why: string
  /** When it was had last, in milliseconds since 1970; undefined when it never was. */
  readonly since: number | undefined
}

const stale = signal<ReadonlyMap<symbol, StaleFacts>>(new Map())

/** Says of one thing that is kept fresh that it is out of date; undefined: it is not, or is shown no more. */
export function markStale(source: symbol, facts: StaleFacts | undefined): void {
  if (facts === undefined && !stale.value.has(source)) return
  const next = new Map(stale.value)
  if (facts === undefined) next.delete(source)
  else next.set(source, facts)
  stale.value = next
}

/** What is longest out of date on the page; undefined when nothing is. */
export const stalest = computed<StaleFacts | undefined>(() => {
  const all = [...stale.value.values()]
  return all.toSorted((a, b) => (a.since ?? 0) - (b.since ?? 0))[0]
})
