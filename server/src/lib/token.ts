import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A seat token: 256 random bits. Its bearer plays the seat; the server stores only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A token that follows from another and from its use: the bearer of the one can be told the other again, and not the reverse. */
export const derivedToken = (token: string, use: string): string =>
  createHmac('sha256', token).update(use).digest('base64url')

/** SHA-256 of a token, hex: what the server stores of it. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares in constant time, so that a token cannot be guessed byte by byte. */
export const matchesHash = (token: string, hash: string): boolean => tokenMatcher(token)(hash)

/** Compares one token with many hashes: hashed once, each compared in constant time. */
export function tokenMatcher(token: string): (hash: string) => boolean {
  return hashMatcher(hashToken(token))
}

/** Compares one hash, hex, with many, each in constant time. */
export function hashMatcher(hash: string): (other: string) => boolean {
  const given = Buffer.from(hash, 'hex')
  return (other) => {
    const kept = Buffer.from(other, 'hex')
    return given.length === kept.length && timingSafeEqual(given, kept)
  }
}
