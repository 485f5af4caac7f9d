import { z } from 'zod'
import { DEBRIEF_STEP_IDS, WALL_SECTIONS } from '#shared/protocol/debriefScript'
import { ownTallySchema } from '#shared/protocol/ownQuestions'
import { type Wire, wholeCount } from '#shared/protocol/wire'
import { INTERESTS } from '#shared/ruleset/forces'
import { OUTCOMES } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'

/** What the wall of a class shows in its debrief. */
export const wallPageSchema = z.discriminatedUnion('kind', [
  /** Nothing: all look at each other. */
  z.strictObject({ kind: z.literal('blank') }),
  /** The question of the step alone. */
  z.strictObject({ kind: z.literal('question') }),
  /** All worlds side by side. */
  z.strictObject({ kind: z.literal('compare') }),
  /** How many gave each answer to the teacher's own questions, before and after. */
  z.strictObject({ kind: z.literal('own') }),
  /** Sections of the debrief of one world of the last round. */
  z.strictObject({
    kind: z.literal('world'),
    world: wholeCount.max(59),
    sections: z.array(z.enum(WALL_SECTIONS)).min(1).max(2),
  }),
])
/** What the wall of a class shows in its debrief. */
export type WallPage = Wire<typeof wallPageSchema>

/** The page on the wall, and the step of the script it belongs to; absent when the teacher shows it out of turn. */
export const wallSchema = z.strictObject({ page: wallPageSchema, step: z.enum(DEBRIEF_STEP_IDS).exactOptional() })
/** The page on the wall, and the step of the script it belongs to. */
export type Wall = Wire<typeof wallSchema>

/** Stands for no power in the answer to who frightened a student. */
export const FRIGHTENED_BY_NONE = 'none'

/** What a student thinks that the other powers of their world wanted, and which frightened them. */
export const guessSchema = z.strictObject({
  wanted: z.record(z.string().max(40), z.enum(INTERESTS)),
  frightened: z.string().max(40),
})
/** What a student thinks that the others wanted. */
export type Guess = Wire<typeof guessSchema>

/** The guesses of a world by power: how many took it for each interest, and whom it frightened. */
export const guessTallySchema = z.strictObject({
  power: z.string(),
  securitySeeker: wholeCount,
  revisionist: wholeCount,
  frightened: wholeCount,
})
/** The guesses of a world about one power. */
export type GuessTally = Wire<typeof guessTallySchema>

/** Figures computed by the debrief (shared/src/debrief), sent as they are. */
const figures = z.looseObject({})

/** What is on the wall, with the figures it shows: nothing that the class may not see yet. */
export const wallViewSchema = z
  .strictObject({
    wall: wallSchema,
    /** The teacher has opened the interests of the last round. */
    revealed: z.boolean(),
    /** Some records are still to be read: ask again. */
    isReading: z.boolean(),
    /** Worlds side by side, by round; empty on other pages. */
    rounds: z.array(
      z.array(
        z.strictObject({
          world: wholeCount,
          match: z.string(),
          treatment: z.enum(TREATMENT_IDS).exactOptional(),
          outcome: z.enum(OUTCOMES).exactOptional(),
          figures: figures.exactOptional(),
        }),
      ),
    ),
    /** The part of the world's debrief that its sections show. */
    debrief: figures.exactOptional(),
    /** What the students of that world guessed; in seat order. */
    guesses: z.array(guessTallySchema).exactOptional(),
    /** Answers to the teacher's own questions, where the page shows them. */
    own: z.array(ownTallySchema).exactOptional(),
  })
  .meta({ id: 'WallView' })
/** What is on the wall, with the figures it shows. */
export type WallView = Wire<typeof wallViewSchema>
