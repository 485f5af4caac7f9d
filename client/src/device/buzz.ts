/** Shakes a phone that can for so many milliseconds, as a sign that a key was pressed long enough. */
export function buzz(milliseconds: number): void {
  try {
    navigator.vibrate?.(milliseconds)
  } catch {
    // A browser may refuse: the sign is a nicety.
  }
}
