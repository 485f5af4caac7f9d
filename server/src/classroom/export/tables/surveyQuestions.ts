import { MOST_OPTIONS, OWN_QUESTION_NAMES } from '#shared/protocol/ownQuestions'
import { ownQuestionsOf } from '../../ownQuestions.ts'
import { type ClassTable, textColumn } from '../define.ts'

const PLACES = Array.from({ length: MOST_OPTIONS }, (_, place) => place)

/** Table: the teacher's own questions, in the teacher's words. */
export const surveyQuestions: ClassTable = {
  per: 'class',
  name: 'survey_questions',
  about: 'one question that the teacher wrote',
  columns: [
    { ...textColumn('question', 'Question, as in survey.csv'), values: OWN_QUESTION_NAMES },
    { ...textColumn('kind', 'A scale from 1 to 5, or a choice of options'), values: ['scale', 'choice'] },
    textColumn('asks', 'What it asks, in the teacher’s words'),
    ...PLACES.map((place) => textColumn(`option${place + 1}`, `Option ${place + 1}; NA where there is none`)),
  ],
  *rows({ classroom }) {
    for (const [index, question] of ownQuestionsOf(classroom).entries()) {
      const options = question.kind === 'choice' ? question.options : []
      yield {
        question: OWN_QUESTION_NAMES[index]!,
        kind: question.kind,
        asks: question.asks,
        ...Object.fromEntries(options.map((option, place) => [`option${place + 1}`, option])),
      }
    }
  },
}
