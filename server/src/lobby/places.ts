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
): Pick<LobbyFacts['seats'][number], 'name' | 'away' | 'program'> {
  const { power } = table.seats[index]!
  const seat = match.seats.seatOf(power)!
  const { name, human, away, program } = match.seatFacts()[seat]!
  const people = match.seats.peopleAt(seat)
  const nth = placesOf(table, power).indexOf(index)
  if (!human || (nth > 0 && people[nth] === undefined)) return { away }
  return { away, name: people.length > 1 ? people[nth]!.name : name, ...(program && { program }) }
}

/** The seats of a match that has ended, as seats of a table: everybody has theirs with the token they have. @param host seat of the match */
export function rematchSeats(
  all: readonly SeatSetup[],
  host: number | undefined,
): Pick<Lobby, 'seats' | 'host' | 'perPower' | 'programs'> {
  const isShared = all.some(({ people }) => people.length > 1)
  const perPower = isShared ? 2 : 1
  const programs = all.filter(({ program }) => program).length
  const seats = all.flatMap(({ power, bot, people, program }, seat) =>
    Array.from({ length: perPower }, (_, place): LobbySeat => {
      const holder = people[place]
      if (holder === undefined) return { power, bot: (people.length === 0 && bot) || defaultBot(seat) }
      return {
        power,
        bot: defaultBot(seat),
        name: holder.name,
        tokenHash: holder.tokenHash,
        ...(program && { program }),
      }
    }),
  )
  return {
    seats,
    ...(host !== undefined && { host: host * perPower }),
    ...(isShared && { perPower: 2 }),
    ...(programs > 0 && { programs }),
  }
}
