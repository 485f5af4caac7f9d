import { useEffect } from 'preact/hooks'
import { WarRoom } from '../room/WarRoom.tsx'
import { coverScreen, deviceTurn, isCovered } from '../store/deviceTurn.ts'
import { SHARED_MATCH } from '../store/localMatches.ts'
import { CoverPage } from './CoverPage.tsx'
import { SeatingPage } from './SeatingPage.tsx'
import './hotSeat.css'

/** A match that several people play on one device, one after the other; between two of them the screen is covered. */
export function HotSeatPage() {
  useEffect(() => {
    // A page that the browser brings back as it was left.
    const cover = ({ persisted }: PageTransitionEvent) => {
      if (persisted) coverScreen()
    }
    addEventListener('pageshow', cover)
    return () => {
      removeEventListener('pageshow', cover)
      coverScreen()
    }
  }, [])
  const turn = deviceTurn.value
  if (turn === 'seating') return <SeatingPage />
  // Under the cover there is no room: nothing of a match is open.
  return isCovered.value && turn !== undefined ? <CoverPage turn={turn} /> : <WarRoom match={SHARED_MATCH} />
}
