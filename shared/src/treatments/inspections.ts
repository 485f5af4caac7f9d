import type { Scenario } from '#shared/scenario/schema'
import { defineTreatment } from '#shared/treatments/define'

/** Every two powers begin with an inspection treaty. Treaties of powers that are not seated fall away with them. */
export const inspections = defineTreatment({
  id: 'inspections',
  apply: (scenario) => ({ ...scenario, treaties: [...scenario.treaties, ...missing(scenario)] }),
})

/** The inspection treaties that do not stand yet; either side may be named first. */
function missing({ powers, treaties }: Scenario): Scenario['treaties'] {
  const stands = (a: string, b: string) =>
    treaties.some((treaty) => treaty.kind === 'inspection' && binds(treaty, a, b))
  const ids = powers.map(({ id }) => id)
  return ids.flatMap((a, n) =>
    ids.slice(n + 1).flatMap((b) => (stands(a, b) ? [] : [{ kind: 'inspection' as const, a, b }])),
  )
}

const binds = ({ a, b }: Scenario['treaties'][number], one: string, other: string): boolean =>
  (a === one && b === other) || (a === other && b === one)
