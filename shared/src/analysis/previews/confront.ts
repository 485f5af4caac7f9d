import type { Chip } from '#shared/analysis/previews/chip'
import type { Preview } from '#shared/analysis/previews/define'
import { supportChips, tensionChips } from '#shared/analysis/previews/relations'
import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { lossesOf, stakesOf } from '#shared/analysis/stakes'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { confrontationOf, rivalIn } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'

/** A move on a rung: what it stakes, what it risks, what it ends (clauses 7.9 to 7.12). */
export const previewConfront: Preview<'confront'> = (ruleset, view, { move }) => {
  const crisis = confrontationOf(view)
  if (crisis === undefined) return []
  const power = rivalIn(view, crisis)
  switch (move) {
    case 'raise':
      return [
        { term: 'rung', certainty: 'likely', amount: crisis.rung + 1 },
        ...risk(crisis, crisis.riskAbove),
        ...tensionChips(ruleset, view, power, ruleset.crisis.raiseTension, { certainty: 'likely' }),
      ]
    case 'stand':
      return standing(ruleset, view, crisis)
    case 'accept':
      return accepting(ruleset, view, crisis, power)
    case 'stepBack':
      return [
        { term: 'yielded', certainty: 'likely', tone: 'loss', power },
        ...stakesOf(ruleset, view, crisis, ruleset.crisis.stepBackShare).lost,
      ]
    default:
      return [
        { term: 'table', certainty: 'unknown', power },
        ...(move === 'offer'
          ? supportChips(ruleset, view, -ruleset.crisis.openOfferSupport, { when: 'signed', certainty: 'unknown' })
          : []),
        ...tensionChips(ruleset, view, power, ruleset.crisis.dealTension, { when: 'signed', certainty: 'unknown' }),
      ]
  }
}

/** The chance, 0–1, that something goes off by accident; or that nothing can, certain where not even on the next rung. */
const risk = ({ riskAbove }: SeenConfrontation, chance: number): readonly Chip[] =>
  chance === 0
    ? [{ term: 'safe', certainty: riskAbove === 0 ? 'certain' : 'likely', tone: 'gain' }]
    : [{ term: 'risk', certainty: 'unknown', tone: 'loss', chance }]

/** Where neither climbs this window and the last, the ground decides. */
function standing(ruleset: Ruleset, view: PlayerView, crisis: SeenConfrontation): readonly Chip[] {
  if (crisis.stands + 1 < ruleset.crisis.decidedAfter) return risk(crisis, crisis.risk)
  const { odds } = seenBalance(ruleset, view, contestOf(crisis))
  const ours = crisis.challenger === view.self.id ? odds : 1 - odds
  return [
    { term: 'odds', certainty: 'unknown', chance: ours },
    ...risk(crisis, crisis.risk),
    ...lossesOf(ruleset, view, crisis, 1, LOST),
  ]
}

const LOST = { when: 'lost', certainty: 'unknown' } as const

/** Terms that the other side offered are agreed when they are taken; a mediator's hold if both take them. */
function accepting(
  ruleset: Ruleset,
  view: PlayerView,
  { offers }: SeenConfrontation,
  power: SeenConfrontation['challenger'],
): readonly Chip[] {
  const offered = offers.some(({ from }) => from === power)
  if (!offered) return [{ term: 'table', certainty: 'unknown', power }]
  return [
    { term: 'agreed', certainty: 'certain', power },
    ...tensionChips(ruleset, view, power, ruleset.crisis.dealTension, { certainty: 'likely' }),
  ]
}
