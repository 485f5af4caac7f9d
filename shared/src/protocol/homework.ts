import { z } from 'zod'
import { idText, type Wire, wholeCount } from '#shared/protocol/wire'

/** Most tasks of one class. */
export const MOST_TASKS = 12
/** Longest match that is set as a task, in years: it is played again by the server. */
export const LONGEST_TASK = 10
/** Largest piece of homework, in bytes: a match of ten years without what follows from its orders. */
export const LARGEST_WORK = 1024 * 1024

/** What a teacher can set as homework. */
export const taskWishSchema = z.discriminatedUnion('kind', [
  /** Both matches of the first lesson. */
  z.strictObject({ kind: z.literal('lesson') }),
  /** A chair in a match against bots; its luck is the same for all. Seats count from 0. */
  z.strictObject({
    kind: z.literal('chair'),
    scenario: idText,
    powers: z.int().min(2).max(8),
    seat: wholeCount.max(7),
    years: z.int().min(1).max(LONGEST_TASK),
  }),
  /** One of the dilemmas of the daily crisis, from 1. */
  z.strictObject({ kind: z.literal('dilemma'), number: z.int().min(1).max(99) }),
])
/** What a teacher can set as homework. */
export type TaskWish = Wire<typeof taskWishSchema>

/** A task of a class as its students are told: all that a device needs to play it without the server. */
export const taskSchema = z.strictObject({
  id: z.string(),
  set: taskWishSchema,
  /** All the luck of the match of a chair; absent of other tasks, whose luck the game has. */
  seed: z.string().exactOptional(),
  /** Id of the power of a chair. */
  power: z.string().exactOptional(),
  /** The last day, as YYYY-MM-DD; what comes later is taken all the same. */
  until: z.iso.date().exactOptional(),
})
/** A task of a class. */
export type Task = Wire<typeof taskSchema>

/** A task as one student sees it. */
export const ownTaskSchema = taskSchema.extend({
  /** Parts of it that the class has from this student. */
  has: z.array(z.string()),
  done: z.boolean(),
})
/** A task as one student sees it. */
export type OwnTask = Wire<typeof ownTaskSchema>

/** A task as the teacher's board shows it: who is done and who has begun to hand in, by student; no score. */
export const boardTaskSchema = taskSchema
  .extend({ done: z.array(z.string()), begun: z.array(z.string()) })
  .meta({ id: 'BoardTask' })
/** A task as the teacher's board shows it. */
export type BoardTask = Wire<typeof boardTaskSchema>

/** What became of a piece of homework: it is kept, and the task is done or has more parts. */
export const handedInSchema = z.strictObject({ part: z.string(), done: z.boolean() }).meta({ id: 'HandedIn' })
/** What became of a piece of homework. */
export type HandedIn = Wire<typeof handedInSchema>

/** What a teacher does with homework. */
export const HOMEWORK_COMMANDS = {
  /** Sets homework; one that is set already gets this last day. */
  assign: z.strictObject({ task: taskWishSchema, until: z.iso.date().optional() }),
  /** Takes homework back, with all that was handed in for it. */
  withdraw: z.strictObject({ task: z.string().min(1).max(20) }),
} as const
