import { z } from 'zod'
import { injectionSchema } from '#shared/injections/index'
import { CHAT_RULES } from '#shared/protocol/chatRules'
import { commandBody } from '#shared/protocol/commandBody'
import { HOMEWORK_COMMANDS, ownTaskSchema } from '#shared/protocol/homework'
import { personNameSchema } from '#shared/protocol/lobby'
import {
  ASKING_MOMENTS,
  askedOwnSchema,
  MOST_OPTIONS,
  OWN_QUESTION_NAMES,
  ownQuestionSchema,
} from '#shared/protocol/ownQuestions'
import { TIME_CHOICES, TIME_FACTORS } from '#shared/protocol/personalTime'
import { QUIZ_QUESTIONS, type QuestionName } from '#shared/protocol/questions'
import { visibleText } from '#shared/protocol/visible'
import { guessSchema, wallSchema } from '#shared/protocol/wall'
import { idText, okSchema, type Wire, type WireInput, wholeCount } from '#shared/protocol/wire'
import { INTERESTS } from '#shared/ruleset/forces'
import { CLASS_TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'

/** How students of a class are named: as they type, by the game, or by a list the teacher gives. */
export const NAMINGS = ['typed', 'alias', 'roster'] as const

/** Most students of one class, and most labels on a roster. */
export const MOST_STUDENTS = 250
/** Most worlds of one class. */
export const MOST_WORLDS = 60
/** Longest message of a teacher, in characters. */
export const LONGEST_MESSAGE = 240

/** When a class sees what its powers wanted: when the teacher says so, or as soon as the debrief begins. */
export const INTEREST_OPENINGS = ['atReveal', 'atEnd'] as const

const ownQuestions = z.array(ownQuestionSchema).max(OWN_QUESTION_NAMES.length)

/** What a new class is like. */
export const classSetupSchema = z.strictObject({
  scenario: idText,
  powers: z.int().min(2).max(8),
  years: z.int().min(2).max(24),
  timeControl: z.enum(CLASS_TIME_CONTROLS),
  chatRule: z.enum(CHAT_RULES),
  /** Students who share a power. */
  perPower: z.int().min(1).max(4),
  naming: z.enum(NAMINGS),
  /** Labels of a roster; empty otherwise. */
  roster: z.array(personNameSchema).max(MOST_STUDENTS).default([]),
  /** When the class sees the interests, true forces and scores of its powers. */
  interestsOpen: z.enum(INTEREST_OPENINGS).default('atReveal'),
  /** A year of practice comes before the first match, which begins anew after it; nothing of it counts. */
  practice: z.boolean().default(false),
  /** The teacher's own questions, asked before the first match and after each. */
  ownQuestions: ownQuestions.exactOptional(),
})
/** The settings of a class. */
export type ClassSetup = Wire<typeof classSetupSchema>

/** A new class; with the teachers' password where the server has one. */
export const createClassSchema = classSetupSchema.extend({ password: z.string().max(200).optional() })
/** A new class; with the teachers' password where the server has one. */
export type CreateClass = WireInput<typeof createClassSchema>

/** A class of simulated students, in which a teacher tries out the board: so many, with these settings. */
export const rehearseSchema = createClassSchema.extend({
  students: z.int().min(1).max(40).default(28),
  /** How many times as fast as people they come in and think. */
  speed: z.int().min(1).max(8).default(4),
})
/** A class of simulated students. */
export type Rehearse = WireInput<typeof rehearseSchema>

/** A class made. The teacher's token opens all of it, the projector's only what is public in the class. */
export const classCreatedSchema = z
  .strictObject({ id: z.string(), code: z.string(), teacher: z.string(), projector: z.string() })
  .meta({ id: 'ClassCreated' })
/** Id, code and tokens of a new class. */
export type ClassCreated = Wire<typeof classCreatedSchema>

/** Joins a class; without a label where the game gives names. */
export const enrolSchema = z.strictObject({ label: personNameSchema.optional() })
/** Comes back to a class with one's four words, from any device. */
export const rejoinSchema = z.strictObject({ words: z.string().min(3).max(80) })

/** A student's place in a class. The token is the student, here and at the seat of every world. */
export const enrolledSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    token: z.string(),
    /** Four words with which the student comes back from another device. */
    words: z.string(),
  })
  .meta({ id: 'Enrolled' })
/** A student's place in a class. */
export type Enrolled = Wire<typeof enrolledSchema>

