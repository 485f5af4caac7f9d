import { BOT_NAMES } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { Person, SeatSetup } from '../store/matchStore.ts'
import { type Desk, matchAt, powersOf } from './desk.ts'
import { latePlace, type Seating } from './forming.ts'
import { type ClassRoom, currentRound, type Student, withStudent } from './room.ts'

const botFor = (seat: number): string => BOT_NAMES[seat % BOT_NAMES.length]!

const personOf = ({ id, label, tokenHash, place }: Student): Person => ({
  id,
  name: label,
  tokenHash,
  ...(place?.adviser ? { adviser: true } : {}),
})

/** Those who have a place on one power of one world. */
const peopleOn = ({ students }: ClassRoom, world: number, power: string): readonly Person[] =>
  students.filter(({ place }) => place?.world === world && place.power === power).map(personOf)

/** The seats of one world as the room has them, bots where nobody sits. */
export function seatsOf(room: ClassRoom, powers: readonly string[], world: number): readonly SeatSetup[] {
  return powers.map((power, seat) => {
    const people = peopleOn(room, world, power)
    return { power: power as PowerId, people, ...(people.length > 0 ? {} : { bot: botFor(seat) }) }
  })
}

/**
 * Puts those who have a place on a power in the room onto its seat in the match: for whoever was moved, renamed, promoted
 * or came late. A bot steps in where nobody is left, and back where somebody comes; one the teacher put there stays.
 */
export async function reseat(desk: Desk, room: ClassRoom, world: number, power: string): Promise<void> {
  const match = await matchAt({ ...desk, room }, world)
  const seat = match?.seats.seatOf(power) ?? -1
  if (match === undefined || seat < 0) return
  const people = peopleOn(room, world, power)
  const { bot, people: before } = match.seats.all[seat]!
  const keepsBot = bot !== undefined && before.length > 0
  await match.seats.reseat(seat, { people, ...(people.length === 0 || keepsBot ? { bot: bot ?? botFor(seat) } : {}) })
}

/** Who sits where in the round that is played. */
export function seatingOf({ room, scenario }: Pick<Desk, 'room' | 'scenario'>): Seating {
  const powers = powersOf({ room, scenario })
  const worlds = currentRound(room)?.worlds ?? []
  return {
    holders: worlds.map((_, world) =>
      Object.fromEntries(powers.map((power) => [power, peopleOn(room, world, power).map(({ id }) => id)])),
    ),
  }
}

/** A place in the round under way for a student who has none; nothing where none is under way. */
export async function seatLate(desk: Desk, student: string): Promise<void> {
  const round = currentRound(desk.room)
  if (round === undefined || desk.room.phase !== 'playing') return
  const place = latePlace(seatingOf(desk), (world) => round.worlds[world]?.ended !== undefined)
  if (place === undefined) return
  const room = withStudent(desk.room, student, (before) => ({ ...before, place }))
  const { world, power, adviser = false } = place
  await desk.keep(room, { did: 'placed', student, world, power, adviser })
  await reseat(desk, room, world, power)
}
