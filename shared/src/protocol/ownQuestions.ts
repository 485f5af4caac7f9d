import { z } from 'zod'
import { visibleText } from '#shared/protocol/visible'
import { type Wire, wholeCount } from '#shared/protocol/wire'

/** Names of a teacher's own questions, in the order of the settings; as many as a class can have. */
export const OWN_QUESTION_NAMES = ['own1', 'own2', 'own3', 'own4', 'own5'] as const
/** Name of one of a teacher's own questions. */
export type OwnQuestionName = (typeof OWN_QUESTION_NAMES)[number]
/** Points of a scale, and most options of a choice. */
export const MOST_OPTIONS = 5
/** Longest text of a question, in characters. */
export const LONGEST_QUESTION = 200
/** Longest option, in characters. */
export const LONGEST_OPTION = 80
/** What a class can predict of its worlds, and see beside what came of them. */
export const PREDICTIONS = ['worldsAtPeace', 'worldsInCrisis'] as const
/** What a class can predict of its worlds. */
export type Prediction = (typeof PREDICTIONS)[number]
/** Answers to a prediction: in how many of the worlds. */
export const WORLD_SHARES = ['none', 'fewerThanHalf', 'halfOrMore', 'all'] as const
/** When an own question is asked: before the first match, and after a match. */
export const ASKING_MOMENTS = ['before', 'after'] as const
/** When an own question is asked. */
export type AskingMoment = (typeof ASKING_MOMENTS)[number]

const asks = visibleText(LONGEST_QUESTION)
/** A question of the teacher's: answered on a scale from 1 to 5, by one of its options, or a prediction in the game's words. */
export const ownQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scale'), asks }),
  z.strictObject({
    kind: z.literal('choice'),
    asks,
    /** Whether they can be answered says `canBeAnswered`. */
    options: z.array(visibleText(LONGEST_QUESTION)).max(4 * MOST_OPTIONS),
  }),
  z.strictObject({ kind: z.literal('prediction'), about: z.enum(PREDICTIONS) }),
])
/** A question of the teacher's. */
export type OwnQuestion = Wire<typeof ownQuestionSchema>

/** How many answers a question has; they are counted from 0. */
export function answersTo(question: OwnQuestion): number {
  if (question.kind === 'prediction') return WORLD_SHARES.length
  return question.kind === 'scale' ? MOST_OPTIONS : question.options.length
}

/** Whether the options are two to five, short, and can be told apart; what the game words always fits. */
export function canBeAnswered(question: OwnQuestion): boolean {
  if (question.kind !== 'choice') return true
  const { options } = question
  const isFew = options.length >= 2 && options.length <= MOST_OPTIONS
  return isFew && new Set(options).size === options.length && options.every(({ length }) => length <= LONGEST_OPTION)
}

/** What a student is asked at this moment, and what they have answered, by question. */
export const askedOwnSchema = z.strictObject({
  moment: z.enum(ASKING_MOMENTS),
  questions: z.array(ownQuestionSchema),
  given: z.partialRecord(z.enum(OWN_QUESTION_NAMES), wholeCount),
})
/** What a student is asked at this moment, and what they have answered. */
export type AskedOwn = Wire<typeof askedOwnSchema>

/** How many students gave each answer to a question, before and after. */
export const ownTallySchema = z.strictObject({
  question: ownQuestionSchema,
  before: z.array(wholeCount),
  after: z.array(wholeCount),
  /** Of a prediction: place of the answer that came true in the last match. */
  cameTrue: wholeCount.exactOptional(),
})
/** How many students gave each answer to a question, before and after. */
export type OwnTally = Wire<typeof ownTallySchema>

/** How many students have answered all own questions, of those in the class. */
export const ownCountsSchema = z.strictObject({
  before: wholeCount,
  after: wholeCount,
  of: wholeCount,
  /** An answer has arrived: the questions can no longer be changed. */
  fixed: z.boolean(),
})
/** How many students have answered all own questions. */
export type OwnCounts = Wire<typeof ownCountsSchema>
