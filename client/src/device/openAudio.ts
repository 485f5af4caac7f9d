/** What sounds are played into; undefined where the browser has none, or gives no more of them. */
export function openAudio(): AudioContext | undefined {
  try {
    return new AudioContext()
  } catch {
    return undefined
  }
}

/** Does something with sound: what the browser refuses stays silent. */
export function tryAudio(task: () => unknown): void {
  try {
    void Promise.resolve(task()).catch(() => undefined)
  } catch {
    // Silence is all that comes of it.
  }
}
