import type { Story } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'

/**
 * The window from which a moment of a match can be played from the chair of one of its powers: the first of the same kind and year,
 * one after the other, in which that power was asked; the plans of that year where it was asked nothing then.
 */
export function chairWindow({ states }: Pick<Story, 'states'>, window: number, power: PowerId): number {
  const { year, window: moment } = states[window]!
  const belongs = (at: number) => states[at]?.year === year && states[at]?.window.kind === moment.kind
  let first = window
  while (belongs(first - 1)) first--
  const asked = (at: number) => {
    const { window: open, powers } = states[at]!
    return open.participants.some((seat) => powers[seat]!.id === power)
  }
  for (let at = first; at <= window; at++) if (asked(at)) return at
  return states.findIndex((state) => state.year === year && state.window.kind === 'planning')
}
