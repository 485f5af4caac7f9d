import type { Board, Projection } from '#shared/protocol/classroom'
import { boardStudent, boardWorld, publicWorld, talliesOf } from './facts.ts'
import type { LiveClass } from './liveClass.ts'
import { type ClassRoom, currentRound } from './room.ts'

const DAY = 86_400_000

/** What board and projector have in common: which round, and what it is like. */
function roundOf(room: ClassRoom) {
  const round = currentRound(room)
  const { half, treatment, tempo } = round ?? room.next
  const number = round === undefined ? room.rounds.length : room.rounds.length - 1
  return { round: number, half, tempo, ...(treatment === undefined ? {} : { treatment }) }
}

/** All that the teacher's board shows, built field by field. */
export function boardOf(live: LiveClass, keepDays: number): Board {
  const { room } = live
  const { id, code, setup, phase, locked, revealed, students, words } = room
  const round = currentRound(room)
  const { tempo: _, ...which } = roundOf(room)
  return {
    id,
    code,
    setup,
    phase,
    locked,
    revealed,
    ...which,
    powers: live.powers,
    students: students.map((student) => boardStudent(room, student, live.isPresent(student.id))),
    worlds: round ? round.worlds.map(({ match }, index) => boardWorld(round, index, live.matchOf(match))) : [],
    words,
    tallies: talliesOf(room),
    ...(keepDays === 0 ? {} : { expiresAt: live.touchedAt + keepDays * DAY }),
  }
}

/** All that a projector shows, built field by field: everybody in the room reads it. */
export function projectionOf(live: LiveClass): Projection {
  const { room } = live
  const { id, code, setup, phase, locked, revealed, students, rounds, answers } = room
  const word = room.words.findLast(({ world }) => world === undefined)
  return {
    id,
    code,
    scenario: setup.scenario,
    talk: setup.talk,
    phase,
    locked,
    revealed,
    ...roundOf(room),
    labels: students.map(({ label }) => label),
    answered: new Set(answers.map(({ student }) => student)).size,
    tallies: talliesOf(room),
    rounds: rounds.map((round) =>
      round.worlds.map(({ match }, index) => ({ ...publicWorld(round, index, live.matchOf(match)), match })),
    ),
    ...(word ? { word: { number: word.number, text: word.text } } : {}),
  }
}
