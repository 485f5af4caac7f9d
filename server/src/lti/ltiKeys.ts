import { randomBytes } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { KeptNotes } from '../notices/pushKeys.ts'

const NOTE = 'lti keys'
/** How this server signs towards platforms. */
export const SIGNED_BY = 'RS256'
const SECRET_BYTES = 32

/** What the server signs with. */
export interface LtiKeys {
  /** Of the pair by which platforms know this server. */
  readonly id: string
  readonly own: CryptoKey
  /** As platforms fetch it. */
  readonly published: JWK
  /** For what only this server reads again, and for pseudonyms. */
  readonly secret: Uint8Array
}

interface KeptKeys {
  readonly id: string
  readonly pair: JWK
  readonly secret: string
}

/** The server's keys: made once, and never anew, because platforms are bound to them and places in classes follow from them. */
export async function ltiKeys(notes: KeptNotes): Promise<LtiKeys> {
  const { id, pair, secret }: KeptKeys = JSON.parse(await notes.keepFirst(NOTE, JSON.stringify(await newKeys())))
  const { kty, n, e } = pair
  return {
    id,
    own: (await importJWK(pair, SIGNED_BY)) as CryptoKey,
    published: { ...(kty && { kty }), ...(n && { n }), ...(e && { e }), kid: id, alg: SIGNED_BY, use: 'sig' },
    secret: Buffer.from(secret, 'base64url'),
  }
}

async function newKeys(): Promise<KeptKeys> {
  const { privateKey } = await generateKeyPair(SIGNED_BY, { extractable: true })
  return {
    id: randomBytes(8).toString('hex'),
    pair: await exportJWK(privateKey),
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
  }
}
