/**
 * SHA-256 (FIPS 180-4) and the bytes it works on. Synchronous, and there on pages that came over plain HTTP, where browsers
 * withhold `crypto.subtle`.
 */
export { sha256 } from '@noble/hashes/sha2.js'
export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
