import type { BoardStudent, BoardWorld, PublicWorld } from '#shared/protocol/classBoard'
import type { ClassInvitation, StudentView } from '#shared/protocol/classroom'
import { ANSWERS, isRightAnswer, type QuestionName } from '#shared/protocol/questions'
import type { GameState } from '#shared/state/gameState'
import type { Observation } from '#shared/view/observation'
import type { Match } from '../match/match.ts'
import {
  type Classroom,
  currentRound,
  isPractice,
  isRevealed,
  isWaiting,
  type Round,
  type Student,
  type World,
  type WorldEnd,
} from './classroom.ts'
import { groupViewOf } from './groups.ts'
import { guessViewOf } from './guesses.ts'
import { ownTasks } from './homework.ts'
import { askedOwnOf } from './ownQuestions.ts'

/** What those who have only the code may know of a class. */
export function invitationOf({ id, code, setup, phase, locked }: Classroom): ClassInvitation {
  const { naming, scenario } = setup
  return { id, code, naming, scenario, phase, locked }
}

/** What one student may know of a class. */
export function studentViewOf(classroom: Classroom, student: Student, powers: readonly string[]): StudentView {
  const { id, label, place, timeFactor, wishes = [] } = student
  const waiting = isWaiting(classroom, student)
  const world = place && !waiting ? currentRound(classroom)?.worlds[place.world] : undefined
  const word = classroom.messages.findLast((each) => each.world === undefined || each.world === place?.world)
  const answers = classroom.answers.filter((given) => given.student === id)
  return {
    id,
    label,
    phase: classroom.phase,
    practice: isPractice(classroom),
    scenario: classroom.setup.scenario,
    students: classroom.students.length,
    waiting,
    ...groupViewOf(classroom, student, powers),
    ended: world?.ended !== undefined,
    revealed: hasRevealed(classroom),
    ...guessViewOf(classroom, student, powers),
    wishes,
    tasks: ownTasks(classroom, student),
    ...(timeFactor === undefined ? {} : { timeFactor }),
    answers: Object.fromEntries(answers.map(({ question, choice }) => [question, choice])),
    ...askedOwnOf(classroom, id),
    ...(place && world
      ? {
          seat: {
            world: place.world,
            power: place.power,
            adviser: place.adviser === true,
            match: world.match,
          },
        }
      : {}),
    ...(word ? { message: { number: word.number, text: word.text } } : {}),
  }
}

/** Whether the class sees what the powers of its last round wanted. */
export function hasRevealed(classroom: Classroom): boolean {
  const last = classroom.rounds.at(-1)
  return last !== undefined && isRevealed(classroom, last)
}

/** How many gave each answer, by question. */
export function talliesOf({ answers }: Classroom): Readonly<Record<QuestionName, readonly number[]>> {
  const count = (name: QuestionName, answer: number) =>
    answers.filter(({ question, choice }) => question === name && choice === answer).length
  const tally = (name: QuestionName) => ANSWERS.map((answer) => count(name, answer))
  return { arming: tally('arming'), umbrella: tally('umbrella'), alarm: tally('alarm') }
}

/** Of one student, for the teacher. */
export function boardStudent(classroom: Classroom, student: Student, present: boolean): BoardStudent {
  const { id, label, place, claimed, released, timeFactor, wishes = [] } = student
  const given = classroom.answers.filter((answer) => answer.student === id)
  const right = given.filter(({ question, choice }) => isRightAnswer(question, choice))
  return {
    id,
    label,
    present,
    adviser: place?.adviser === true,
    muted: student.muted === true,
    wishes,
    ...(timeFactor === undefined ? {} : { timeFactor }),
    waiting: isWaiting(classroom, student),
    answered: given.length,
    right: right.length,
    claimed: claimed === true,
    released: released === true,
    ...(place ? { world: place.world, power: place.power } : {}),
  }
}

/** Which crises of a world are counted: those that became public, or those of every rung. */
export type CrisesCounted = 'public' | 'all'

