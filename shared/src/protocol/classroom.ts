import { z } from 'zod'
import { type Injection, injectionSchema } from '#shared/injections/index'
import { CHAT_RULES, type ChatRule } from '#shared/protocol/chatRules'
import { personNameSchema } from '#shared/protocol/lobby'
import { ANSWERS, QUIZ_QUESTIONS, type QuestionName } from '#shared/protocol/questions'
import { visibleText } from '#shared/protocol/visible'
import { CLASS_TIME_CONTROLS, type Outcome, type TimeControl, type WindowKind } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS, type TreatmentId } from '#shared/treatments/index'

/** How students of a class are called: as they type, as the game calls them, or by a list the teacher gives. */
export const NAMINGS = ['typed', 'alias', 'roster'] as const
export type Naming = (typeof NAMINGS)[number]

/** Most students of one class, and most labels on a roster. */
export const MOST_STUDENTS = 250
/** Most worlds of one class. */
export const MOST_WORLDS = 60
/** Longest message of a teacher, in characters. */
export const LONGEST_MESSAGE = 240

/** What a new class is like. */
export const classSetupSchema = z.strictObject({
  scenario: z.string().min(1).max(31),
  powers: z.int().min(2).max(8),
  years: z.int().min(2).max(24),
  timeControl: z.enum(CLASS_TIME_CONTROLS),
  chatRule: z.enum(CHAT_RULES),
  /** Students who share a power. */
  perPower: z.int().min(1).max(4),
  naming: z.enum(NAMINGS),
  /** Labels of a roster; empty otherwise. */
  roster: z.array(personNameSchema).max(MOST_STUDENTS).default([]),
})
export type ClassSetup = z.output<typeof classSetupSchema>

/** POST /api/classes: a new class; with the teachers' password where the server has one. */
export const createClassSchema = classSetupSchema.extend({ password: z.string().max(200).optional() })
export type CreateClass = z.input<typeof createClassSchema>

/** Reply to POST /api/classes. The teacher's token opens all of the class, the projector's only what everybody may see. */
export interface ClassCreated {
  readonly id: string
  readonly code: string
  readonly teacher: string
  readonly projector: string
}

/** POST /api/classes/:id/students: sit down in a class; without a label where the game gives names. */
export const enrolSchema = z.strictObject({ label: personNameSchema.optional() })
/** POST /api/classes/:id/return: come back with one's four words, from any device. */
export const returnSchema = z.strictObject({ words: z.string().min(3).max(80) })

/** A student's place in a class. The token is the student, here and at every world's seat. */
export interface Enrolled {
  readonly id: string
  readonly label: string
  readonly token: string
  /** Four words with which the student comes back from another device. */
  readonly words: string
}

const questionNames = QUIZ_QUESTIONS.map(({ name }) => name) as [QuestionName, ...QuestionName[]]
/** POST /api/classes/:id/answers: a student's answer to a question; the first counts. */
export const answerSchema = z.strictObject({ question: z.enum(questionNames), choice: z.literal([...ANSWERS]) })

export const CLASS_PHASES = ['joining', 'questions', 'playing', 'debrief', 'over'] as const
export type ClassPhase = (typeof CLASS_PHASES)[number]

/** What anybody with the code may know: enough to come in. */
export interface ClassInvitation {
  readonly id: string
  readonly code: string
  readonly naming: Naming
  readonly scenario: string
  readonly phase: ClassPhase
  readonly locked: boolean
  /** Labels of the roster that nobody has taken. */
  readonly free: readonly string[]
}

/** Something the teacher says to all, or to one world. */
export interface TeacherMessage {
  readonly number: number
  readonly text: string
}

/** What a student may know of the class: their own place in it. */
export interface StudentView {
  readonly id: string
  readonly label: string
  readonly phase: ClassPhase
  readonly scenario: string
  /** Students who have come. */
  readonly students: number
  /** Where the student plays now; `match` as soon as it has begun. */
  readonly seat?: { readonly world: number; readonly power: string; readonly adviser: boolean; readonly match: string }
  /** The match of this student's world has ended. */
  readonly ended: boolean
  readonly message?: TeacherMessage
  /** What the student answered, by question. */
  readonly answers: Readonly<Partial<Record<QuestionName, number>>>
}

const world = z
  .int()
  .min(0)
  .max(MOST_WORLDS - 1)
const student = z.string().min(1).max(20)
const power = z.string().min(1).max(31)
/** One world, or all when absent. */
const where = { world: world.optional() }

export const FORMINGS = ['random', 'even', 'roster'] as const
export type Forming = (typeof FORMINGS)[number]

