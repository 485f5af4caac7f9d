import type { Signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { closesAt, matchFacts, othersCloseAt, othersTimeLeftPaused, timeLeftPaused } from '../store/game.ts'

/** Milliseconds left now to this viewer; undefined without a clock. */
export const useTimeLeft = (): number | undefined => useLeft(closesAt, timeLeftPaused)

/** Milliseconds left now to those who have no more time than all; undefined without a clock, and once that is over. */
export const useOthersTimeLeft = (): number | undefined => useLeft(othersCloseAt, othersTimeLeftPaused)

function useLeft(end: Signal<number | undefined>, paused: Signal<number | undefined>): number | undefined {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [])
  if (matchFacts.value.paused) return paused.value
  return end.value === undefined ? undefined : Math.max(0, end.value - now)
}
