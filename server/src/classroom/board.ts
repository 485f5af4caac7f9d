import type { Board, Projection } from '#shared/protocol/classBoard'
import {
  type Classroom,
  currentRound,
  isDebriefed,
  isDebriefing,
  isLuckInPlay,
  isPractice,
  type Student,
} from './classroom.ts'
import { boardStudent, boardWorld, hasRevealed, publicWorld, talliesOf } from './facts.ts'
import { formedGroups } from './groups.ts'
import { guessCounts } from './guesses.ts'
import { boardTasks } from './homework.ts'
import type { LiveClass } from './liveClass.ts'
import { ownCountsOf } from './ownQuestions.ts'
import { wallOf } from './wallView.ts'

const DAY = 86_400_000

/** What board and projector have in common: which round, and what it is like. */
function roundOf(classroom: Classroom) {
  const round = currentRound(classroom)
  const { half, treatment, timeControl } = round ?? classroom.next
  const number = round === undefined ? classroom.rounds.length : classroom.rounds.length - 1
  return { round: number, half, timeControl, ...(treatment === undefined ? {} : { treatment }) }
}

/** Names that the game gave may stand on the wall; others once the teacher shows names. */
const areNamesShown = ({ setup, namesShown }: Classroom): boolean => setup.naming === 'alias' || namesShown === true

/** Whether this name may stand on the wall: the game or the teacher gave it, or the teacher has seen it. */
const isFitForWall = ({ setup }: Classroom, { nameSeen, admitted }: Student): boolean =>
  setup.naming !== 'typed' || nameSeen === true || admitted === true

/** True for a student whose name stands on the wall. */
const isNamedOnWall =
  (classroom: Classroom) =>
  (student: Student): boolean =>
    areNamesShown(classroom) && isFitForWall(classroom, student)

/** All that the teacher's board shows, built field by field. */
export function boardOf(live: LiveClass, keepDays: number): Board {
  const { classroom } = live
  const { id, code, setup, phase, locked, students, messages: words } = classroom
  const round = currentRound(classroom)
  const { timeControl: _, ...which } = roundOf(classroom)
  return {
    id,
    code,
    setup,
    phase,
    locked,
    rehearsal: classroom.rehearsal !== undefined,
    practice: isPractice(classroom),
    next: { years: classroom.next.years, timeControl: classroom.next.timeControl },
    namesShown: areNamesShown(classroom),
    namesHeldBack: areNamesShown(classroom) ? students.length - students.filter(isNamedOnWall(classroom)).length : 0,
    revealed: hasRevealed(classroom),
    ...which,
    powers: live.powers,
    students: students.map((student) => boardStudent(classroom, student, live.isPresent(student.id))),
    worlds: round ? round.worlds.map(({ match }, index) => boardWorld(round, index, live.matchOf(match))) : [],
    messages: words,
    tallies: talliesOf(classroom),
    tasks: boardTasks(classroom),
    ...(isDebriefing(classroom) ? { wall: wallOf(classroom) } : {}),
    guesses: guessCounts(classroom),
    ...ownCountsOf(classroom),
    ...(keepDays === 0 ? {} : { expiresAt: live.touchedAt + keepDays * DAY }),
  }
}

/** All that a projector shows, built field by field: the whole classroom reads it. */
export function projectionOf(live: LiveClass): Projection {
  const { classroom } = live
  const { id, code, setup, phase, locked, students, rounds, answers } = classroom
  const word = classroom.messages.findLast(({ world }) => world === undefined)
  return {
    id,
    code,
    scenario: setup.scenario,
    chatRule: setup.chatRule,
    phase,
    practice: isPractice(classroom),
    locked,
    revealed: hasRevealed(classroom),
    ...roundOf(classroom),
    joined: students.length,
    labels: students.filter(isNamedOnWall(classroom)).map(({ label }) => label),
    groups: formedGroups(classroom, live.powers, isNamedOnWall(classroom)),
    answered: new Set(answers.map(({ student }) => student)).size,
    tallies: talliesOf(classroom),
    ...(isDebriefing(classroom) ? { wall: wallOf(classroom) } : {}),
    guesses: guessCounts(classroom),
    rounds: rounds.map((round) =>
      round.worlds.map((world, index) => ({
        ...publicWorld(round, index, live.matchOf(world.match), isDebriefed(classroom, world.match) ? 'all' : 'public'),
        ...(isLuckInPlay(round, world) ? {} : { match: world.match }),
      })),
    ),
    ...(word ? { message: { number: word.number, text: word.text } } : {}),
  }
}
