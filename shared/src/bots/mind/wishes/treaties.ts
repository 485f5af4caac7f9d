import { tradeDependence } from '#shared/analysis/balance'
import { guardedShare } from '#shared/analysis/guarantees'
import { assuredShare } from '#shared/analysis/leverage'
import { breachEffect, lapseEffect, tieGrowth, treatyEffect } from '#shared/bots/mind/effects'
import { bound, feltSecurity, type Rival } from '#shared/bots/mind/forceBalance'
import { growingWith, keptFor } from '#shared/bots/mind/outlook'
import { worthOf } from '#shared/bots/mind/prices'
import { type Thought, upkeepLeft, type Wish } from '#shared/bots/mind/thought'
import { bargainWorth } from '#shared/bots/mind/transition'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'

/** Probability, 0–1, that a proposal nobody has made yet is answered: within a bloc, and across blocs. */
const ANSWERED_ALLIED = 0.7
const ANSWERED_OTHER = 0.35
/** Points for what treaties do that is not counted: sight, a line to ask on, being dragged into a friend's war. */
const SIGHT = 0.5
const LINE = 0.7
const DRAGGED = 1
/** Points by which a character that shuns a treaty dislikes it. */
const SHUNNED = 6

/** Treaties to propose or to answer. */
export function treatyWishes(thought: Thought): readonly Wish[] {
  return thought.standing.rivals.flatMap((rival) =>
    TREATY_KINDS.flatMap((treaty): Wish[] => {
      const worth = proposalWorth(thought, rival, treaty)
      if (worth === undefined) return []
      const orders = [{ type: 'diplomacy', act: 'propose', treaty, with: rival.id }] as const
      return [{ kind: 'treaty', orders, worth, abroad: !rival.allied }]
    }),
  )
}

/** What it is worth to propose a treaty, or to answer an offer of it; undefined where it is in force or already proposed. */
function proposalWorth(thought: Thought, rival: Rival, treaty: TreatyKind): number | undefined {
  const { ruleset, view, prices } = thought
  const offers = rival.pair.offers.filter(({ kind }) => kind === treaty)
  if (bound(rival.pair, treaty) || offers.some(({ from }) => from === view.self.id)) return undefined
  if (!willPass(thought, rival)) return 0
  const concluded = treatyWorth(thought, rival, treaty)
  if (offers.length > 0) return concluded - worthOf(prices, lapseEffect(ruleset))
  return (rival.allied ? ANSWERED_ALLIED : ANSWERED_OTHER) * concluded
}

/** A treaty with another bloc must pass at home on both sides (clause 4.9). */
function willPass({ ruleset, outlook }: Thought, { allied, power }: Rival): boolean {
  const { ratifyFrom } = ruleset.treaties
  return allied || (outlook.me.support >= ratifyFrom && power.support >= ratifyFrom)
}

/** What a treaty is worth once it is concluded. */
function treatyWorth(thought: Thought, rival: Rival, treaty: TreatyKind): number {
  const { ruleset, view, prices, character, strength } = thought
  const shunned = character.shuns.includes(treaty) ? SHUNNED * strength.habit : 0
  const now = worthOf(prices, treatyEffect(ruleset, view, rival, treaty))
  return (
    now +
    lastingWorth(thought, rival, treaty) +
    agendaWorth(thought, rival, treaty) +
    bargainWorth(thought, rival, treaty) -
    shunned
  )
}

function lastingWorth(thought: Thought, rival: Rival, treaty: TreatyKind): number {
  const { ruleset, view, outlook, prices } = thought
  switch (treaty) {
    case 'interdependence': {
      const later = growingWith(outlook) - keptFor(outlook, 1)
      const grown = (prices.gdp / keptFor(outlook, 1)) * later * outlook.me.gdp * tieGrowth(ruleset, view, rival)
      return grown + leverage(thought, rival)
    }
    case 'inspection':
      return SIGHT - prices.budget * upkeepLeft(thought, 2 * ruleset.treaties.inspectors)
    case 'hotline':
      return LINE
    case 'umbrella':
      return believed(rival) * guaranteeWorth(thought, rival) - DRAGGED
    default:
      return 0
  }
}

/** How far a leader believes, 0–1, that a power would fight for it: an ally fully, another the less the tenser the two are. */
const believed = ({ allied, pair }: Rival): number => (allied ? 1 : 1 - pair.tension / 100)

/** What a tie adds to the odds of contests with a rival: the smaller of the two needs the other's market more (clause 7.12). */
export function leverage({ ruleset, prices, outlook, standing }: Thought, { allied, power }: Rival): number {
  if (allied) return 0
  const hostile = standing.rivals.filter((rival) => !rival.allied).length
  const needed = tradeDependence(power.gdp, outlook.me.gdp) - tradeDependence(outlook.me.gdp, power.gdp)
  return (ruleset.balance.ties * prices.oddsLater * needed) / hostile
}
/** What a guarantor takes away of each threat (clause 6.7). */
export function guaranteeWorth({ ruleset, standing, prices, outlook }: Thought, partner: Rival): number {
  const { integrity } = partner.power
  const guarded = standing.rivals.map((rival) => {
    if (rival.id === partner.id) return rival
    const assured = assuredShare(ruleset, partner.arsenal, rival.arsenal)
    return { ...rival, guarded: 1 - (1 - rival.guarded) * (1 - guardedShare(ruleset, [{ integrity, assured }])) }
  })
  const safer = feltSecurity(ruleset, guarded) - standing.security
  const steadier = Math.max(
    0,
    ...standing.rivals.map((rival, n) => (rival.allied ? 0 : rival.exposed * (guarded[n]!.guarded - rival.guarded))),
  )
  return outlook.weights.security * keptFor(outlook, 1) * safer + prices.oddsLater * ruleset.balance.exposure * steadier
}

function agendaWorth({ ruleset, view, standing }: Thought, rival: Rival, treaty: TreatyKind): number {
  const { agenda } = view.self
  if (agenda?.kind !== 'watch' || treaty !== 'inspection' || rival.allied) return 0
  const watched = standing.rivals.some(({ allied, pair }) => !allied && bound(pair, 'inspection'))
  return watched ? 0 : ruleset.agenda.points
}

/** Treaties broken in public, where what they forbid is worth more than a name. */
export function breachWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, prices } = thought
  return standing.rivals.flatMap((rival) =>
    rival.pair.treaties.flatMap(({ kind: treaty }): Wish[] => {
      const effect = breachEffect(ruleset, view, rival, treaty)
      const lost =
        treaty === 'umbrella' ? believed(rival) * guaranteeWorth(thought, rival) : lastingWorth(thought, rival, treaty)
      const worth = worthOf(prices, effect) - lost - bargainWorth(thought, rival, treaty)
      return [{ kind: 'breach', orders: [{ type: 'diplomacy', act: 'break', treaty, with: rival.id }], worth }]
    }),
  )
}
