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

/** What everyone is told of a match's luck from before its first window; empty when it has no commitment. */
export const publishedCommitment = ({ seed, commitment }: Pick<MatchSetup, 'seed' | 'commitment'>): string =>
  commitment === undefined ? '' : commitmentOf(seed, commitment)
