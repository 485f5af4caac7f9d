import { ASKING_MOMENTS, MOST_OPTIONS, OWN_QUESTION_NAMES } from '#shared/protocol/ownQuestions'
import { ownChoice } from '../../ownQuestions.ts'
import { type ClassTable, countColumn, STUDENT_COLUMN } from '../define.ts'

const PAIRS = OWN_QUESTION_NAMES.flatMap((name) => ASKING_MOMENTS.map((moment) => ({ name, moment })))
const ABOUT = { before: 'before the first match', after: 'after the last match that the student answered' } as const

/** Table: what students answered to the teacher's own questions, before and after. */
export const survey: ClassTable = {
  per: 'class',
  name: 'survey',
  about: 'one student of the class, with the answers to the teacher’s own questions in pairs',
  columns: [
    STUDENT_COLUMN,
    ...PAIRS.map(({ name, moment }) => ({
      ...countColumn(`${name}_${moment}`, `Answer to question ${name}, ${ABOUT[moment]}: place from 1`, MOST_OPTIONS),
      min: 1,
    })),
  ],
  *rows({ classroom }) {
    for (const { id } of classroom.students) {
      const answers = PAIRS.map(({ name, moment }) => {
        const choice = ownChoice(classroom, id, name, moment)
        return [`${name}_${moment}`, choice === undefined ? undefined : choice + 1] as const
      })
      yield { student: id, ...Object.fromEntries(answers) }
    }
  },
}
