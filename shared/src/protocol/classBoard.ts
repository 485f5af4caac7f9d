import { z } from 'zod'
import { injectionSchema } from '#shared/injections/index'
import { chatContentSchema } from '#shared/protocol/chat'
import { CHAT_RULES } from '#shared/protocol/chatRules'
import {
  classPhaseSchema,
  classSetupSchema,
  questionNames,
  STUDENT_WISHES,
  teacherMessageSchema,
} from '#shared/protocol/classroom'
import { boardTaskSchema } from '#shared/protocol/homework'
import { ownCountsSchema } from '#shared/protocol/ownQuestions'
import { TIME_FACTORS } from '#shared/protocol/personalTime'
import { wallSchema } from '#shared/protocol/wall'
import { timeControlSchema, type Wire, wholeCount } from '#shared/protocol/wire'
import { OUTCOMES, WINDOW_KINDS } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'

/** By question, how many gave each answer. */
const tallies = z.record(z.enum(questionNames), z.array(wholeCount))
/** The changed rule, where there is one. */
const treatment = z.enum(TREATMENT_IDS).exactOptional()

/** What is public of one world. */
const publicWorldSchema = z.strictObject({
  world: wholeCount,
  treatment,
  year: z.int(),
  years: z.int(),
  window: z.enum(WINDOW_KINDS),
  /** Counts windows. */
  number: wholeCount,
  /** Milliseconds until the window closes by itself; absent when it waits for people. */
  closesIn: z.number().exactOptional(),
  paused: z.boolean(),
  held: z.boolean(),
  /** Highest tension of any two powers, 0–100. */
  tension: z.number(),
  /** To the class: those that became public; to the teacher, and to all once the debrief is open: those of every rung. */
  crises: wholeCount,
  weaponsUsed: z.boolean(),
  /** Millions. */
  dead: z.number(),
  outcome: z.enum(OUTCOMES).exactOptional(),
})
/** Public facts of a world, as the projector shows them. */
export type PublicWorld = Wire<typeof publicWorldSchema>

/** One match of the class as its teacher sees it from outside: beside what is public, who it waits for. */
const boardWorldSchema = publicWorldSchema
  .extend({
    match: z.string(),
    seats: z.array(
      z.strictObject({
        power: z.string(),
        names: z.array(z.string()),
        bot: z.boolean(),
        /** The open window waits for it. */
        awaited: z.boolean(),
        connected: z.boolean(),
        away: z.boolean(),
      }),
    ),
    injections: z.array(injectionSchema),
  })
  .meta({ id: 'BoardWorld' })
/** A world as the teacher's board shows it. */
export type BoardWorld = Wire<typeof boardWorldSchema>

const boardStudentSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    present: z.boolean(),
    world: wholeCount.exactOptional(),
    power: z.string().exactOptional(),
    adviser: z.boolean(),
    /** The teacher has taken the word from them. */
    muted: z.boolean(),
    /** What they have asked for and not been answered. */
    wishes: z.array(z.enum(STUDENT_WISHES)),
    /** Has more time than the others. */
    timeFactor: z.literal([...TIME_FACTORS]).exactOptional(),
    /** Came after the round had begun, and is not let in yet. */
    waiting: z.boolean(),
    /** Right answers so far. */
    right: wholeCount,
    answered: wholeCount,
    /** Another newcomer gave this name of the roster. */
    claimed: z.boolean(),
    /** The name was given back, and no newcomer has come in under it since. */
    released: z.boolean(),
  })
  .meta({ id: 'BoardStudent' })
/** A student as the teacher's board shows them. */
export type BoardStudent = Wire<typeof boardStudentSchema>

