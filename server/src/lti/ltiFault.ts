/** Why a message of a platform is not followed, with the key of its words. */
export const LTI_FAULTS = {
  off: 'lti.fault.off',
  unknownPlatform: 'lti.fault.unknownPlatform',
  state: 'lti.fault.state',
  malformed: 'lti.fault.malformed',
  signature: 'lti.fault.signature',
  issuer: 'lti.fault.issuer',
  audience: 'lti.fault.audience',
  deployment: 'lti.fault.deployment',
  nonce: 'lti.fault.nonce',
  replayed: 'lti.fault.replayed',
  expired: 'lti.fault.expired',
  keys: 'lti.fault.keys',
  message: 'lti.fault.message',
  notTeacher: 'lti.fault.notTeacher',
  noLinks: 'lti.fault.noLinks',
  noClass: 'lti.fault.noClass',
  unsetClass: 'lti.fault.unsetClass',
} as const

/** Why a message of a platform is not followed. */
export type LtiFaultName = keyof typeof LTI_FAULTS

/** Thrown where a message of a platform, or of a page that it led to, is refused: nothing was done. */
export class LtiFault extends Error {
  readonly why: LtiFaultName

  constructor(why: LtiFaultName) {
    super(why)
    this.why = why
  }
}
