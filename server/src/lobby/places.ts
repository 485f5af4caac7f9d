import { defaultBot } from '#shared/bots/index'
import type { LobbyFacts } from '#shared/protocol/lobby'
import type { Match } from '../match/match.ts'
import type { SeatSetup } from '../match/matchSetup.ts'
import { isFree, type Lobby, type LobbySeat } from './lobby.ts'

/** The places of a power at a table, in the order in which its match has their people: those taken, then the others. */
function placesOf({ seats }: Lobby, power: string): readonly number[] {
  const own = seats.flatMap((place, index) => (place.power === power ? [index] : []))
  return own.toSorted((one, other) => Number(isFree(seats[one]!)) - Number(isFree(seats[other]!)))
}

/** The place at a table of a person of its match. @param seat of the match */
export function placeOfPerson(table: Lobby, { power, people }: SeatSetup, person: string): number {
  const places = placesOf(table, power)
  return places[people.findIndex(({ id }) => id === person)] ?? places[0]!
}

/** Who has a place of a table now, by its match. */
export function playedAt(
  table: Lobby,
  match: Match,
  index: number,
): Pick<LobbyFacts['seats'][number], 'name' | 'away'> {
  const { power } = table.seats[index]!
  const seat = match.seats.seatOf(power)!
  const { name, human, away } = match.seatFacts()[seat]!
  const people = match.seats.peopleAt(seat)
  const nth = placesOf(table, power).indexOf(index)
  if (!human || (nth > 0 && people[nth] === undefined)) return { away }
  return { away, name: people.length > 1 ? people[nth]!.name : name }
}

/** The seats of a match that has ended, as seats of a table: everybody has theirs with the token they have. @param host seat of the match */
export function rematchSeats(
  all: readonly SeatSetup[],
  host: number | undefined,
): Pick<Lobby, 'seats' | 'host' | 'perPower'> {
  const isShared = all.some(({ people }) => people.length > 1)
  const perPower = isShared ? 2 : 1
  const seats = all.flatMap(({ power, bot, people }, seat) =>
    Array.from({ length: perPower }, (_, place): LobbySeat => {
      const holder = people[place]
      if (holder === undefined) return { power, bot: (people.length === 0 && bot) || defaultBot(seat) }
      return { power, bot: defaultBot(seat), name: holder.name, tokenHash: holder.tokenHash }
    }),
  )
  return { seats, ...(host !== undefined && { host: host * perPower }), ...(isShared && { perPower: 2 }) }
}
