import type { PowerId } from '#shared/ids'
import type { InjectionContext } from '#shared/injections/define'
import { type Problem, problem } from '#shared/view/phrase'

/** Things happen while the powers plan, and only to powers of this match, each named once. */
export function injectionProblem(
  { window, powers }: InjectionContext,
  ...named: readonly PowerId[]
): Problem | undefined {
  if (window.kind !== 'planning') return problem('onlyWhilePlanning')
  const stranger = named.find((id) => !powers.some((power) => power.id === id))
  if (stranger !== undefined) return problem('noSuchPower', { power: stranger })
  return new Set(named).size < named.length ? problem('samePowerTwice') : undefined
}

/** The ids of all powers while they plan, none otherwise. */
export const planners = ({ window, powers }: InjectionContext): readonly PowerId[] =>
  window.kind === 'planning' ? powers.map(({ id }) => id) : []
