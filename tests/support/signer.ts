import type { IncomingMessage } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

const ALGORITHM = 'RS256'

/** Signs as a platform or a provider does. */
export interface Signer {
  /** Its keys as others fetch them. */
  readonly published: { readonly keys: readonly object[] }
  /** @param forged signs with another key than it publishes, under the same id */
  sign(claims: JWTPayload, forged?: boolean): Promise<string>
}

/** Makes a pair of keys and another that nobody knows. @param kid under which the first is published */
export async function createSigner(kid: string): Promise<Signer> {
  const [own, other] = [await generateKeyPair(ALGORITHM), await generateKeyPair(ALGORITHM)]
  const published = { ...(await exportJWK(own.publicKey)), kid, alg: ALGORITHM, use: 'sig' }
  const sign = (claims: JWTPayload, key: CryptoKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' }).sign(key)
  return {
    published: { keys: [published] },
    sign: (claims, forged = false) => sign(claims, forged ? other.privateKey : own.privateKey),
  }
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}
