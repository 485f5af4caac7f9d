import { type AskingMoment, MOST_OPTIONS, type OwnQuestion, WORLD_SHARES } from '#shared/protocol/ownQuestions'
import { t } from '../text/text.ts'

/** What a question of the teacher's asks; a prediction after a match is about another class. */
export const askingText = (question: OwnQuestion, moment: AskingMoment): string =>
  question.kind === 'prediction' ? t(`class.own.predict.${question.about}.${moment}`) : question.asks

/** The answers to a question in words: its options, the points of the scale, or in how many worlds. */
export function optionTexts(question: OwnQuestion): readonly string[] {
  if (question.kind === 'choice') return question.options
  if (question.kind === 'prediction') return WORLD_SHARES.map((share) => t(`class.own.share.${share}`))
  return Array.from({ length: MOST_OPTIONS }, (_, place) => String(place + 1))
}
