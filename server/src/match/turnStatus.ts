import type { TurnStatus } from '#shared/protocol/match'
import type { Match } from './match.ts'

/** How a match stands for one seat; asking is no sign of being there. */
export function turnStatus(match: Match, seat: number): TurnStatus {
  const { year, years, window } = match.state
  const { timeLeft } = match
  const ended = window.kind === 'ended'
  const awaited = !ended && match.seatFacts()[seat]?.ready === false
  return { year, years, ended, awaited, ...(timeLeft === undefined ? {} : { closesIn: timeLeft }) }
}
