import { isRightAnswer, QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { type ClassTable, countColumn, flagColumn, isoTime, STUDENT_COLUMN, textColumn, timeColumn } from '../define.ts'

/** Table: students' answers to the quiz. */
export const quiz: ClassTable = {
  per: 'class',
  name: 'quiz',
  about: 'one answer of one student to a question before play',
  columns: [
    STUDENT_COLUMN,
    { ...textColumn('question', 'Question'), values: QUIZ_QUESTIONS.map(({ name }) => name) },
    countColumn('choice', 'Place of the answer, from 0', 2),
    flagColumn('right', 'It was the right one'),
    timeColumn('answered_at', 'When'),
  ],
  *rows({ classroom }) {
    for (const { student, question, choice, at } of classroom.answers) {
      yield { student, question, choice, right: isRightAnswer(question, choice), answered_at: isoTime(at) }
    }
  },
}
