import { RULESET } from '#shared/ruleset/ruleset'
import { defineTreatment } from '#shared/treatments/define'

/** How many times likelier an accident is on every rung of the ladder: a story told for suspense, not a claim about the world. */
const LIKELIER = 8

/** Thin ice: from the fifth rung of a confrontation accidents are eight times as likely, and shown so before each key. */
export const thinIce = defineTreatment({
  id: 'thinIce',
  apply: (scenario) => ({
    ...scenario,
    rules: {
      ...scenario.rules,
      'crisis.riskRung5': LIKELIER * RULESET.crisis.riskRung5,
      'crisis.riskRung6': LIKELIER * RULESET.crisis.riskRung6,
      'crisis.riskRung7': LIKELIER * RULESET.crisis.riskRung7,
    },
  }),
})
