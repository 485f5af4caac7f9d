import { type PowerId, powerId } from '#shared/ids'
import type { SeatRequestFacts } from '#shared/protocol/seat'
import { type Problem, problem } from '#shared/view/phrase'
import type { SeatRequest } from './matchSetup.ts'
import type { SeatTable } from './seatTable.ts'

/** Requests of one match that may wait at a time. */
const MOST_WAITING = 8
/** Requests that were decided and are still told of, the oldest forgotten first. */
const MOST_DECIDED = 16

const isWaiting = ({ state }: SeatRequest): boolean => state === 'asked'

/** What is asked for: a power, or the first that a bot plays. */
export interface SeatWish {
  readonly power?: string | undefined
  readonly name: string
  readonly tokenHash: string
  readonly program?: true | undefined
}

/** The power a newcomer may ask for, or why there is none. */
export function requestedPower(
  seats: SeatTable,
  requests: readonly SeatRequest[],
  { power, program }: SeatWish,
  isInactive: (seat: number) => boolean,
): { readonly power: PowerId } | { readonly problem: Problem } {
  if (requests.filter(isWaiting).length >= MOST_WAITING) return { problem: problem('tooManySeatRequests') }
  if (power === undefined) {
    const played = seats.all.find(({ bot }) => bot !== undefined)
    return played === undefined ? { problem: problem('lobbyFull') } : { power: played.power }
  }
  const seat = seats.seatOf(power)
  if (seat === undefined) return { problem: problem('noSuchPower', { power: powerId(power) }) }
  const isFree = seats.isBot(seat) || (isInactive(seat) && !program)
  return isFree ? { power: powerId(power) } : { problem: problem('seatTakenByOther') }
}

/** Yes of so many players gives a seat without the host's. Those who are away count: a table is not one who stayed. */
export const votesNeeded = (seats: SeatTable): number => Math.floor(seats.people.length / 2) + 1

/** The request with one more vote, decided if that decides it: by the host alone, or when more than half say yes or no longer can. */
export function voted(
  request: SeatRequest,
  { seat, yes }: { readonly seat: number; readonly yes: boolean },
  { seats, host }: { readonly seats: SeatTable; readonly host: number | undefined },
): SeatRequest {
  const without = (votes: readonly number[]) => votes.filter((other) => other !== seat)
  const next = {
    ...request,
    yes: yes ? [...without(request.yes), seat] : without(request.yes),
    no: yes ? without(request.no) : [...without(request.no), seat],
  }
  const isHost = seat === host
  if (isHost || next.yes.length >= votesNeeded(seats)) return { ...next, state: yes ? 'granted' : 'refused' }
  return next.no.length > seats.people.length - votesNeeded(seats) ? { ...next, state: 'refused' } : next
}

/** The requests with one changed; when it is granted, all others for the same seat are refused. */
export function withRequest(requests: readonly SeatRequest[], changed: SeatRequest): readonly SeatRequest[] {
  const others = requests.map((each) => {
    if (each.id === changed.id) return changed
    const isBeaten = changed.state === 'granted' && isWaiting(each) && each.power === changed.power
    return isBeaten ? { ...each, state: 'refused' as const } : each
  })
  const all = requests.some(({ id }) => id === changed.id) ? others : [...others, changed]
  const forgotten = all.filter((each) => !isWaiting(each)).slice(0, -MOST_DECIDED)
  return all.filter((each) => !forgotten.includes(each))
}

/** The request of this id that waits for an answer. */
export const waitingRequest = (requests: readonly SeatRequest[], id: string): SeatRequest | undefined =>
  requests.find((each) => each.id === id && isWaiting(each))

/** The public facts of the requests. */
export function requestFacts(requests: readonly SeatRequest[], seats: SeatTable): readonly SeatRequestFacts[] {
  const powersOf = (votes: readonly number[]) => votes.flatMap((seat) => seats.all[seat]?.power ?? [])
  const needed = votesNeeded(seats)
  return requests.map(({ id, power, name, program = false, state, yes, no }) => {
    const isAway = seats.all.some((setup) => setup.power === power && setup.bot === undefined)
    return { id, power, name, program, state, away: isAway, yes: powersOf(yes), no: powersOf(no), needed }
  })
}
