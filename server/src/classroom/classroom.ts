import type { ClassPhase, ClassSetup, StudentWish } from '#shared/protocol/classroom'
import type { Task } from '#shared/protocol/homework'
import type { OwnQuestionName } from '#shared/protocol/ownQuestions'
import type { TimeFactor } from '#shared/protocol/personalTime'
import type { QuestionName } from '#shared/protocol/questions'
import type { Guess, Wall } from '#shared/protocol/wall'
import type { Interest } from '#shared/ruleset/forces'
import type { Outcome, TimeControl } from '#shared/ruleset/vocabulary'
import type { TreatmentId } from '#shared/treatments/index'
import type { ComingInjections } from '../match/matchSetup.ts'
import type { ClassDisclosure } from '../match/seal.ts'

/** A class as it is kept: people, places, rounds. Times are milliseconds since 1970. Nothing of it is sent as it is. */
export interface Classroom {
  readonly id: string
  readonly code: string
  readonly teacherHash: string
  readonly projectorHash: string
  readonly setup: ClassSetup
  readonly phase: ClassPhase
  readonly locked: boolean
  /** Its students are simulated, so many times as fast as people; it cannot be joined. */
  readonly rehearsal?: { readonly speed: number }
  readonly students: readonly Student[]
  /** Matches played so far; the last may still be played. While a year of practice is played it is the last. */
  readonly rounds: readonly Round[]
  /** Years of practice that are over: they are in no result, and nobody sees their secrets. */
  readonly practices?: readonly Round[]
  /** What the round that is prepared will be like. */
  readonly next: RoundPlan
  readonly messages: readonly { readonly number: number; readonly text: string; readonly world?: number }[]
  readonly answers: readonly Answer[]
  /** What students guessed in debriefs; absent of classes made before they were asked. */
  readonly guesses?: readonly StudentGuess[]
  /** Answers to the teacher's own questions. */
  readonly ownAnswers?: readonly OwnAnswer[]
  /** What students reported of what was said; absent of classes made before they could. */
  readonly reports?: readonly WordReport[]
  /** Homework; absent of classes made before there was any. */
  readonly tasks?: readonly Task[]
  /** What students have handed in for it and was found to hold; the work itself is kept apart. */
  readonly handedIn?: readonly HandedInPart[]
  /** SHA-256 of tokens of devices that the teacher keeps out, and their accounts of learning platforms, hex. */
  readonly barred?: readonly string[]
  /** Names that the teacher has seen stand on the wall. */
  readonly namesShown?: true
  /** What the wall shows in the debrief; the worlds side by side when absent. */
  readonly wall?: Wall
}

/** A student of the class, with seat and hashes of token and rejoin words. */
export interface Student {
  readonly id: string
  readonly label: string
  /** SHA-256, hex. */
  readonly tokenHash: string
  /** Salted and stretched, hex (`hashRejoinWords`). */
  readonly wordsHash: string
  /** Whom a learning platform says they are: a hash that only this server can make, and of this class alone. */
  readonly account?: string
  /** The teacher has seen this name and let the student in: without that they have no seat in a round that plays, and no key. */
  readonly admitted?: true
  /** The teacher had this name in sight when they showed names on the wall. */
  readonly nameSeen?: true
  /** Another newcomer gave this name of the roster: the teacher can give it back. */
  readonly claimed?: true
  /** The teacher has taken the word from them. */
  readonly muted?: true
  /** The teacher gives them more time than the others; the log of the class does not know. */
  readonly timeFactor?: TimeFactor
  /** What they have asked the teacher for, until that is seen to. */
  readonly wishes?: readonly StudentWish[]
  /** The teacher has given the name back: no token or words open it, and the next to give it has this place. */
  readonly released?: true
  /** In the round that is played or prepared; absent for a student who waits. */
  readonly place?: SeatAssignment
}

/** The world and power a student is assigned to. */
export interface SeatAssignment {
  readonly world: number
  readonly power: string
  readonly adviser?: true
}

/** A student's answer to a quiz question. */
export interface Answer {
  readonly student: string
  readonly question: QuestionName
  readonly choice: number
  readonly at: number
}

/** A student's answer to one of the teacher's own questions. */
export interface OwnAnswer {
  readonly student: string
  readonly question: OwnQuestionName
  /** Place of the answer, from 0. */
  readonly choice: number
  /** The match after which it was given, from 0; absent before the first. */
  readonly round?: number
  readonly at: number
}

/** A student reported something that was said in a match; `number` as it is kept there. */
export interface WordReport {
  readonly student: string
  readonly match: string
  readonly number: number
  readonly at: number
}

