import { randomInt } from 'node:crypto'

/** None that look alike, so that a code can be read out. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A random code of capital letters and digits that cannot be guessed. */
export const randomCode = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
