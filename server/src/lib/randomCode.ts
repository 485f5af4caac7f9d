import { randomInt } from 'node:crypto'

/** None that look alike, so that a code can be read out. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A code nobody can guess, in capital letters and digits. */
export const randomCode = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
