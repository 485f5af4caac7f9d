import { MOST_OPTIONS, OWN_QUESTION_NAMES, type OwnQuestion, WORLD_SHARES } from '#shared/protocol/ownQuestions'
import { cameTrue, ownQuestionsOf } from '../../ownQuestions.ts'
import { type ClassTable, countColumn, textColumn } from '../define.ts'

const PLACES = Array.from({ length: MOST_OPTIONS }, (_, place) => place)

function optionsOf(question: OwnQuestion): readonly string[] {
  if (question.kind === 'prediction') return WORLD_SHARES
  return question.kind === 'choice' ? question.options : []
}

/** Table: the teacher's own questions, in the teacher's words. */
export const surveyQuestions: ClassTable = {
  per: 'class',
  name: 'survey_questions',
  about: 'one of the teacher’s own questions',
  columns: [
    { ...textColumn('question', 'Question, as in survey.csv'), values: OWN_QUESTION_NAMES },
    {
      ...textColumn('kind', 'A scale from 1 to 5, a choice of options, or a prediction: in how many worlds'),
      values: ['scale', 'choice', 'prediction'],
    },
    textColumn('asks', 'What it asks, in the teacher’s words; of a prediction, what is counted'),
    ...PLACES.map((place) => textColumn(`option${place + 1}`, `Option ${place + 1}; NA where there is none`)),
    {
      ...countColumn(
        'came_true',
        'Of a prediction: place of the answer that came true in the last match',
        MOST_OPTIONS,
      ),
      min: 1,
    },
  ],
  *rows({ classroom }) {
    for (const [index, question] of ownQuestionsOf(classroom).entries()) {
      const place = cameTrue(classroom, question)
      yield {
        question: OWN_QUESTION_NAMES[index]!,
        kind: question.kind,
        asks: question.kind === 'prediction' ? question.about : question.asks,
        ...Object.fromEntries(optionsOf(question).map((option, each) => [`option${each + 1}`, option])),
        came_true: place === undefined ? undefined : place + 1,
      }
    }
  },
}
