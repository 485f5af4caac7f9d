/** The three questions after the first lesson and before a class plays; each has its words in assets/lang. */

/** With the place of the right answer among those that each offers. */
export const QUESTIONS = [
  { name: 'arming', right: 1 },
  { name: 'umbrella', right: 2 },
  { name: 'alarm', right: 0 },
] as const
export type QuestionName = (typeof QUESTIONS)[number]['name']

/** Places of the answers. */
export const ANSWERS = [0, 1, 2] as const
