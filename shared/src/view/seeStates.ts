import { toFigure } from '#shared/math'
import { HOSTED_LEGS, type HostedLeg, hostedWarheads, recordOf } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { stockOfBases } from '#shared/state/bases'
import type { GameState } from '#shared/state/gameState'
import type { LesserState } from '#shared/state/lesserState'
import { leaningSeat, neededCredibility } from '#shared/state/lesserStates'
import { ofSeat } from '#shared/state/seats'
import type { SeenBase, SeenState } from '#shared/view/observation'

/** The lesser states: what they do and why is public. */
export function seeStates(ruleset: Ruleset, { states, powers }: GameState): readonly SeenState[] {
  return states.map((state) => {
    const leans = leaningSeat(ruleset, state)
    return {
      id: state.id,
      capital: state.capital,
      territories: state.territories,
      population: toFigure(state.population),
      gdp: toFigure(state.gdp),
      alignment: state.alignment.map(toFigure),
      ...(leans === undefined ? {} : { leansTo: ofSeat(powers, leans).id }),
      ...seeUmbrella(state, powers),
      fear: toFigure(state.fear),
      needs: toFigure(neededCredibility(ruleset, state)),
      stance: state.stance,
      enrichment: toFigure(state.enrichment),
    }
  })
}

function seeUmbrella({ umbrella }: LesserState, powers: GameState['powers']): Pick<SeenState, 'umbrella'> {
  if (umbrella === undefined) return {}
  const { patron, since, endsAfter, credibility, parts } = umbrella
  const notice = endsAfter === undefined ? {} : { endsAfter }
  return { umbrella: { patron: ofSeat(powers, patron).id, since, ...notice, credibility, parts } }
}

/** Known bases, and the viewer's own. */
export function seeBases(ruleset: Ruleset, state: GameState, seat: number): readonly SeenBase[] {
  if (state.bases.length === 0) return []
  return state.powers.flatMap((power, patron) =>
    stockOfBases(ruleset, state, patron)
      .filter(({ base }) => base.known || patron === seat)
      .map(({ base, missiles }) => ({
        patron: power.id,
        host: base.host,
        known: base.known,
        missiles: hostedWarheads(missiles),
      })),
  )
}

const NONE_HOSTED = recordOf(HOSTED_LEGS, () => 0)

/** Warheads of a power's hosted legs that stand at known bases, where they are counted. */
export function countHosted(
  ruleset: Ruleset,
  state: Pick<GameState, 'bases' | 'powers'>,
  patron: number,
): Readonly<Record<HostedLeg, number>> {
  if (!state.bases.some((base) => base.known && base.patron === patron)) return NONE_HOSTED
  const counted = stockOfBases(ruleset, state, patron).filter(({ base }) => base.known)
  return recordOf(HOSTED_LEGS, (leg) => counted.reduce((total, { missiles }) => total + missiles[leg], 0))
}
