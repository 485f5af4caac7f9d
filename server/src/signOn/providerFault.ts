import { SignOnFault, type SignOnFaultName } from './signOnFault.ts'

/** What the library calls faults, and what they are here. */
const BY_CODE: Readonly<Record<string, SignOnFaultName>> = {
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: 'denied',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'expired',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'issuer',
  OAUTH_KEY_SELECTION_FAILED: 'signature',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'client',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'provider',
  OAUTH_RESPONSE_IS_NOT_JSON: 'provider',
  OAUTH_PARSE_ERROR: 'provider',
  OAUTH_TIMEOUT: 'provider',
}
const BY_CLAIM: Readonly<Record<string, SignOnFaultName>> = {
  iss: 'issuer',
  nonce: 'nonce',
  aud: 'audience',
  azp: 'audience',
}

/** A fault of the library, or of the network to the provider, by our names. */
export function faultOfProvider(fault: unknown): SignOnFault {
  if (fault instanceof SignOnFault) return fault
  const code = textAt(fault, 'code')
  return new SignOnFault(nameOf(fault, code), code ?? (fault instanceof Error ? fault.name : undefined))
}

function nameOf(fault: unknown, code: string | undefined): SignOnFaultName {
  // Of `fetch`: the provider was not reached.
  if (fault instanceof TypeError && code === undefined) return 'provider'
  const cause = fault instanceof Error ? fault.cause : undefined
  if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') return BY_CLAIM[claimOf(cause) ?? ''] ?? 'malformed'
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') return textAt(fault, 'error') === 'invalid_grant' ? 'code' : 'client'
  if (code === 'OAUTH_INVALID_RESPONSE') return invalidOf(cause)
  return BY_CODE[code ?? ''] ?? 'malformed'
}

/** The library has one code for these. */
function invalidOf(cause: unknown): SignOnFaultName {
  const words = cause instanceof Error ? cause.message : ''
  if (words.includes('signature')) return 'signature'
  return words.includes('"iss"') ? 'issuer' : 'malformed'
}

const claimOf = (cause: unknown): string | undefined =>
  cause instanceof Error ? textAt(cause.cause, 'claim') : undefined

function textAt(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
  return typeof found === 'string' ? found : undefined
}
