import { randomBytes, randomInt } from 'node:crypto'
import { MOST_WORLDS } from '#shared/protocol/classroom'
import { finish } from '../../match/finish.ts'
import { newMatchId } from '../../match/matches.ts'
import { type Desk, matchAt, powersOf, refused, worldsAt } from '../desk.ts'
import { formWorlds } from '../forming.ts'
import { type ClassRoom, currentRound, type Round, type Student, type World } from '../room.ts'
import { seatsOf } from '../seating.ts'
import { DONE, type Perform } from './define.ts'

const isPreparing = ({ phase }: ClassRoom): boolean => phase === 'joining' || phase === 'questions'

const sizesOf = (desk: Desk) => ({ powers: powersOf(desk), perPower: desk.room.setup.perPower })

/** Everybody who is there with a place; whoever is not waits, and comes late when they come. */
function formed(desk: Desk, by: 'random' | 'even' | 'roster', only: (student: Student) => boolean): ClassRoom {
  const { room } = desk
  const there = room.students.filter(only)
  const rank = ({ label }: Student) => room.setup.roster.indexOf(label)
  const order = by === 'roster' ? [...there].sort((a, b) => rank(a) - rank(b)) : there
  const places = formWorlds(order, by, sizesOf(desk), randomInt)
  const students = room.students.map(({ place: _, ...student }): Student => {
    const place = places.get(student.id)
    return place === undefined ? student : { ...student, place }
  })
  return { ...room, students }
}

export const form: Perform<'form'> = async (desk, { by }) => {
  if (!isPreparing(desk.room)) return refused('alreadyStarted')
  await desk.keep(formed(desk, by, ({ id }) => desk.isPresent(id)))
  return DONE
}

export const lock: Perform<'lock'> = async (desk, { locked }) => {
  await desk.keep({ ...desk.room, locked })
  return DONE
}

export const ask: Perform<'ask'> = async (desk, { questions }) => {
  if (!isPreparing(desk.room)) return refused('alreadyStarted')
  const phase = questions ? 'questions' : 'joining'
  await desk.keep({ ...desk.room, phase }, { did: 'phase', phase, round: desk.room.rounds.length })
  return DONE
}

/** Begins the round: worlds as they were formed; formed evenly now if nobody has a place. */
export const begin: Perform<'begin'> = async (desk) => {
  if (!isPreparing(desk.room)) return refused('alreadyStarted')
  const there = desk.room.students.filter(({ id }) => desk.isPresent(id))
  if (there.length === 0) return refused('nobodyThere')
  const isFormed = there.some(({ place }) => place !== undefined)
  const room = isFormed ? desk.room : formed(desk, 'even', ({ id }) => desk.isPresent(id))
  const count = Math.max(...room.students.map(({ place }) => (place?.world ?? -1) + 1))
  if (count > MOST_WORLDS) return refused('tooManyWorlds', { most: MOST_WORLDS })
  const round: Round = { ...room.next, worlds: newWorlds(room, count) }
  // Worlds first: a room must never name a match that is not there. Of worlds without a room nobody knows.
  for (const [index, world] of round.worlds.entries()) await createWorld(desk, room, round, world, index)
  const begun: ClassRoom = { ...room, phase: 'playing', revealed: false, rounds: [...room.rounds, round] }
  const placed = begun.students.flatMap(({ id, place }) =>
    place ? [{ did: 'placed', student: id, world: place.world, power: place.power, adviser: false } as const] : [],
  )
  await desk.keep(begun, { did: 'phase', phase: 'playing', round: begun.rounds.length - 1 }, ...placed)
  return DONE
}

/**
 * Luck is new in every round: the end of a match tells everybody whose interests were whose. Where every second world has
 * the changed rule, the two of a pair share theirs.
 */
function newWorlds({ next: { treatment, half } }: ClassRoom, count: number): readonly World[] {
  const seeds = Array.from({ length: count }, () => randomBytes(16).toString('hex'))
  return seeds.map((seed, index) => {
    const isSecond = index % 2 === 1
    const isTreated = treatment !== undefined && (!half || isSecond)
    return {
      match: newMatchId(),
      seed: half && isSecond ? seeds[index - 1]! : seed,
      ...(isTreated ? { treatment } : {}),
    }
  })
}

async function createWorld(desk: Desk, room: ClassRoom, round: Round, world: World, index: number): Promise<void> {
  const { setup, id } = room
  await desk.matches.createWorld({
    id: world.match,
    classId: id,
    scenario: setup.scenario,
    years: round.years,
    tempo: round.tempo,
    talk: setup.talk,
    host: -1,
    seed: world.seed,
    seats: seatsOf(room, powersOf(desk), index),
    ...(world.treatment === undefined ? {} : { treatment: world.treatment }),
  })
}

/** What is still played ends with this year, and everybody sees what there is to see. */
export const debrief: Perform<'debrief'> = async (desk) => {
  if (desk.room.phase !== 'playing') return refused('notPlaying')
  for (const world of worldsAt(desk, undefined)) {
    const match = await matchAt(desk, world)
    if (match) await finish(match)
  }
  await desk.keep(
    { ...desk.room, phase: 'debrief' },
    { did: 'phase', phase: 'debrief', round: desk.room.rounds.length - 1 },
  )
  return DONE
}

/** Prepares another round with the same people, one rule changed. */
export const nextRound: Perform<'nextRound'> = async (desk, { treatment, half, years, tempo }) => {
  const { room } = desk
  const round = currentRound(room)
  if (round === undefined || room.phase === 'playing') return refused('notEnded')
  const next = {
    half,
    years: years ?? round.years,
    tempo: tempo ?? round.tempo,
    ...(treatment === undefined ? {} : { treatment }),
  }
  await desk.keep({ ...room, next, phase: 'joining' }, { did: 'phase', phase: 'joining', round: room.rounds.length })
  return DONE
}

export const close: Perform<'close'> = async (desk) => {
  if (desk.room.phase === 'playing') await debrief(desk, {})
  await desk.keep(
    { ...desk.room, phase: 'over', locked: true },
    { did: 'phase', phase: 'over', round: desk.room.rounds.length - 1 },
  )
  return DONE
}
