import { spoilsOf, stakeWeight } from '#shared/analysis/points'
import { hostilityAt } from '#shared/analysis/security'
import { contestOdds, type Prize } from '#shared/bots/mind/contests'
import { disputeWorth, warCost } from '#shared/bots/mind/crisis'
import { demandEffect, wordsEffect } from '#shared/bots/mind/effects'
import { threatOf, worthOf } from '#shared/bots/mind/prices'
import type { Thought, Wish } from '#shared/bots/mind/thought'
import { clientWorth } from '#shared/bots/mind/wishes/influence'
import { LEGS } from '#shared/ruleset/forces'

/** Demands thought through in a year, the likeliest to prevail, and the spies that go with each. */
const THOUGHT_THROUGH = 2
const SPIES = 2
/**
 * Points by which demands are worth less than they are reckoned, as the other side answers in kind. Measured: from 2 to 16 the score
 * of a mind among scripts stays the same, and confrontations among minds fall from 16 a match to 7.
 */
const GRUDGE = 12

/** Demands, each with the spies and the threat that go with it. */
export function demandWishes(thought: Thought): readonly Wish[] {
  if (thought.view.year === 1) return []
  return thought.contests.offers.slice(0, THOUGHT_THROUGH).map((prize) => demandFor(thought, prize))
}

function demandFor(thought: Thought, prize: Prize): Wish {
  const { ruleset, view, standing, prices } = thought
  const { rival, state } = prize
  const pledged = state.umbrella?.patron === rival.id
  const statement = { say: 'threaten', target: rival.id } as const
  const threat = worthOf(prices, wordsEffect(ruleset, view, statement, standing.rivals))
  const opened = worthOf(prices, demandEffect(ruleset, view)) - GRUDGE + spared(thought)
  const odds = contestOdds(ruleset, view, prize, { spies: SPIES, threatens: true })
  const dispute = { rival, cause: 'disputedState', mine: true, state, pledged, odds } as const
  const spying = SPIES * (prices.budget * ruleset.spying.pricePerLevel - caught(thought, rival.id))
  return {
    kind: 'demand',
    orders: [
      { type: 'challenge', demand: 'state', over: state.id, against: rival.id },
      { type: 'spy', target: rival.id, level: SPIES },
      { type: 'statement', statement },
    ],
    worth: disputeWorth(thought, dispute) + opened + threat - spying + clientWorth(thought, state, 0.3 * odds),
  }
}

/** Points, below 0, that a level of spies costs when they are caught. */
const caught = ({ ruleset, prices }: Thought, id: Prize['rival']['id']): number =>
  ruleset.spying.caughtPerLevel * ruleset.tension.spyCaught * (prices.tension[id] ?? 0)

/** A power stands in one confrontation at a time: who demands is, half the time, not demanded of (clause 7.8). */
function spared(thought: Thought): number {
  const { ruleset, view, outlook, contests } = thought
  const spoils = spoilsOf(ruleset, view.self.interest)
  let expected = 0
  for (const prize of contests.threats) expected += threatOf(view, prize) * (prize.odds - (1 - prize.odds) * spoils)
  return Math.max(0, expected) * stakeWeight(ruleset, 2) * (outlook.stakes[0] ?? 0) * 0.5
}

/** Spies on the rivals likeliest to demand something, who weigh when the ground decides; and for what they see. */
export function spyWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, prices, contests, standing } = thought
  return standing.rivals.flatMap((rival): Wish[] => {
    if (rival.allied) return []
    const prize = contests.threats.find((threat) => threat.rival.id === rival.id)
    const feared = prize === undefined ? 0 : threatOf(view, prize)
    return [1, 2, 3].map((level) => ({
      kind: 'spy',
      orders: [{ type: 'spy', target: rival.id, level: level as 1 | 2 | 3 }],
      worth:
        level *
          (feared * ruleset.balance.spies * prices.oddsNow -
            prices.budget * ruleset.spying.pricePerLevel +
            caught(thought, rival.id)) +
        0.1,
    }))
  })
}

/** Loss of national value, 0–1, below which an answer may not come. */
const UNANSWERED = 0.01
/** Probability that a power which cannot answer is not answered for by others, alone and with a bloc or guarantors. */
const ALONE = 0.7
const BEFRIENDED = 0.1

/** A first strike: spoils of a power that cannot answer, against the answer, the fine and the common bonus (clause 8.12). */
export function strikeWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, outlook, standing } = thought
  const { firstUse, nationalValue } = ruleset.scoring
  const legs = LEGS.filter((leg) => view.self.forces[leg] > 0)
  if (legs.length === 0) return []
  return standing.rivals.flatMap((rival): Wish[] => {
    if (rival.allied) return []
    const { firstDeterred } = rival.stability
    const friends = view.powers.filter(({ bloc, id }) => bloc === rival.power.bloc && id !== rival.id).length
    const silent = firstDeterred < UNANSWERED ? (friends > 0 ? BEFRIENDED : ALONE) : 0
    const spoils =
      spoilsOf(ruleset, view.self.interest, hostilityAt(ruleset, rival.tension)) *
      ruleset.crisis.capitulation *
      (outlook.stakes[0] ?? 0) *
      silent
    const allies = friends > 0 ? nationalValue * ruleset.scoring.assuredLoss * (1 - silent) : 0
    const worth = spoils - thought.character.dread * (warCost(thought, rival) + allies) - firstUse
    return [
      {
        kind: 'strike',
        orders: [{ type: 'strike', target: rival.id, legs, share: 100, aim: 'counterforce' }],
        worth,
      },
    ]
  })
}
