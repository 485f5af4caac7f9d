/** Why a message of a platform is not followed; each has its words below `lti.fault` of lti.json. */
export const LTI_FAULTS = [
  'off',
  'unknownPlatform',
  'state',
  'malformed',
  'signature',
  'issuer',
  'audience',
  'deployment',
  'nonce',
  'replayed',
  'expired',
  'keys',
  'message',
  'notTeacher',
  'noLinks',
  'noClass',
  'unsetClass',
] as const

/** Why a message of a platform is not followed. */
export type LtiFaultName = (typeof LTI_FAULTS)[number]

/** Thrown where a message of a platform, or of a page that it led to, is refused: nothing was done. */
export class LtiFault extends Error {
  readonly why: LtiFaultName

  constructor(why: LtiFaultName) {
    super(why)
    this.why = why
  }
}
