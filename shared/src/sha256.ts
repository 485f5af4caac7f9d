import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SHA-256 (FIPS 180-4) and the bytes it works on. Synchronous, and there on pages that came over plain HTTP, where browsers
 * withhold `crypto.subtle`.
 */
export { sha256 } from '@noble/hashes/sha2.js'
export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of the UTF-8 JSON text of a list, as 64 hex digits. JSON marks where each part ends; `sha256sum` can check it. */
export const hashOfList = (list: readonly unknown[]): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(list))))
