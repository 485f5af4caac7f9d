import { accidentOn } from '#shared/analysis/accidents'
import { spoilsOf, stakeWeight } from '#shared/analysis/points'
import type { Character, Strength } from '#shared/bots/mind/character'
import { weightOf } from '#shared/bots/mind/effects'
import type { Rival } from '#shared/bots/mind/forceBalance'
import { type Ends, type LadderGame, type LadderMove, reckonLadder, viewersLogOdds } from '#shared/bots/mind/ladder'
import type { Outlook } from '#shared/bots/mind/outlook'
import type { Prices } from '#shared/bots/mind/prices'
import { recordOfRival } from '#shared/bots/mind/record'
import { lerp } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Cause } from '#shared/ruleset/vocabulary'
import type { PlayerView, SeenState } from '#shared/view/observation'

/** A confrontation of the viewer's, under way or thought of. */
export interface Dispute {
  readonly rival: Rival
  readonly cause: Cause
  /** The viewer challenges. */
  readonly mine: boolean
  readonly state?: SeenState | undefined
  /** The defender's promise to the state is at stake. */
  readonly pledged: boolean
  /** Probability, 0–1, that the challenger prevails when the ground decides. */
  readonly odds: number
}

/** What a mind needs to price a dispute. */
export interface Reckoning {
  readonly ruleset: Ruleset
  readonly view: PlayerView
  readonly outlook: Outlook
  readonly prices: Prices
  readonly character: Character
  readonly strength: Strength
}

/** Points by which players scatter in what they do on a rung. */
export const SCATTER = 2
/** Points of giving way for a unit of log ratio in a rival's record. */
const SOFTNESS = 4
/** Share of a rival's arsenal that a war by accident is feared to bring down, against an answer to a first strike. */
const STRUCK = 0.5
/** Highest rung reckoned through in thought. */
const TOP_THOUGHT = 4

/** What the ends of a dispute are worth to the viewer (clause 7.11). */
export function ownEnds(reckoning: Reckoning, dispute: Dispute): Ends {
  const { ruleset, view, outlook, prices, character } = reckoning
  const { rival, mine, pledged } = dispute
  const c = ruleset.crisis
  const stake = outlook.stakes[0] ?? 0
  const spoils = spoilsOf(ruleset, view.self.interest)
  const pull = (seat: number) => pullValue(reckoning, dispute, seat)
  const [own, other] = [pull(outlook.seat), pull(rival.seat)]
  const calm = (points: number) => (prices.tension[rival.id] ?? 0) * points
  const broken = !mine && pledged ? u(ruleset).broken * prices.integrity + c.loserSupport * prices.support + own / 4 : 0
  const kept = !mine && pledged ? u(ruleset).kept * prices.integrity : 0
  const deal = (rung: number) => c.dealShare * stakeWeight(ruleset, rung) * stake
  const lostPull = 1 - c.neutral
  return {
    win: (rung) =>
      stakeWeight(ruleset, rung) * (stake * spoils + c.pullLost * other) +
      c.winnerSupport * prices.support +
      calm(c.endTension) +
      kept +
      humble(reckoning),
    lose: (rung) => {
      const weight = stakeWeight(ruleset, rung)
      const support = rung >= c.publicFrom ? c.loserSupport * weight : c.privateSupport
      const name = c.loserIntegrity * weight * prices.integrity
      return -weight * (stake + c.pullLost * own) - support * prices.support - name + calm(c.endTension) - broken
    },
    deal: (rung) => (mine ? deal(rung) * spoils : -deal(rung)) + calm(c.dealTension) - lostPull * (own - other / 2),
    bothYield: -broken,
    war: -character.dread * warCost(reckoning, rival),
    step: calm(c.raiseTension),
  }
}

const u = (ruleset: Ruleset) => ruleset.umbrellas