/** Names of all quiz questions. */
export const questionNames = QUIZ_QUESTIONS.map(({ name }) => name) as [QuestionName, ...QuestionName[]]
/** A student reports something that was said: its number among what they could read. */
export const messageReportSchema = z.strictObject({ number: wholeCount.max(100_000) })

/** What a student can ask the teacher for without a word: more time than the others, or to come over. */
export const STUDENT_WISHES = ['time', 'help'] as const
/** What a student can ask the teacher for without a word. */
export type StudentWish = (typeof STUDENT_WISHES)[number]
/** A student asks for something, or takes that back. */
export const wishSchema = z.strictObject({ wish: z.enum(STUDENT_WISHES), on: z.boolean() })

/** A student's answer to a question, by its place from 0; the first of each moment counts. Only own questions are asked after. */
export const answerSchema = z.strictObject({
  question: z.enum([...questionNames, ...OWN_QUESTION_NAMES]),
  choice: wholeCount.max(MOST_OPTIONS - 1),
  moment: z.enum(ASKING_MOMENTS).default('before'),
})
/** A student's answer to a question. */
export type AnswerGiven = Wire<typeof answerSchema>

/** Phases of a class, in order. */
export const CLASS_PHASES = ['joining', 'questions', 'playing', 'debrief', 'over'] as const
/** Phase of a class. */
export type ClassPhase = (typeof CLASS_PHASES)[number]
/** Schema of the phase of a class. */
export const classPhaseSchema = z.enum(CLASS_PHASES)

/** What the code of a class tells: enough to join. */
export const invitationSchema = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    naming: z.enum(NAMINGS),
    scenario: z.string(),
    phase: classPhaseSchema,
    locked: z.boolean(),
  })
  .meta({ id: 'ClassInvitation' })
/** What the code of a class tells: enough to join. */
export type ClassInvitation = Wire<typeof invitationSchema>

/** Something the teacher says to all, or to one world. */
export const teacherMessageSchema = z.strictObject({ number: z.int(), text: z.string() })

/** Where a student will sit, and who else is in that world, in seat order. */
export const groupSchema = z.strictObject({
  world: wholeCount,
  power: z.string(),
  others: z.array(z.strictObject({ power: z.string(), labels: z.array(z.string()) })),
})

/** What a student may know of the class: their own place in it. */
export const studentViewSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    phase: classPhaseSchema,
    /** What is played, or prepared, is practice: nothing of it counts. */
    practice: z.boolean(),
    scenario: z.string(),
    /** Students who have joined. */
    students: wholeCount,
    /** Where the student plays now. */
    seat: z
      .strictObject({ world: wholeCount, power: z.string(), adviser: z.boolean(), match: z.string() })
      .exactOptional(),
    /** Before a round begins: where the student will sit, and with whom. */
    group: groupSchema.exactOptional(),
    /** A round plays, and the teacher has not let this student in: they see nothing of any power. */
    waiting: z.boolean(),
    /** The match of this student's world has ended. */
    ended: z.boolean(),
    message: teacherMessageSchema.exactOptional(),
    /** In the debrief: the other powers of their world, what the student guessed of them, and what they wanted once that is open. */
    guess: z
      .strictObject({
        powers: z.array(z.string()),
        given: guessSchema.exactOptional(),
        truth: z.record(z.string(), z.enum(INTERESTS)).exactOptional(),
      })
      .exactOptional(),
    /** The teacher has opened the interests of this student's last round. */
    revealed: z.boolean(),
    /** What this student has asked the teacher for and has not had an answer to. */
    wishes: z.array(z.enum(STUDENT_WISHES)),
    tasks: z.array(ownTaskSchema),
    /** This student has more time than the others; no other student is told. */
    timeFactor: z.literal([...TIME_FACTORS]).exactOptional(),
    /** What the student answered, by question. */
    answers: z.partialRecord(z.enum(questionNames), z.number()),
    /** While they are asked: the teacher's own questions, and this student's answers. */
    own: askedOwnSchema.exactOptional(),
  })
  .meta({ id: 'StudentView' })
/** What a student may know of the class: their own place in it. */
export type StudentView = Wire<typeof studentViewSchema>

const world = wholeCount.max(MOST_WORLDS - 1)
const student = z.string().min(1).max(20)
const power = idText
/** One world, or all when absent. */
const where = { world: world.optional() }

