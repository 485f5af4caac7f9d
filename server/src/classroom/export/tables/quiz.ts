import { isRight, QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { count, type ExportTable, flag, STUDENT_COLUMN, text, time, written } from '../define.ts'

export const quiz: ExportTable = {
  name: 'quiz',
  about: 'one answer of one student to a question before play',
  columns: [
    STUDENT_COLUMN,
    { ...text('question', 'Question'), values: QUIZ_QUESTIONS.map(({ name }) => name) },
    count('choice', 'Place of the answer, from 0', 2),
    flag('right', 'It was the right one'),
    time('answered_at', 'When'),
  ],
  *rows({ classroom }) {
    for (const { student, question, choice, at } of classroom.answers) {
      yield { student, question, choice, right: isRight(question, choice), answered_at: written(at) }
    }
  },
}