/** Points of a seat's pull over the state at stake; a dispute over a base leaves pulls alone. */
function pullValue({ view, prices }: Reckoning, { state, cause }: Dispute, seat: number): number {
  if (state === undefined || cause === 'blockade' || cause === 'baseDiscovered') return 0
  return prices.shareWon * (state.alignment[seat] ?? 0) * weightOf(view, state)
}

/** The leader's agenda to win one confrontation. */
function humble({ ruleset, view }: Reckoning): number {
  const { agenda, id } = view.self
  if (agenda?.kind !== 'humble') return 0
  const won = view.crises.some(
    ({ year, challenger, defender, outcome }) =>
      year >= agenda.since &&
      ((challenger === id && outcome === 'challengerWon') || (defender === id && outcome === 'defenderWon')),
  )
  return won ? 0 : ruleset.agenda.points
}

/** Points lost by a war with a rival: the bonus of peace, and what its answer or its strike would do (clause 9.3). */
export function warCost({ ruleset, view }: Reckoning, { stability, danger }: Rival): number {
  const { peaceBonus, nationalValue, assuredLoss } = ruleset.scoring
  const loss = lerp(stability.firstDeterred, assuredLoss * danger + stability.firstDeterred, STRUCK)
  return (view.climate.weaponsUsed ? 0 : peaceBonus) + nationalValue * loss
}

/** What the ends are worth to the rival, as the viewer reckons: its interest is believed by odds. */
function rivalEnds(reckoning: Reckoning, { rival, mine, pledged }: Dispute): Ends {
  const { ruleset, outlook, view } = reckoning
  const c = ruleset.crisis
  const stake = outlook.stakes[0] ?? 0
  const spoils = lerp(spoilsOf(ruleset, 'revisionist'), spoilsOf(ruleset, 'securitySeeker'), rival.seeker)
  const deal = (rung: number) => c.dealShare * stakeWeight(ruleset, rung) * stake
  const broken = mine && pledged ? u(ruleset).broken / 4 : 0
  const { peaceBonus, nationalValue } = ruleset.scoring
  return {
    win: (rung) => stakeWeight(ruleset, rung) * stake * spoils,
    lose: (rung) => -stakeWeight(ruleset, rung) * stake - broken,
    deal: (rung) => (mine ? -deal(rung) : deal(rung) * spoils),
    bothYield: -broken,
    war: -((view.climate.weaponsUsed ? 0 : peaceBonus) + nationalValue * rival.stability.secondDeterred),
    step: 0,
  }
}

/** A dispute as a ladder. */
export function ladderOf(
  reckoning: Reckoning,
  dispute: Dispute,
  facts: { readonly riskOn: (rung: number) => number; readonly top: number },
): LadderGame {
  const { view, character } = reckoning
  return {
    ends: [ownEnds(reckoning, dispute), rivalEnds(reckoning, dispute)],
    logOdds: viewersLogOdds(dispute.odds, dispute.mine),
    yielding: [character.yielding * reckoning.strength.habit, SOFTNESS * recordOfRival(view, dispute.rival.id).soft],
    scatter: SCATTER,
    ...facts,
  }
}

/** What opening a dispute is worth: its first rung, and the viewer's best there. */
export function disputeWorth(reckoning: Reckoning, dispute: Dispute): number {
  const { ruleset } = reckoning
  const riskOn = (rung: number) => accidentOn(ruleset, rung, dispute.rival.tension)
  const ladder = ladderOf(reckoning, dispute, { riskOn, top: TOP_THOUGHT })
  return reckonLadder(ruleset, ladder, { rung: 1, stands: 0, terms: [false, false] }).best
}

/** The moves of a dispute under way, each with its worth, and what the rival is likely to do. */
export function facedWorth(
  reckoning: Reckoning,
  dispute: Dispute,
  at: Parameters<typeof reckonLadder>[2],
  riskOn: (rung: number) => number,
): Readonly<Record<LadderMove, number>> {
  return reckonLadder(reckoning.ruleset, ladderOf(reckoning, dispute, { riskOn, top: reckoning.strength.rungs }), at)
    .values
}
