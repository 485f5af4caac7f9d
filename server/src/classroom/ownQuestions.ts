import {
  type AskedOwn,
  type AskingMoment,
  answersTo,
  canBeAnswered,
  OWN_QUESTION_NAMES,
  type OwnCounts,
  type OwnQuestion,
  type OwnQuestionName,
  type OwnTally,
  type Prediction,
  WORLD_SHARES,
} from '#shared/protocol/ownQuestions'
import { type Failure, failure } from '../lib/failure.ts'
import { type Classroom, isDebriefing, type OwnAnswer, type WorldEnd } from './classroom.ts'

/** The teacher's own questions; none of classes without. */
export const ownQuestionsOf = ({ setup }: Pick<Classroom, 'setup'>): readonly OwnQuestion[] => setup.ownQuestions ?? []

/** Why these questions cannot be asked, naming the first by its place from 1. */
export function unclearQuestion(questions: readonly OwnQuestion[]): Failure | undefined {
  const unclear = questions.findIndex((question) => !canBeAnswered(question))
  return unclear < 0 ? undefined : failure('ownOptions', { index: unclear + 1 })
}

/** Why the class cannot be asked these questions instead; the same again can always be. */
export function problemWithChange(classroom: Classroom, questions: readonly OwnQuestion[]): Failure | undefined {
  if (JSON.stringify(questions) === JSON.stringify(ownQuestionsOf(classroom))) return undefined
  if (hasOwnAnswers(classroom)) return failure('ownAnswered')
  // A device that still shows the question before would answer the new one by the old words.
  if (openMoment(classroom) !== undefined) return failure('ownShown')
  return unclearQuestion(questions)
}

/** The question of this name; undefined when the class has none. */
export const ownQuestionNamed = (classroom: Classroom, name: OwnQuestionName): OwnQuestion | undefined =>
  ownQuestionsOf(classroom)[OWN_QUESTION_NAMES.indexOf(name)]

/** Which answers are taken now: before the first match while the questions are shown, after a match in its debrief. */
export function openMoment({ phase, rounds }: Classroom): AskingMoment | undefined {
  if (phase === 'questions' && rounds.length === 0) return 'before'
  return phase === 'debrief' ? 'after' : undefined
}

/** The match after which is answered, from 0; undefined before the first. */
export const roundAnswered = ({ rounds }: Classroom, moment: AskingMoment): number | undefined =>
  moment === 'after' ? rounds.length - 1 : undefined

/** What a student answered to a question: before the first match, or after the match of this number. */
const answerIn = (
  { ownAnswers = [] }: Classroom,
  student: string,
  name: OwnQuestionName,
  round: number | undefined,
): OwnAnswer | undefined =>
  ownAnswers.find((each) => each.student === student && each.question === name && each.round === round)

/** Whether the student has answered this question at this moment. */
export const hasAnswered = (
  classroom: Classroom,
  student: string,
  name: OwnQuestionName,
  moment: AskingMoment,
): boolean => answerIn(classroom, student, name, roundAnswered(classroom, moment)) !== undefined

/** The answers with this one in the place of what the student answered to the question at the same moment. */
export const withAnswer = ({ ownAnswers = [] }: Classroom, given: OwnAnswer): readonly OwnAnswer[] => [
  ...ownAnswers.filter(
    ({ student, question, round }) => student !== given.student || question !== given.question || round !== given.round,
  ),
  given,
]

/** Which worlds of a match count for a prediction. */
const COUNTED: Readonly<Record<Prediction, (end: WorldEnd) => boolean>> = {
  worldsAtPeace: ({ weaponsUsed }) => !weaponsUsed,
  worldsInCrisis: ({ crises }) => crises > 0,
}

/** Place of the answer to a prediction that came true in the last match; undefined while it is played, and of other questions. */
export function cameTrue(classroom: Classroom, question: OwnQuestion): number | undefined {
  const worlds = isDebriefing(classroom) ? (classroom.rounds.at(-1)?.worlds ?? []) : []
  const ends = worlds.flatMap(({ ended }) => (ended === undefined ? [] : [ended]))
  if (question.kind !== 'prediction' || ends.length === 0 || ends.length < worlds.length) return undefined
  const counted = ends.filter(COUNTED[question.about]).length
  return WORLD_SHARES.indexOf(shareOf(counted, ends.length))
}

function shareOf(counted: number, all: number): (typeof WORLD_SHARES)[number] {
  if (counted === 0) return 'none'
  if (counted === all) return 'all'
  return 2 * counted < all ? 'fewerThanHalf' : 'halfOrMore'
}

/** The place of a student's answer, from 0: of those after a match, that after the last one which they answered. */
export function ownChoice(
  { ownAnswers = [] }: Classroom,
  student: string,
  name: OwnQuestionName,
  moment: AskingMoment,
): number | undefined {
  return ownAnswers.findLast(
    (each) =>
      each.student === student && each.question === name && (each.round === undefined) === (moment === 'before'),
  )?.choice
}

/** What a student is asked now, with their own answers and nobody else's; nothing while no answers are taken. */
export function askedOwnOf(classroom: Classroom, student: string): { readonly own?: AskedOwn } {
  const moment = openMoment(classroom)
  const questions = ownQuestionsOf(classroom)
  if (moment === undefined || questions.length === 0) return {}
  const given = OWN_QUESTION_NAMES.flatMap((name) => {
    const answer = answerIn(classroom, student, name, roundAnswered(classroom, moment))
    return answer === undefined ? [] : [[name, answer.choice] as const]
  })
  return { own: { moment, questions: [...questions], given: Object.fromEntries(given) } }
}

/** Whether an answer has arrived, of a student who may be gone by now. */
export const hasOwnAnswers = ({ ownAnswers = [] }: Classroom): boolean => ownAnswers.length > 0

/** How many have answered all questions; nothing of a class without own questions. */
export function ownCountsOf(classroom: Classroom): { readonly own?: OwnCounts } {
  const names = OWN_QUESTION_NAMES.slice(0, ownQuestionsOf(classroom).length)
  if (names.length === 0) return {}
  const { students } = classroom
  const count = (moment: AskingMoment) =>
    students.filter(({ id }) => names.every((name) => ownChoice(classroom, id, name, moment) !== undefined)).length
  const fixed = hasOwnAnswers(classroom)
  return { own: { before: count('before'), after: count('after'), of: students.length, fixed } }
}

/** How many gave each answer before and after, by question. */
export const ownTalliesOf = (classroom: Classroom): OwnTally[] =>
  ownQuestionsOf(classroom).map((question, index) => {
    const tally = (moment: AskingMoment) => {
      const given = classroom.students.map(({ id }) => ownChoice(classroom, id, OWN_QUESTION_NAMES[index]!, moment))
      return Array.from({ length: answersTo(question) }, (_, place) => given.filter((each) => each === place).length)
    }
    const place = cameTrue(classroom, question)
    return {
      question,
      before: tally('before'),
      after: tally('after'),
      ...(place === undefined ? {} : { cameTrue: place }),
    }
  })
