import { defineTreatment } from '#shared/treatments/define'

/**
 * Submarines that survive: `exchange.huntPerDetection` is the probability per level of detection that a boat at sea is found
 * and sunk as a strike begins, and nothing else can sink one. At 0 every boat at sea lives to answer; boats in port can still
 * be hit, and how many are at sea stays each power's own choice of readiness.
 */
export const submarines = defineTreatment({
  id: 'submarines',
  apply: (scenario) => ({ ...scenario, rules: { ...scenario.rules, 'exchange.huntPerDetection': 0 } }),
})
