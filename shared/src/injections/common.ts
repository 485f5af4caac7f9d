import type { PowerId } from '#shared/ids'
import type { InjectionContext } from '#shared/injections/define'
import { type Problem, problem } from '#shared/view/phrase'

/** Undefined in a planning window when the named powers are of this match and differ from each other. */
export function injectionProblem(
  { window, powers }: InjectionContext,
  ...named: readonly PowerId[]
): Problem | undefined {
  if (window.kind !== 'planning') return problem('onlyWhilePlanning')
  const unknown = named.find((id) => !powers.some((power) => power.id === id))
  if (unknown !== undefined) return problem('noSuchPower', { power: unknown })
  return new Set(named).size < named.length ? problem('samePowerTwice') : undefined
}

/** The ids of all powers while they plan, none otherwise. */
export const planningPowers = ({ window, powers }: InjectionContext): readonly PowerId[] =>
  window.kind === 'planning' ? powers.map(({ id }) => id) : []
