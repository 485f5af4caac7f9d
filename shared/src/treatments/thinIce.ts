import { defineTreatment } from '#shared/treatments/define'

/**
 * Thin ice: from the fifth rung of a confrontation accidents are eight times as likely as by the ruleset, and shown so before each key:
 * a story told for suspense, not a claim about the world.
 */
export const thinIce = defineTreatment({
  id: 'thinIce',
  apply: (scenario) => ({
    ...scenario,
    rules: { ...scenario.rules, 'crisis.riskRung5': 0.012, 'crisis.riskRung6': 0.024, 'crisis.riskRung7': 0.048 },
  }),
})
