import { bytesToHex, sha256, utf8ToBytes } from '#shared/sha256'

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
}

/** How the commitment of a record stands: it opens to the record's seed, or does not, or there is none. */
export type CommitmentVerdict = 'holds' | 'broken' | 'absent'

/** Sets this use of SHA-256 apart from all others. */
const DOMAIN = 'delicate-balance luck 1'

/**
 * SHA-256 of the UTF-8 JSON text `["delicate-balance luck 1",seed,salt,match]`, as 64 hex digits. JSON marks where each
 * text ends; `printf` and `sha256sum` can check it.
 */
export const commitmentOf = (seed: string, { match, salt }: CommitmentOpening): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([DOMAIN, seed, salt, match]))))

/** Whether a record's commitment opens to its seed. */
export function checkCommitment(seed: string, commitment: Commitment | undefined): CommitmentVerdict {
  if (commitment === undefined) return 'absent'
  return commitmentOf(seed, commitment) === commitment.hash ? 'holds' : 'broken'
}
