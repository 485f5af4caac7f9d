import { randomBytes } from 'node:crypto'
import { type CommitmentOpening, commitmentOf } from '#shared/match/commitment'
import type { MatchSetup } from './matchSetup.ts'

/** The luck of a match, and the salt of its commitment, are 256 random bits each. */
const SECRET_BYTES = 32

/** A secret of 256 random bits, as hex. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('hex')

/** All the luck of a match, or of worlds that share theirs. */
export const newSeed = newSecret

/** What will open the commitment of a match to its seed. */
export const newCommitmentOpening = (match: string): CommitmentOpening => ({
  match,
  salt: newSecret(),
})

/** Commitments that were made before, by what opens them: the public facts of a match are read at every change. */
const published = new WeakMap<CommitmentOpening, { readonly seed: string; readonly hash: string }>()

/** What everyone is told of a match's luck from before its first window; empty when it has no commitment. */
export function publishedCommitment({ seed, commitment }: Pick<MatchSetup, 'seed' | 'commitment'>): string {
  if (commitment === undefined) return ''
  const known = published.get(commitment)
  if (known?.seed === seed) return known.hash
  const hash = commitmentOf(seed, commitment)
  published.set(commitment, { seed, hash })
  return hash
}
