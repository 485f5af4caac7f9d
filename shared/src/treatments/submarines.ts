import { defineTreatment } from '#shared/treatments/define'

/**
 * Submarines that survive: `exchange.huntPerDetection` is the chance per level of detection that a boat at sea is found
 * and sunk as a strike begins, and the only thing that can happen to one. Without it every boat at sea lives to answer;
 * boats in port can still be hit, and how many are at sea stays everybody's own choice of readiness.
 */
export const submarines = defineTreatment({
  name: 'submarines',
  apply: (scenario) => ({ ...scenario, rules: { ...scenario.rules, 'exchange.huntPerDetection': 0 } }),
})