/** What a student guessed of the other powers of their world, before the teacher opened it. */
export interface StudentGuess extends Guess {
  readonly student: string
  /** From 0. */
  readonly round: number
  readonly at: number
}

/** One part of a task that the class has from a student. */
export interface HandedInPart {
  readonly student: string
  readonly task: string
  readonly part: string
  readonly at: number
}

/** What is decided of a round before it begins. */
export interface RoundPlan {
  readonly treatment?: TreatmentId
  /** Only every second world has the changed rule. */
  readonly half: boolean
  readonly years: number
  readonly timeControl: TimeControl
  /** A year of practice comes first. */
  readonly practice?: true
}

/** A round that has begun: its plan and its worlds. */
export interface Round extends RoundPlan {
  /** The teacher has opened interests, true forces and scores to the class. */
  readonly revealed?: true
  readonly worlds: readonly World[]
}

/** One match of a round. */
export interface World {
  /** Id of its match. */
  readonly match: string
  /** All its luck; that of its peer too, where every second world has a changed rule. */
  readonly seed: string
  readonly treatment?: TreatmentId
  /** What will happen when the window of this number closes. */
  readonly coming?: ComingInjections
  /** How it ended, so that the match need not be loaded to know. Absent while it is played. */
  readonly ended?: WorldEnd
}

/** The public result of a match that is over. */
export interface WorldEnd {
  /** Absent when the match was closed before its end, because its rules are gone. */
  readonly outcome?: Outcome
  readonly year: number
  readonly dead: number
  /** Of every rung. */
  readonly crises: number
  /** Of those, the ones that every power watched; absent of ends kept before they were told apart. */
  readonly publicCrises?: number
  readonly weaponsUsed: boolean
  readonly tension: number
  readonly number: number
  /** What the powers wanted at the end, by power: secret until the teacher opens it. Absent of ends kept before. */
  readonly interests?: Readonly<Record<string, Interest>>
}

/** The round that is played; undefined while the first is prepared. */
export const currentRound = ({ phase, rounds }: Classroom): Round | undefined =>
  phase === 'joining' || phase === 'questions' ? undefined : rounds.at(-1)

/** Whether what is played, or prepared, is practice. */
export const isPractice = (classroom: Classroom): boolean =>
  (currentRound(classroom) ?? classroom.next).practice === true

/** Whether this world and another of its round share their luck, and one of them is still played. */
export function isLuckInPlay({ worlds }: Round, { seed }: World): boolean {
  const sharing = worlds.filter((world) => world.seed === seed)
  return sharing.length > 1 && sharing.some(({ ended }) => ended === undefined)
}

/** Whether the teacher has opened the debrief of the round this match belongs to; false for a match of no round. */
export function isDebriefed({ phase, rounds }: Classroom, match: string): boolean {
  const round = rounds.findIndex(({ worlds }) => worlds.some((world) => world.match === match))
  return round >= 0 && (phase !== 'playing' || round < rounds.length - 1)
}

/** To whom the secrets of this match are open; closing a class opens all of its rounds. */
export function disclosureOf(classroom: Classroom, match: string): ClassDisclosure {
  if (!isDebriefed(classroom, match)) return 'none'
  const round = classroom.rounds.find(({ worlds }) => worlds.some((world) => world.match === match))
  return round !== undefined && isRevealed(classroom, round) ? 'all' : 'teacher'
}

/** Whether the class sees what the powers of a round wanted. */
export const isRevealed = ({ phase }: Pick<Classroom, 'phase'>, round: Round): boolean =>
  round.revealed === true || phase === 'over'

/** Whether the last round is over, and the class talks about it. */
export const isDebriefing = ({ phase }: Pick<Classroom, 'phase'>): boolean => phase === 'debrief' || phase === 'over'

/** Whether a round plays and the teacher has not let this student in. */
export const isWaiting = ({ phase }: Classroom, { admitted }: Student): boolean =>
  phase === 'playing' && admitted !== true

/** The student with this id; undefined when the class has none. */
export const studentOf = (classroom: Classroom, id: string): Student | undefined =>
  classroom.students.find((student) => student.id === id)

/** The classroom with one student changed. */
export function withStudent(classroom: Classroom, id: string, change: (student: Student) => Student): Classroom {
  return {
    ...classroom,
    students: classroom.students.map((student) => (student.id === id ? change(student) : student)),
  }
}

/** The classroom with one world of the last round changed. */
export function replaceWorld(classroom: Classroom, index: number, change: (world: World) => World): Classroom {
  const last = classroom.rounds.length - 1
  const rounds = classroom.rounds.map((round, number) =>
    number === last
      ? { ...round, worlds: round.worlds.map((world, each) => (each === index ? change(world) : world)) }
      : round,
  )
  return { ...classroom, rounds }
}
