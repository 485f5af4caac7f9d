import { hashOfList } from '#shared/sha256'

/** Sets this use of SHA-256 apart from all others. */
const DOMAIN = 'delicate-balance share 1'

/** A person's share of a match's luck is so many random bytes, sent as hex (shared/src/match/sharedLuck.ts). */
export const SHARE_BYTES = 32

/** What a person publishes of a share before the draw: the hash of `["delicate-balance share 1",share,match]`. */
export const shareHashOf = (share: string, match: string): string => hashOfList([DOMAIN, share, match])
