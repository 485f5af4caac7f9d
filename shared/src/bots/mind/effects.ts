import { tradeDependence } from '#shared/analysis/balance'
import { bound, type Rival } from '#shared/bots/mind/forceBalance'
import type { PowerId } from '#shared/ids'
import { clamp } from '#shared/math'
import type { Statement } from '#shared/orders/claims'
import type { ResearchLine } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { seatIn, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenState } from '#shared/view/observation'

/**
 * What a deed changes of the viewer's position by the end of the year it is done, the rest of the world being as it is: closed
 * forms of the rules, which tests compare with what the engine does (tests/bots/effects.test.ts).
 */
export interface Effect {
  /** Points of output. */
  readonly gdp?: number
  /** Share of influence over all lesser states, 0–1. */
  readonly share?: number
  /** Points of support at home. */
  readonly support?: number
  /** Points of integrity. */
  readonly integrity?: number
  /** Points of tension with rivals. */
  readonly tension?: Readonly<Record<PowerId, number>>
}

/** Share of the weight of all lesser states that one of them has. */
export function weightOf(view: PlayerView, { gdp }: SeenState): number {
  let total = 0
  for (const state of view.states) total += state.gdp
  return total > 0 ? gdp / total : 0
}

/** What tension with a rival is changed by at the end of the year when this much is added to it now. */
export function tensionBy(ruleset: Ruleset, { id, tension }: Rival, points: number): Readonly<Record<PowerId, number>> {
  return { [id]: (clamp(tension + points, 0, 100) - tension) * ruleset.tension.decay } as Record<PowerId, number>
}

/** Share won by a share of the pull over a state that is not yet the viewer's, after a year's drift. */
function shareWon(ruleset: Ruleset, view: PlayerView, state: SeenState, won: number): number {
  const pull = state.alignment[seatIn(view, view.self.id)] ?? 0
  return won * (1 - pull) * (1 - ruleset.influence.drift) * weightOf(view, state)
}

/**
 * Budget points left for welfare: output grows by the share of income they are, faster below the output of the start, and support
 * with it (clauses 2.3, 8.13).
 */
export function unspentEffect(ruleset: Ruleset, view: PlayerView, points: number, startGdp: number): Effect {
  const { income, treasury } = view.self
  if (income <= 0) return {}
  const { butterGrowth, rebuilding } = ruleset.economy
  const ruined = Math.max(0, 1 - (seenPower(view, view.self.id)?.gdp ?? 0) / startGdp)
  const room = clamp(points, 0, Math.max(0, income - (treasury - points)))
  return growthEffect(ruleset, view, ((butterGrowth + rebuilding * ruined) * room) / income)
}

/** Growth by a further share of output. */
function growthEffect({ support }: Ruleset, view: PlayerView, growth: number): Effect {
  const gdp = seenPower(view, view.self.id)?.gdp ?? 0
  return { gdp: gdp * growth, support: support.perGrowthPoint * 100 * growth }
}

/** Aid that could be given. */
export interface Aid {
  readonly state: SeenState
  readonly level: number
  /** The rival that stands behind the state. */
  readonly holder?: Rival | undefined
  /** In years of hunger aid is relief. */
  readonly hungry?: boolean
}

/** Aid to a state; to one that a rival of another bloc stands behind it is a proxy war (clauses 4.8, 6.8, 8.14). */
export function aidEffect(ruleset: Ruleset, view: PlayerView, { state, level, holder, hungry = false }: Aid): Effect {
  const { aidPull, aidTension, aidGrowth, proxyGain, reliefGain, reliefWord } = ruleset.influence
  const proxy = holder !== undefined && !holder.allied
  const won = aidPull * (hungry ? reliefGain : 1) * (proxy ? proxyGain : 1) * level
  const share = shareWon(ruleset, view, state, won) + heavierBy(view, state, aidGrowth * level)
  const integrity = hungry ? Math.min(reliefWord * level, 100 - (seenPower(view, view.self.id)?.integrity ?? 0)) : 0
  return proxy ? { share, integrity, tension: tensionBy(ruleset, holder, aidTension * level) } : { share, integrity }
}

/** Share won as a state grows by a share of its output, and counts for more among all. */
function heavierBy(view: PlayerView, state: SeenState, growth: number): number {
  const seat = seatIn(view, view.self.id)
  const pull = state.alignment[seat] ?? 0
  return growth * weightOf(view, state) * (pull - view.powers[seat]!.influence)
}

/** A year of research on one line: what its next step brings at home, by the chance that it comes (clause 4.7). */
export function researchEffect(ruleset: Ruleset, view: PlayerView, line: ResearchLine): Effect {
  const { spinOff, pride } = ruleset.research
  const { chance } = ruleset.researchLines[line]
  const me = seenPower(view, view.self.id)
  return {
    gdp: chance * spinOff * (me?.gdp ?? 0),
    support: chance * Math.min(pride, 100 - (me?.support ?? 0)),
  }
}

