import type { CreateMatch } from '#shared/protocol/match'
import { createMatch } from '../net/api.ts'
import { holdSeat } from '../store/seats.ts'

/** Makes a match against bots and goes there. @throws Refused when the server says no or cannot be reached */
export async function playNow(wish: CreateMatch): Promise<void> {
  const { match, token, power } = await createMatch(wish)
  holdSeat({ match, token, power, scenario: wish.scenario })
  location.hash = `#/match/${match}`
}
