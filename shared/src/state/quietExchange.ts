import type { Exchange } from '#shared/state/gameState'

/** The exchange of a world at peace: nothing in flight, no seat struck. */
export function quietExchange(seats: number): Exchange {
  const none = new Array<boolean>(seats).fill(false)
  const zero = new Array<number>(seats).fill(0)
  return {
    wave: 0,
    inFlight: [],
    tracks: [],
    warned: none,
    struck: none,
    salvosBySeat: zero,
    emtBySeat: zero,
    cityEmt: 0,
    forceEmt: 0,
    ceasefires: [],
    firedAt: none.map(() => []),
    aggressors: none,
    silenced: none,
  }
}