/** How students are dealt to worlds: at random, evenly in the order they joined, or by the order of the roster. */
export const FORMINGS = ['random', 'even', 'roster'] as const
/** How students are dealt to worlds. */
export type Forming = (typeof FORMINGS)[number]

/** What a teacher can do, by name. */
export const TEACHER_COMMANDS = {
  /** Deals all who are present to worlds and powers anew; only before a round begins. */
  form: z.strictObject({ by: z.enum(FORMINGS) }),
  /** Moves one student. */
  place: z.strictObject({ student, world, power }),
  rename: z.strictObject({ student, label: personNameSchema }),
  /** Takes a student out; their device stays out unless it may come in again. */
  remove: z.strictObject({ student, keepOut: z.boolean().default(true) }),
  /** What may be said from now on, in one world or in all, and in the rounds to come. */
  talk: z.strictObject({ ...where, rule: z.enum(CHAT_RULES) }),
  /** Takes the word from a student, or gives it back. */
  mute: z.strictObject({ student, muted: z.boolean() }),
  /** Gives a student more time than the others from now on, in every window, or as much as all; told to no other student. */
  giveTime: z.strictObject({ student, factor: z.literal([...TIME_CHOICES]) }),
  /** What a student asked for is seen to: it leaves the board. */
  heard: z.strictObject({ student }),
  /** Shows typed names on the wall, or their number alone: those of the students named, whom the teacher sees; of all when absent. */
  showNames: z.strictObject({ shown: z.boolean(), students: z.array(student).max(MOST_STUDENTS).optional() }),
  /** Gives a student's name back: the next to give it has their place. */
  release: z.strictObject({ student }),
  /** An adviser becomes one of those who hold the power. */
  promote: z.strictObject({ student }),
  /** Four new words for a student who has lost theirs; answered with `words`. */
  newWords: z.strictObject({ student }),
  lock: z.strictObject({ locked: z.boolean() }),
  /** Shows the questions, or goes back to joining. */
  ask: z.strictObject({ questions: z.boolean() }),
  ...HOMEWORK_COMMANDS,
  /** Begins the round with those of the students named who are present, and with all who were let in before; of all present when absent. */
  begin: z.strictObject({ students: z.array(student).max(MOST_STUDENTS).optional() }),
  /** Lets a newcomer into the round that plays, or all who wait. */
  admit: z.strictObject({ student: student.optional() }),
  /** Ends the year of practice; the match is prepared anew, with those who have a place. */
  endPractice: z.strictObject({}),
  /** Changes what the round that is prepared will be like; another number of powers or of students for each takes all places back. */
  plan: z.strictObject({
    years: z.int().min(2).max(24).optional(),
    timeControl: z.enum(CLASS_TIME_CONTROLS).optional(),
    powers: z.int().min(2).max(8).optional(),
    perPower: z.int().min(1).max(4).optional(),
    practice: z.boolean().optional(),
    /** The teacher's own questions in the place of those before, until an answer arrives. */
    ownQuestions: ownQuestions.exactOptional(),
  }),
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
  /** What the wall shows in the debrief. */
  show: z.strictObject({ wall: wallSchema }),
  /** Opens interests, true forces and scores of all rounds that are over, on every device of the class; there is no way back. */
  reveal: z.strictObject({}),
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
  /** Takes a closed class up again: in its last debrief, or where no round was played, as it was prepared. */
  reopen: z.strictObject({}),
} as const
/** Name of a teacher’s command. */
export type TeacherCommandName = keyof typeof TEACHER_COMMANDS
/** Input of a teacher's command, by its name. */
export type TeacherCommandInput<Name extends TeacherCommandName> = Wire<(typeof TEACHER_COMMANDS)[Name]>

/** A teacher's command: its name and its input in one object. */
export const teacherCommandSchema = commandBody(TEACHER_COMMANDS).meta({ id: 'TeacherCommand' })

/** What the commands answer that do not only do something. */
const TEACHER_ANSWERS = {
  newWords: z.strictObject({ words: z.string() }),
  lookAs: z.strictObject({ match: z.string(), token: z.string() }),
} as const
/** Answer of a teacher's command. */
export const teacherAnswerSchema = z.union([okSchema, TEACHER_ANSWERS.newWords, TEACHER_ANSWERS.lookAs])
/** Answer of a teacher’s command, by its name. */
export type TeacherAnswer<Name extends TeacherCommandName> = Name extends keyof typeof TEACHER_ANSWERS
  ? Wire<(typeof TEACHER_ANSWERS)[Name]>
  : Wire<typeof okSchema>
