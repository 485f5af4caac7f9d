import { defineTreatment } from '#shared/treatments/define'

/** No nuclear winter: burning cities raise no soot (`climate.sootScale`), so bystanders of a war do not starve. */
export const noWinter = defineTreatment({
  id: 'noWinter',
  apply: (scenario) => ({ ...scenario, rules: { ...scenario.rules, 'climate.sootScale': 0 } }),
})