/** Facts of a world from outside: from the spectators' view while it is played, from its stored result afterwards. */
export function publicWorld(
  round: Round,
  index: number,
  match: Match | undefined,
  counted: CrisesCounted,
): PublicWorld {
  const world = round.worlds[index]!
  const which = { world: index, years: round.years, ...treatmentOf(world) }
  if (match === undefined) return { ...which, ...endedWorld(world, counted) }
  const view = match.view({ kind: 'spectator' })
  const { years, window } = view
  const { paused, held } = match.facts()
  const { timeLeft } = match
  return {
    ...which,
    ...standingOf(view),
    crises: countCrises(counted === 'all' ? match.state : view),
    years,
    window: window.kind,
    paused,
    held,
    ...(timeLeft === undefined || window.kind === 'ended' ? {} : { closesIn: timeLeft }),
    ...outcomeOf(match),
  }
}

/** The result stored of a match that has ended: public facts only. */
export function worldEndOf(match: Match): WorldEnd {
  const view = match.view({ kind: 'spectator' })
  return {
    ...outcomeOf(match),
    ...standingOf(view),
    crises: countCrises(match.state),
    publicCrises: countCrises(view),
    interests: Object.fromEntries(match.state.powers.map(({ id, interest }) => [id, interest])),
  }
}

/** How many crises a position or a view of it tells of: those that are over, and those under way. */
export const countCrises = ({
  crises,
  confrontations,
}: {
  readonly crises: readonly unknown[]
  readonly confrontations: readonly unknown[]
}): number => crises.length + confrontations.length

/** How a world stood of which no more is known. */
const UNKNOWN: WorldEnd = { year: 1, number: 0, tension: 0, crises: 0, weaponsUsed: false, dead: 0 }

/** The result of a match that was closed because its rules are gone: it cannot be looked at any longer. */
export const closedWorldEnd = ({ year, windowNumber }: Pick<GameState, 'year' | 'windowNumber'>): WorldEnd => ({
  ...UNKNOWN,
  year,
  number: windowNumber,
})

/** How a match ended, which is public as it happens; interests and forces are not. */
const outcomeOf = ({ state: { ending } }: Match) => (ending === undefined ? {} : { outcome: ending.outcome })

/** How a world stands, from the gallery's view of it; tension is that of its tensest pair, 0–100, the dead in millions. */
const standingOf = ({ year, window, pairs, powers, climate }: Observation) => ({
  year,
  number: window.number,
  tension: Math.round(Math.max(0, ...pairs.map(({ tension }) => tension))),
  weaponsUsed: climate.weaponsUsed,
  dead: powers.reduce((sum, power) => sum + power.dead + power.starved, 0),
})

const treatmentOf = ({ treatment }: World) => (treatment === undefined ? {} : { treatment })

/** Of a world whose match is not in memory: the result stored when it ended, built field by field. */
function endedWorld({ ended = UNKNOWN }: World, counted: CrisesCounted) {
  const { outcome, year, number, tension, crises, publicCrises = crises, weaponsUsed, dead } = ended
  return {
    window: 'ended' as const,
    paused: false,
    held: false,
    ...(outcome === undefined ? {} : { outcome }),
    year,
    number,
    tension,
    crises: counted === 'all' ? crises : publicCrises,
    weaponsUsed,
    dead,
  }
}

/** A world with its seats, for the teacher: who is awaited, who is there, who plays. */
export function boardWorld(round: Round, index: number, match: Match | undefined): BoardWorld {
  const { match: id, coming } = round.worlds[index]!
  const open = match?.state.windowNumber
  return {
    ...publicWorld(round, index, match, 'all'),
    match: id,
    injections: coming && coming.window === open ? coming.injections : [],
    seats: match === undefined ? [] : seatsOf(match),
  }
}

function seatsOf(match: Match): BoardWorld['seats'] {
  const ended = match.state.window.kind === 'ended'
  return match.seatFacts().map(({ power, human, ready, connected, away }, seat) => ({
    power,
    names: match.seats.peopleAt(seat).map(({ name }) => name),
    bot: !human,
    awaited: human && !ready && !ended,
    connected,
    away,
  }))
}
