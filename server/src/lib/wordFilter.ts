import { readFileSync } from 'node:fs'
import { plainText } from './plainText.ts'

/** Whether a text holds a word that the server's host does not want. */
export type WordFilter = (text: string) => boolean

/** Scripts that write no spaces between words: there a word is found within others. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * The filter of a file with one word a line, in any language; lines that begin with `#` are not words. Case, accents and full
 * width make no difference; letters replaced by digits or signs are not seen through.
 * @throws when the file cannot be read
 */
export function readWordFilter(file: string): WordFilter {
  const lines = readFileSync(file, 'utf8').split('\n')
  return createWordFilter(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')))
}

/** The filter of these words. */
export function createWordFilter(words: readonly string[]): WordFilter {
  if (words.length === 0) return () => false
  const pattern = new RegExp(words.map((word) => patternOf(plainText(word))).join('|'), 'u')
  return (text) => pattern.test(plainText(text))
}

function patternOf(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return WITHOUT_SPACES.test(word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`
}
