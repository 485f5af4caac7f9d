import { shareHashOf } from '#shared/protocol/share'
import { hashOfList } from '#shared/sha256'

/**
 * Luck that the server and the people of a table draw together, by commit and reveal. Each person first gives the hash of a
 * share, then the server publishes its commitment to a secret and to all those hashes, and only then shares are revealed. Each
 * part is chosen without knowledge of the others, so one honest part is enough: the seed is chosen by none of them.
 */
export interface SharedLuck {
  /** The server's part: 64 hex digits. */
  readonly secret: string
  /** Those who sat at the table when the draw began, in seat order; bots have no share. */
  readonly people: readonly LuckShare[]
}

/** One person's part of shared luck. */
export interface LuckShare {
  /** Of the match; two people who lead one power have the same. */
  readonly seat: number
  /** Given before the draw began; absent when none was. */
  readonly shareHash?: string
  /** 32 random bytes, 64 hex digits; absent when it was not revealed in time. */
  readonly share?: string
}

/** Sets this use of SHA-256 apart from all others. */
const DOMAIN = 'delicate-balance shared seed 1'

/** The seed: the hash of `["delicate-balance shared seed 1",secret,[[seat,share],…]]`, with null for a share that is missing. */
export const sharedSeed = ({ secret, people }: SharedLuck): string =>
  hashOfList([DOMAIN, secret, people.map(({ seat, share = null }) => [seat, share])])

/** Whether every share opens its hash, and the seed follows from secret and shares. */
export const followsFromShares = (seed: string, match: string, shared: SharedLuck): boolean =>
  sharedSeed(shared) === seed &&
  shared.people.every(({ share, shareHash }) => share === undefined || shareHashOf(share, match) === shareHash)
