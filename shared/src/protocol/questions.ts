/** The three questions after the first lesson and before a class plays; each has its words in assets/lang. */

/** With the place of the right answer among those that each offers. */
export const QUIZ_QUESTIONS = [
  { name: 'arming', right: 1 },
  { name: 'umbrella', right: 2 },
  { name: 'alarm', right: 0 },
] as const
/** Name of a quiz question. */
export type QuestionName = (typeof QUIZ_QUESTIONS)[number]['name']

/** Whether a question has this answer for its right one; false where there is no such question. */
export const isRightAnswer = (question: string, choice: number): boolean =>
  QUIZ_QUESTIONS.some(({ name, right }) => name === question && right === choice)

/** Places of the answers. */
export const ANSWERS = [0, 1, 2] as const
/** Index of a quiz answer. */
export type AnswerChoice = (typeof ANSWERS)[number]
