import { randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { FairQueue } from '../lib/fairQueue.ts'
import { hashToken } from '../lib/token.ts'
import { CHILD_WORDS } from './childWords.ts'

const WORDS = 4
const HASH_BYTES = 32
/** About 50 ms of one processor and 16 MB, on a thread of its own. */
const COST = { N: 2 ** 14, r: 8, p: 1 }

/**
 * One is stretched at a time. The threads on which this happens are few, and files are read and answers compressed on them
 * too: callers who ask for many hashes would hold up every other call.
 */
const hashing = new FairQueue()

const stretch = promisify<string, string, number, typeof COST, Buffer>(scrypt)

/**
 * Four different words a student can note down and come back with. About 33 bits: with the class and the allowed rate of tries,
 * too many to guess in a lesson.
 */
export function newRejoinWords(): string {
  const left = [...CHILD_WORDS]
  return Array.from({ length: WORDS }, () => left.splice(randomInt(left.length), 1)[0]).join(' ')
}

/** The words as they are compared: however they were typed. */
export const normalizedRejoinWords = (words: string): string =>
  words
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.join(' ') ?? ''

/**
 * What is kept of the words, hex: stretched, and salted by the class, so that a backup gives up no words to a table made
 * before, and each guess costs as much as one at the server. One hash is compared with those of a whole class.
 * @param caller who asks: the hashes of different callers are made in turn
 */
export async function hashRejoinWords(words: string, classId: string, caller: string): Promise<string> {
  const salt = `delicate balance: rejoin words of ${classId}`
  // Of the SHA-256, which is what was kept before: migration 015 brings it to this.
  const known = hashToken(normalizedRejoinWords(words))
  return (await hashing.run(caller, () => stretch(known, salt, HASH_BYTES, COST))).toString('hex')
}
