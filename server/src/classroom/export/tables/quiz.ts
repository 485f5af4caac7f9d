import { isRight, QUESTIONS } from '#shared/protocol/questions'
import { count, flag, STUDENT, type Table, text, time, written } from '../define.ts'

export const quiz: Table = {
  name: 'quiz',
  about: 'one answer of one student to a question before play',
  columns: [
    STUDENT,
    { ...text('question', 'Question'), values: QUESTIONS.map(({ name }) => name) },
    count('choice', 'Place of the answer, from 0', 2),
    flag('right', 'It was the right one'),
    time('answered_at', 'When'),
  ],
  *rows({ room }) {
    for (const { student, question, choice, at } of room.answers) {
      yield { student, question, choice, right: isRight(question, choice), answered_at: written(at) }
    }
  },
}
