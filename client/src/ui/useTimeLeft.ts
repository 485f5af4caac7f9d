import { useEffect, useState } from 'preact/hooks'
import { closesAt, matchFacts, timeLeftPaused } from '../store/game.ts'

/** Milliseconds left now; undefined without a clock. */
export function useTimeLeft(): number | undefined {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [])
  if (matchFacts.value.paused) return timeLeftPaused.value
  return closesAt.value === undefined ? undefined : Math.max(0, closesAt.value - now)
}
