import { followsFromShares, type SharedLuck } from '#shared/match/sharedLuck'
import { hashOfList } from '#shared/sha256'

/**
 * A match's luck is fixed before its first window: the server publishes a hash of the seed, which tells nothing of it, and
 * opens it at the end. A player can then check that the seed was not chosen to fit what happened.
 */
export interface Commitment extends CommitmentOpening {
  /** As published: 64 hex digits. */
  readonly hash: string
}

/** What opens a commitment, beside the seed. */
export interface CommitmentOpening {
  /** Id of the match it was made for, so that none serves for two. */
  readonly match: string
  /** 32 random bytes, 64 hex digits: without them a short seed, or one known from another match, could be tried. */
  readonly salt: string
  /** What the seed was drawn from where people added shares: the commitment is then to the secret and the hashes of the shares. */
  readonly shared?: SharedLuck
}

/** How the commitment of a record stands: it opens to the record's seed, or does not, or there is none. */
export type CommitmentVerdict = 'holds' | 'broken' | 'absent'

/** Set these uses of SHA-256 apart from all others. */
const [DOMAIN, SHARED_DOMAIN] = ['delicate-balance luck 1', 'delicate-balance luck 2']

/**
 * SHA-256 of the UTF-8 JSON text `["delicate-balance luck 1",seed,salt,match]`, or with shares of
 * `["delicate-balance luck 2",secret,salt,match,[[seat,shareHash],…]]` (null for a hash that is missing), as 64 hex digits.
 */
export const commitmentOf = (seed: string, { match, salt, shared }: CommitmentOpening): string =>
  shared === undefined ? hashOfList([DOMAIN, seed, salt, match]) : sharedCommitment(shared, match, salt)

/** The commitment to shared luck before the shares are known: they are not part of it. */
export const sharedCommitment = ({ secret, people }: SharedLuck, match: string, salt: string): string =>
  hashOfList([SHARED_DOMAIN, secret, salt, match, people.map(({ seat, shareHash = null }) => [seat, shareHash])])

/** Whether a record's commitment opens to its seed, and the seed follows from the shares where there are any. */
export function checkCommitment(seed: string, commitment: Commitment | undefined): CommitmentVerdict {
  if (commitment === undefined) return 'absent'
  const { match, shared, hash } = commitment
  const follows = shared === undefined || followsFromShares(seed, match, shared)
  return follows && commitmentOf(seed, commitment) === hash ? 'holds' : 'broken'
}
