/** Events of a page that can go on after a pause: seen again, brought back from the browser's memory, on a network again. */
const EVENTS = ['online', 'pageshow', 'focus'] as const

/**
 * Calls `back` whenever the page comes back after a pause: a phone is unlocked, a laptop wakes, another network is found.
 * @returns how to stop
 */
export function onComingBack(back: () => void): () => void {
  // Workers and tests have no page that could go away.
  if (globalThis.document === undefined) return () => undefined
  const seen = () => {
    if (!document.hidden) back()
  }
  for (const event of EVENTS) addEventListener(event, back)
  document.addEventListener('visibilitychange', seen)
  return () => {
    for (const event of EVENTS) removeEventListener(event, back)
    document.removeEventListener('visibilitychange', seen)
  }
}
