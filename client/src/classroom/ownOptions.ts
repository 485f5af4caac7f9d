import { MOST_OPTIONS, type OwnQuestion } from '#shared/protocol/ownQuestions'

/** The answers to a question in words: its options, or the points of the scale. */
export const optionTexts = (question: OwnQuestion): readonly string[] =>
  question.kind === 'choice' ? question.options : Array.from({ length: MOST_OPTIONS }, (_, place) => String(place + 1))
