import { type LocalMatchId, saveLocalMatch } from '../store/localMatches.ts'
import type { PracticeSetup } from '../workers/practice.ts'

/** Sets up a match that is played on this device alone; one that was under way under that id is given up. */
export function beginLocalMatch(
  id: LocalMatchId,
  wish: Omit<PracticeSetup, 'seed'> & { readonly seed?: string },
): void {
  saveLocalMatch(id, { wish: { seed: newSeed(), ...wish } })
}

/** 128 bits by chance. `crypto.randomUUID` is not there where the page came without https, as in most classrooms' networks. */
const newSeed = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