/** An offer of a treaty that runs out unanswered (clause 4.9). */
export const lapseEffect = ({ treaties }: Ruleset): Effect => ({ support: -treaties.lapsed })

/** Plans against a declared minimal doctrine that are found out: word is lost, and the doctrine (clause 4.4). */
export const plansEffect = ({ crisis }: Ruleset, view: PlayerView): Effect => ({
  integrity: -Math.min(crisis.falseDoctrine, seenPower(view, view.self.id)?.integrity ?? 0),
})

/** Probability, 0–1, that such plans are found out in a year, if the best spy on the viewer is of this level. */
export function plansFound({ crisis }: Ruleset, rivals: readonly Rival[], spies: number): number {
  const inspected = rivals.some(({ pair }) => bound(pair, 'inspection'))
  return Math.min(1, Math.max(crisis.plansPerSpy * spies, inspected ? crisis.plansInspected : 0))
}

/** A promise that a state takes: thanks (clause 6.2). */
export const coverEffect = (ruleset: Ruleset, view: PlayerView, state: SeenState): Effect => ({
  share: shareWon(ruleset, view, state, ruleset.umbrellas.gratitude),
})

/** A treaty that is concluded: calm, what it costs at home, and what a tie makes grow (clauses 4.9, 4.10). */
export function treatyEffect(ruleset: Ruleset, view: PlayerView, rival: Rival, treaty: TreatyKind): Effect {
  const tension = tensionBy(ruleset, rival, -ruleset.treatyRules[treaty].ease)
  const passing = rival.allied ? 0 : -ruleset.treaties.ratifySupport
  if (treaty !== 'interdependence') return { tension, support: passing }
  const { gdp, support } = growthEffect(ruleset, view, tieGrowth(ruleset, view, rival))
  return { tension, gdp: gdp ?? 0, support: passing + (support ?? 0) }
}

/** Share of output a year that one more tie makes the viewer grow: each further tie counts for less than the one before. */
export function tieGrowth(ruleset: Ruleset, view: PlayerView, { id, power }: Rival): number {
  const { linkGrowth, linkNext, linkCount } = ruleset.treaties
  const own = seenPower(view, view.self.id)?.gdp ?? 0
  const worth = (partners: readonly number[]) =>
    partners
      .map((gdp) => tradeDependence(own, gdp))
      .sort((a, b) => b - a)
      .slice(0, linkCount)
      .reduceRight((later, tie) => tie + linkNext * later, 0)
  const partners = view.pairs.flatMap((pair) => {
    if (!bound(pair, 'interdependence') || (pair.a !== view.self.id && pair.b !== view.self.id)) return []
    const other = pair.a === view.self.id ? pair.b : pair.a
    return other === id ? [] : [seenPower(view, other)?.gdp ?? 0]
  })
  return linkGrowth * (worth([...partners, power.gdp]) - worth(partners))
}

/** Words: what they do to tension and at home (clauses 4.4, 4.5). */
export function wordsEffect(ruleset: Ruleset, view: PlayerView, said: Statement, rivals: readonly Rival[]): Effect {
  const { reassure, threat, rally } = ruleset.tension
  const towards = (target: PowerId, points: number): Effect => {
    const rival = rivals.find(({ id }) => id === target)
    return rival === undefined ? {} : { tension: tensionBy(ruleset, rival, points) }
  }
  const word = (seenPower(view, view.self.id)?.integrity ?? 0) / 100
  if (said.say === 'reassure') return towards(said.target, reassure * word)
  if (said.say === 'threaten') return towards(said.target, threat)
  if (said.say !== 'rally') return {}
  const support = seenPower(view, view.self.id)?.support ?? 0
  const others = rivals.filter(({ allied }) => !allied)
  return {
    support: ruleset.support.rally * (100 - support),
    tension: Object.assign({}, ...others.map((rival) => tensionBy(ruleset, rival, rally))),
  }
}

/** A treaty broken in public (clause 4.11). */
export function breachEffect(ruleset: Ruleset, view: PlayerView, rival: Rival, treaty: TreatyKind): Effect {
  const { breachIntegrity, breachTension, linkCut } = ruleset.treaties
  const me = seenPower(view, view.self.id)
  const own = me?.gdp ?? 0
  return {
    integrity: -Math.min(me?.integrity ?? 0, breachIntegrity),
    tension: tensionBy(ruleset, rival, breachTension),
    ...(treaty === 'interdependence' ? { gdp: -own * linkCut * tradeDependence(own, rival.power.gdp) } : {}),
  }
}

/** A demand costs support at home, and the name of a power that declared a minimal doctrine (clauses 4.4, 7.8). */
export function demandEffect(ruleset: Ruleset, view: PlayerView): Effect {
  const { challengeSupport, falseDoctrine } = ruleset.crisis
  const minimal = seenPower(view, view.self.id)?.doctrine.aim === 'minimal'
  return { support: -challengeSupport, ...(minimal ? { integrity: -falseDoctrine } : {}) }
}
