import type { AnswerGiven, StudentWish } from '#shared/protocol/classroom'
import { type AskingMoment, answersTo, OWN_QUESTION_NAMES, type OwnQuestionName } from '#shared/protocol/ownQuestions'
import { ANSWERS, type QuestionName } from '#shared/protocol/questions'
import type { Guess } from '#shared/protocol/wall'
import { type Failure, failure } from '../lib/failure.ts'
import { type ClassContext, powersOf } from './classContext.ts'
import { isDebriefing, studentOf, withStudent } from './classroom.ts'
import { hasRevealed } from './facts.ts'
import { isGuessAbout } from './guesses.ts'
import { openMoment, ownQuestionNamed, roundAnswered, withAnswer } from './ownQuestions.ts'

const KEPT = { ok: true } as const

const isOwn = (name: AnswerGiven['question']): name is OwnQuestionName => OWN_QUESTION_NAMES.some((own) => own === name)

/** Keeps a student's answer to a question: the first to the quiz, the last of each moment to a question of the teacher's. */
export function keepAnswer(
  context: ClassContext,
  student: string,
  { question, choice, moment }: AnswerGiven,
): Promise<typeof KEPT | Failure> {
  return isOwn(question)
    ? keepOwnAnswer(context, student, question, choice, moment)
    : keepQuizAnswer(context, student, question, choice, moment)
}

async function keepOwnAnswer(
  context: ClassContext,
  student: string,
  question: OwnQuestionName,
  choice: number,
  moment: AskingMoment,
): Promise<typeof KEPT | Failure> {
  const { classroom } = context
  const asked = ownQuestionNamed(classroom, question)
  if (asked === undefined) return failure('malformedRequest', { field: 'question' })
  if (choice >= answersTo(asked)) return failure('malformedRequest', { field: 'choice' })
  if (openMoment(classroom) !== moment) return failure('ownQuestionsClosed')
  const round = roundAnswered(classroom, moment)
  const given = { student, question, choice, ...(round === undefined ? {} : { round }) }
  const ownAnswers = withAnswer(classroom, { ...given, at: context.clock.now() })
  await context.keep({ ...classroom, ownAnswers }, { did: 'answeredOwn', ...given })
  return KEPT
}

async function keepQuizAnswer(
  context: ClassContext,
  student: string,
  question: QuestionName,
  choice: number,
  moment: AskingMoment,
): Promise<typeof KEPT | Failure> {
  const { classroom } = context
  if (moment !== 'before') return failure('malformedRequest', { field: 'moment' })
  if (!ANSWERS.some((answer) => answer === choice)) return failure('malformedRequest', { field: 'choice' })
  if (classroom.answers.some((given) => given.student === student && given.question === question)) {
    return failure('answeredAlready')
  }
  const answer = { student, question, choice, at: context.clock.now() }
  await context.keep(
    { ...classroom, answers: [...classroom.answers, answer] },
    { did: 'answered', student, question, choice },
  )
  return KEPT
}

/** Keeps what a student guesses of the other powers of their world, until the teacher opens it; the last guess counts. */
export async function keepGuess(
  context: ClassContext,
  student: string,
  { wanted, frightened }: Guess,
): Promise<typeof KEPT | Failure> {
  const { classroom } = context
  const place = studentOf(classroom, student)?.place
  if (!isDebriefing(classroom) || hasRevealed(classroom) || place === undefined) return failure('guessesClosed')
  const others = powersOf(context).filter((power) => power !== place.power)
  if (!isGuessAbout({ wanted, frightened }, others)) return failure('malformedRequest', { field: 'wanted' })
  const round = classroom.rounds.length - 1
  const earlier = (classroom.guesses ?? []).filter((each) => each.student !== student || each.round !== round)
  const guesses = [...earlier, { student, round, wanted, frightened, at: context.clock.now() }]
  await context.keep({ ...classroom, guesses }, { did: 'guessed', student, round })
  return KEPT
}

/** Keeps what a student asks the teacher for, or that they no longer do. It is not logged: it may tell of a disability. */
export async function keepWish(
  context: ClassContext,
  id: string,
  wish: StudentWish,
  on: boolean,
): Promise<typeof KEPT | Failure> {
  const { classroom } = context
  await context.keep(
    withStudent(classroom, id, ({ wishes = [], ...student }) => {
      const others = wishes.filter((each) => each !== wish)
      return { ...student, wishes: on ? [...others, wish] : others }
    }),
  )
  return KEPT
}
