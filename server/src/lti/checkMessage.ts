import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { LtiPlatform } from '../config/ltiPlatforms.ts'
import { CLAIMS, type LtiMessage, messageSchema } from './claims.ts'
import { LtiFault, type LtiFaultName } from './ltiFault.ts'
import { SIGNED_BY } from './ltiKeys.ts'

/** Seconds by which clocks of platform and server may differ, and which a message may be old. */
const CLOCKS_DIFFER = 60
const OLDEST = 600
/** How long a platform may take to tell its keys, in milliseconds. */
const KEYS_DEADLINE = 5000

/** Checks messages of one platform. */
export type CheckMessage = (idToken: string, nonce: string, now: number) => Promise<LtiMessage>

/**
 * What checks the messages of a platform: signed by a key it publishes, from it, to this game, of a place where the game is set up,
 * fresh, and the answer to the sign-in that this nonce is of. That it is the first with this nonce is asked by who uses it up.
 * @throws LtiFault
 */
export function messageChecker(platform: LtiPlatform): CheckMessage {
  const keys = createRemoteJWKSet(new URL(platform.keys), { timeoutDuration: KEYS_DEADLINE })
  return async (idToken, nonce, now) => {
    const parsed = messageSchema.safeParse(await verify(idToken, keys, platform, now))
    if (!parsed.success) throw new LtiFault('malformed')
    const message = parsed.data
    const isSolely = typeof message.aud === 'string' || message.aud.length === 1
    const authorised = message.azp ?? (isSolely ? platform.clientId : undefined)
    if (authorised !== platform.clientId) throw new LtiFault('audience')
    if (!platform.deployments.includes(message[CLAIMS.deployment])) throw new LtiFault('deployment')
    if (message.nonce !== nonce) throw new LtiFault('nonce')
    return message
  }
}

async function verify(
  idToken: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId }: LtiPlatform,
  now: number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience: clientId,
      algorithms: [SIGNED_BY],
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
      clockTolerance: CLOCKS_DIFFER,
      maxTokenAge: OLDEST,
      currentDate: new Date(now),
    })
    return payload
  } catch (fault) {
    throw new LtiFault(faultOf(fault))
  }
}

function faultOf(fault: unknown): LtiFaultName {
  if (fault instanceof errors.JWTExpired) return 'expired'
  if (fault instanceof errors.JWTClaimValidationFailed) {
    if (fault.claim === 'iss') return 'issuer'
    return fault.claim === 'aud' ? 'audience' : 'malformed'
  }
  if (fault instanceof errors.JWSInvalid || fault instanceof errors.JWTInvalid) return 'malformed'
  if (fault instanceof errors.JWKSTimeout) return 'keys'
  // Of the library: keys that do not fit. All others: the keys could not be fetched.
  const isRefusal = fault instanceof errors.JOSEError && fault.code !== 'ERR_JOSE_GENERIC'
  return isRefusal ? 'signature' : 'keys'
}