/** All that the teacher's board shows. */
export const boardSchema = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    setup: classSetupSchema,
    phase: classPhaseSchema,
    locked: z.boolean(),
    /** Its students are simulated. */
    rehearsal: z.boolean(),
    /** What is played, or prepared, is practice: nothing of it counts. */
    practice: z.boolean(),
    /** What the round that is prepared will be like. */
    next: z.strictObject({ years: z.int(), timeControl: timeControlSchema }),
    /** Typed names that the teacher has seen stand on the wall. */
    namesShown: z.boolean(),
    /** Names that came since, and stand on the wall only once the teacher shows them too. */
    namesHeldBack: wholeCount,
    revealed: z.boolean(),
    /** Counts rounds from 0; the one that is played, or is prepared while `joining`. */
    round: wholeCount,
    treatment,
    /** Only every second world has the changed rule. */
    half: z.boolean(),
    /** Ids of the powers of each world, in seat order. */
    powers: z.array(z.string()),
    students: z.array(boardStudentSchema),
    worlds: z.array(boardWorldSchema),
    /** Homework, and who has done it. */
    tasks: z.array(boardTaskSchema),
    messages: z.array(teacherMessageSchema.extend({ world: wholeCount.exactOptional() })),
    tallies,
    /** In the debrief: what the wall shows. */
    wall: wallSchema.exactOptional(),
    /** In the debrief: how many have guessed what the others wanted, of those who played. */
    guesses: z.strictObject({ given: wholeCount, of: wholeCount }),
    /** How many have answered the teacher's own questions; absent where there are none. */
    own: ownCountsSchema.exactOptional(),
    /** Token of the projector, for any machine that leads; absent of classes made before it could be told again. */
    projector: z.string().exactOptional(),
    /** When all of this is deleted by itself, milliseconds since 1970. */
    expiresAt: z.number().exactOptional(),
  })
  .meta({ id: 'Board' })
/** All that the teacher's board shows. */
export type Board = Wire<typeof boardSchema>

/** What was said in the worlds of the round that plays or is talked about, newest first, for the teacher. */
export const classTalkSchema = z
  .strictObject({
    words: z.array(
      z.strictObject({
        world: wholeCount,
        number: wholeCount,
        year: z.int(),
        from: z.string(),
        to: z.string().exactOptional(),
        /** Students who hold the power that said it. */
        students: z.array(z.string()),
        said: chatContentSchema,
        /** It has a word of the server's list. */
        flagged: z.boolean(),
        /** How many students have reported it. */
        reports: wholeCount,
      }),
    ),
    /** Rule of each world. */
    rules: z.array(z.enum(CHAT_RULES)),
  })
  .meta({ id: 'ClassTalk' })
/** What was said in the worlds of a class, newest first. */
export type ClassTalk = Wire<typeof classTalkSchema>

/** All that a projector shows: it is public in the class. */
export const projectionSchema = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    scenario: z.string(),
    timeControl: timeControlSchema,
    chatRule: z.enum(CHAT_RULES),
    phase: classPhaseSchema,
    /** What is played, or prepared, is practice: nothing of it counts. */
    practice: z.boolean(),
    locked: z.boolean(),
    revealed: z.boolean(),
    round: wholeCount,
    treatment,
    half: z.boolean(),
    /** Students who have joined. */
    joined: wholeCount,
    /** Their names, where they may stand on the wall; empty otherwise. */
    labels: z.array(z.string()),
    /** Before a round begins: who will sit where, by world, where names may stand on the wall; empty otherwise. */
    groups: z.array(z.array(z.strictObject({ power: z.string(), labels: z.array(z.string()) }))),
    answered: wholeCount,
    tallies,
    /** In the debrief: what the wall shows. */
    wall: wallSchema.exactOptional(),
    /** In the debrief: how many have guessed what the others wanted, of those who played. */
    guesses: z.strictObject({ given: wholeCount, of: wholeCount }),
    /** Of every round so far, for comparing; no match is named while another world is played with its luck. */
    rounds: z.array(z.array(publicWorldSchema.extend({ match: z.string().exactOptional() }))),
    message: teacherMessageSchema.exactOptional(),
  })
  .meta({ id: 'Projection' })
/** All that a projector shows: it is public in the class. */
export type Projection = Wire<typeof projectionSchema>