/** POST /api/classes/:id/acts: what a teacher does, told apart by `act`. */
export const TEACHER_COMMANDS = {
  /** Deals everybody who is there to worlds and powers anew; only before a round begins. */
  form: z.strictObject({ by: z.enum(FORMINGS) }),
  /** Puts one student somewhere. */
  place: z.strictObject({ student, world, power }),
  rename: z.strictObject({ student, label: personNameSchema }),
  remove: z.strictObject({ student }),
  /** An adviser becomes one of those who hold the power. */
  promote: z.strictObject({ student }),
  /** Four new words for a student who has lost theirs; answered with `words`. */
  newWords: z.strictObject({ student }),
  lock: z.strictObject({ locked: z.boolean() }),
  /** Shows the questions, or goes back to joining. */
  ask: z.strictObject({ questions: z.boolean() }),
  begin: z.strictObject({}),
  pause: z.strictObject(where),
  resume: z.strictObject(where),
  extend: z.strictObject({ ...where, seconds: z.int().min(10).max(600) }),
  advance: z.strictObject(where),
  say: z.strictObject({ ...where, text: visibleText(LONGEST_MESSAGE) }),
  /** What will happen when the open year closes; an empty list takes it back. */
  inject: z.strictObject({ ...where, injections: z.array(injectionSchema).max(3) }),
  /** A bot plays a power, or its students do again. */
  giveToBot: z.strictObject({ world, power, bot: z.boolean() }),
  /** A token with which the teacher sees what a power sees; answered with `match` and `token`. */
  lookAs: z.strictObject({ world, power }),
  /** Shows everybody's interests on the projector, or hides them. */
  reveal: z.strictObject({ revealed: z.boolean() }),
  /** Ends what is still played and goes to the debrief. */
  debrief: z.strictObject({}),
  /** Another round, with one rule changed in all worlds or in every second one. */
  nextRound: z.strictObject({
    treatment: z.enum(TREATMENT_IDS).optional(),
    half: z.boolean(),
    /** Years and time of the next round; as before when absent. */
    years: z.int().min(2).max(24).optional(),
    timeControl: z.enum(CLASS_TIME_CONTROLS).optional(),
  }),
  close: z.strictObject({}),
} as const
export type TeacherCommandName = keyof typeof TEACHER_COMMANDS
export type TeacherCommandInput<Name extends TeacherCommandName> = z.infer<(typeof TEACHER_COMMANDS)[Name]>

/** All that the teacher's board shows. */
export interface Board {
  readonly id: string
  readonly code: string
  readonly setup: ClassSetup
  readonly phase: ClassPhase
  readonly locked: boolean
  readonly revealed: boolean
  /** Counts rounds from 0; the one that is played, or is prepared while `joining`. */
  readonly round: number
  /** The changed rule of this round, and whether only every second world has it. */
  readonly treatment?: TreatmentId
  readonly half: boolean
  /** Ids of the powers of each world, in seat order. */
  readonly powers: readonly string[]
  readonly students: readonly BoardStudent[]
  readonly worlds: readonly BoardWorld[]
  readonly messages: readonly (TeacherMessage & { readonly world?: number })[]
  /** By question, how many gave each answer. */
  readonly tallies: Readonly<Record<QuestionName, readonly number[]>>
  /** When all of this is deleted by itself, milliseconds since 1970. */
  readonly expiresAt?: number
}

export interface BoardStudent {
  readonly id: string
  readonly label: string
  readonly present: boolean
  readonly world?: number
  readonly power?: string
  readonly adviser: boolean
  /** Right answers so far. */
  readonly right: number
  readonly answered: number
}

/** One match of the class as the teacher sees it from outside: nothing of it is secret from its players but who is stuck. */
export interface BoardWorld extends PublicWorld {
  readonly match: string
  readonly seats: readonly {
    readonly power: string
    readonly names: readonly string[]
    readonly bot: boolean
    /** The open window waits for it. */
    readonly awaited: boolean
    readonly connected: boolean
    readonly away: boolean
  }[]
  readonly injections: readonly Injection[]
}

/** What everybody may know of one world. */
export interface PublicWorld {
  readonly world: number
  readonly treatment?: TreatmentId
  readonly year: number
  readonly years: number
  readonly window: WindowKind
  /** Counts windows. */
  readonly number: number
  /** Milliseconds until the window closes by itself; absent when it waits for people. */
  readonly closesIn?: number
  readonly paused: boolean
  readonly held: boolean
  /** Highest tension of any two powers, 0–100. */
  readonly tension: number
  readonly crises: number
  readonly weaponsUsed: boolean
  /** Millions. */
  readonly dead: number
  readonly outcome?: Outcome
}

/** All that a projector shows: everybody in the room reads it. */
export interface Projection {
  readonly id: string
  readonly code: string
  readonly scenario: string
  readonly timeControl: TimeControl
  readonly chatRule: ChatRule
  readonly phase: ClassPhase
  readonly locked: boolean
  readonly revealed: boolean
  readonly round: number
  readonly treatment?: TreatmentId
  readonly half: boolean
  readonly labels: readonly string[]
  readonly answered: number
  readonly tallies: Readonly<Record<QuestionName, readonly number[]>>
  /** Of every round so far, for comparing; the last is the one that is played. */
  readonly rounds: readonly (readonly (PublicWorld & { readonly match: string })[])[]
  readonly message?: TeacherMessage
}
