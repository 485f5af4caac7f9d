import { type OwnQuestion, PREDICTIONS } from '#shared/protocol/ownQuestions'
import { cleanText } from '#shared/protocol/personName'

/** How a teacher's question can be answered; the predictions are worded by the game. */
export const DRAFT_KINDS = ['scale', 'choice', ...PREDICTIONS] as const

/** A question while the teacher writes it: the options one a line. */
export interface QuestionDraft {
  readonly asks: string
  readonly kind: (typeof DRAFT_KINDS)[number]
  readonly options: string
}

/** A question of which nothing is written. */
export const EMPTY_DRAFT: QuestionDraft = { asks: '', kind: 'scale', options: '' }

/** Drafts of questions that are written already. */
export const draftsOf = (questions: readonly OwnQuestion[]): readonly QuestionDraft[] =>
  questions.map((question) =>
    question.kind === 'prediction'
      ? { ...EMPTY_DRAFT, kind: question.about }
      : {
          asks: question.asks,
          kind: question.kind,
          options: question.kind === 'choice' ? question.options.join('\n') : '',
        },
  )

/** The questions that the drafts make; without those that were left empty. */
export const writtenQuestions = (drafts: readonly QuestionDraft[]): OwnQuestion[] =>
  drafts.flatMap(({ asks, kind, options }): OwnQuestion[] => {
    if (kind !== 'scale' && kind !== 'choice') return [{ kind: 'prediction', about: kind }]
    if (cleanText(asks) === '') return []
    if (kind === 'scale') return [{ kind, asks }]
    return [{ kind, asks, options: options.split('\n').filter((line) => cleanText(line) !== '') }]
  })
