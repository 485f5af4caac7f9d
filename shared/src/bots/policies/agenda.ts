import { demandFor, seenBalance } from '#shared/analysis/seenBalance'
import { buildByShares, threatsTo } from '#shared/bots/planning'
import type { PowerId, StateId } from '#shared/ids'
import { challenge } from '#shared/orders/challenge'
import type { Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { hasTreaty, rivals, seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** Odds, 0–1, from which it demands the client it wants. */
const CLIENT_ODDS = 0.4
/** Budget points from which it gives that client all the aid there is. */
const RICH = 4
/** Odds from which it makes a demand to win once, and in the last two years. */
const WIN_ODDS = 0.45
const LATE_ODDS = 0.25
/** Exposure to a rival above which a fortress needs more boats. */
const EXPOSED = 0.1

/** What its leader's agenda asks of a power this year, whatever its doctrine (clause 1.5). */
export function pursueAgenda(ruleset: Ruleset, view: PlayerView): readonly Order[] {
  const { agenda } = view.self
  switch (agenda?.kind) {
    case 'client':
      return agenda.state === undefined ? [] : winClient(ruleset, view, agenda.state)
    case 'humble':
      return winOnce(ruleset, view)
    case 'detente':
      return agenda.rival === undefined ? [] : calm(view, agenda.rival)
    case 'fortress':
      return threatsTo(ruleset, view, 'median').some(({ exposed }) => exposed > EXPOSED)
        ? buildByShares(ruleset, view, { submarines: 0.5 })
        : []
    case 'watch':
      return seekInspection(view)
    default:
      return []
  }
}

/** A leader who wants prosperity arms and aids nothing. */
export const isThrifty = ({ self }: PlayerView): boolean => self.agenda?.kind === 'prosper'

function winClient(ruleset: Ruleset, view: PlayerView, state: StateId): readonly Order[] {
  const level = view.self.treasury > RICH ? 3 : 1
  const [best] = demands(ruleset, view).filter(({ order }) => order.over === state)
  return [{ type: 'influence', state, level }, ...(best && best.odds > CLIENT_ODDS ? [best.order] : [])]
}

function winOnce(ruleset: Ruleset, view: PlayerView): readonly Order[] {
  const [best] = demands(ruleset, view)
  const due = view.year >= view.years - 1 ? LATE_ODDS : WIN_ODDS
  return best && best.odds > due ? [best.order] : buildByShares(ruleset, view, { conventional: 0.25 })
}

/** Every demand it could make, with the odds as it reckons them; the likeliest first. */
function demands(ruleset: Ruleset, view: PlayerView) {
  return [...challenge.options(ruleset, view)]
    .map((order) => ({ order, odds: seenBalance(ruleset, view, demandFor(view, order.against, order.over)).odds }))
    .sort((a, b) => b.odds - a.odds)
}

/** Treaties by which it calms a rival, in their order. */
const CALMING: readonly TreatyKind[] = ['inspection', 'hotline', 'armsLimit']

function calm(view: PlayerView, rival: PowerId): readonly Order[] {
  const wanted = CALMING.filter((kind) => !hasTreaty(view, rival, kind)).slice(0, 1)
  return [
    { type: 'statement', statement: { say: 'reassure', target: rival } },
    ...wanted.map((treaty): Order => ({ type: 'diplomacy', act: 'propose', treaty, with: rival })),
  ]
}

/** Inspection proposed to two powers of other blocs a year, to each in turn. */
function seekInspection(view: PlayerView): readonly Order[] {
  const bloc = seenPower(view, view.self.id)?.bloc
  const others = rivals(view).filter((power) => power.bloc !== bloc)
  if (others.some(({ id }) => hasTreaty(view, id, 'inspection'))) return []
  const first = view.year % 2
  return others
    .slice(first, first + 2)
    .map(({ id }): Order => ({ type: 'diplomacy', act: 'propose', treaty: 'inspection', with: id }))
}
