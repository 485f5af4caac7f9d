import { ESTIMATED, HOSTED_LEGS, recordOf, SIGHTED_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState, PowerState } from '#shared/state/gameState'
import type { Band, Estimate, Observation } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { openConfrontations, openPastCrises } from '#shared/view/seeCrises'

/** Levels a technology may have: 0 to 5. */
const LEVELS = 6

/**
 * The true position of a match that is over: a spectator's view in which every estimate is exact and no crisis is private. Only for replays; of a match
 * under way nothing but `observe` may be shown.
 */
export function truthView(ruleset: Ruleset, state: GameState): Observation {
  const view = observe(ruleset, state, { kind: 'spectator' }, 'open')
  return {
    ...view,
    powers: view.powers.map((power, seat) => ({ ...power, estimate: exactly(state.powers[seat]!) })),
    confrontations: openConfrontations(ruleset, state),
    crises: openPastCrises(state),
  }
}

function exactly({ forces, technology, posture, interest }: PowerState): Estimate {
  return {
    forces: recordOf(ESTIMATED, (force) => point(forces[force])),
    ...recordOf(HOSTED_LEGS, (leg) => forces[leg]),
    technology: { accuracy: certain(technology.accuracy), detection: certain(technology.detection) },
    readiness: Math.max(...SIGHTED_LEGS.map((leg) => posture.readiness[leg])),
    seeker: interest === 'securitySeeker' ? 1 : 0,
  }
}

const point = (value: number): Band => ({ low: value, median: value, high: value })
const certain = (level: number): readonly number[] =>
  Array.from({ length: LEVELS }, (_, each) => (each === level ? 1 : 0))
