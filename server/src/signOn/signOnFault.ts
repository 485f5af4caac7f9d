/** Why somebody is not signed on, with the key of its words. */
export const SIGN_ON_FAULTS = {
  off: 'signOn.fault.off',
  malformed: 'signOn.fault.malformed',
  state: 'signOn.fault.state',
  replayed: 'signOn.fault.replayed',
  denied: 'signOn.fault.denied',
  code: 'signOn.fault.code',
  issuer: 'signOn.fault.issuer',
  audience: 'signOn.fault.audience',
  nonce: 'signOn.fault.nonce',
  expired: 'signOn.fault.expired',
  signature: 'signOn.fault.signature',
  provider: 'signOn.fault.provider',
  client: 'signOn.fault.client',
  noRole: 'signOn.fault.noRole',
  tooMany: 'problem.tooManyRequests',
} as const

/** Why somebody is not signed on. */
export type SignOnFaultName = keyof typeof SIGN_ON_FAULTS

/** Thrown where somebody is not signed on: nobody was let in. */
export class SignOnFault extends Error {
  readonly why: SignOnFaultName
  /** Name of the fault in the library that found it, for the log: nothing of a message or a token. */
  readonly code: string | undefined

  constructor(why: SignOnFaultName, code?: string) {
    super(why)
    this.why = why
    this.code = code
  }
}

/** What is wrong with a provider, for the host of the server. */
const WORDS: Readonly<Partial<Record<SignOnFaultName, string>>> = {
  provider: 'it cannot be reached, or is no OpenID Connect provider',
  issuer: 'it names another issuer: the setting must be exactly what it calls itself, down to the last slash',
}

/** A fault of looking at a provider, in words. */
export function faultWords(fault: unknown): string {
  const why = fault instanceof SignOnFault ? fault.why : undefined
  return (why && WORDS[why]) ?? (fault instanceof Error ? fault.message : String(fault))
}
