import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { heldSeats } from '../store/seats.ts'

/** The matches this device holds a seat in; what shows them is fetched where there are any. */
export function HeldSeats() {
  const [List, setList] = useState<ComponentType>()
  const holdsAny = heldSeats.value.length > 0
  useEffect(() => {
    if (!holdsAny) return
    // A list that cannot be fetched is shown by the next visit.
    import('./RunningMatches.tsx').then(
      ({ RunningMatches }) => setList(() => RunningMatches),
      () => undefined,
    )
  }, [holdsAny])
  return List === undefined ? null : <List />
}
