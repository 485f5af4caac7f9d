import { accidentOn } from '#shared/analysis/accidents'
import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { type Dispute, facedWorth, SCATTER, warCost } from '#shared/bots/mind/crisis'
import type { Rival } from '#shared/bots/mind/forceBalance'
import { choiceWeight, type LadderMove } from '#shared/bots/mind/ladder'
import type { Thought } from '#shared/bots/mind/thought'
import { sum } from '#shared/math'
import type { Order } from '#shared/orders/index'
import { LEGS } from '#shared/ruleset/forces'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf, stateIn } from '#shared/view/lookup'
import type { SeenConfrontation } from '#shared/view/observation'

/** Chance of an accident, 0–1, above which a bluff is not worth it, and the first rung on which it is seen. */
const BLUFF_RISK = 0.002
const BLUFF_TOP = 4

/** One window of a confrontation, by backward induction with the odds and risks it is shown. */
export function faceRival(thought: Thought): readonly Order[] {
  const { view, ruleset } = thought
  const crisis = confrontationOf(view)
  if (crisis === undefined) return []
  const mine = crisis.challenger === view.self.id
  const rival = thought.standing.rivals.find(({ id }) => id === (mine ? crisis.defender : crisis.challenger))
  if (rival === undefined) return []
  const { odds } = seenBalance(ruleset, view, contestOf(crisis))
  const state = crisis.over === undefined ? undefined : stateIn(view, crisis.over)
  const dispute: Dispute = { rival, cause: crisis.cause, mine, state, pledged: crisis.pledged, odds }
  const values = weighed(thought, crisis, dispute)
  const move = drawn(thought, values)
  if (strikes(thought, rival, values[move])) return strikeAt(thought, rival)
  return [{ type: 'confront', move: playedAs(bluffed(thought, crisis, move), crisis, view.self.id) }]
}

/** Worth of each move. */
function weighed(thought: Thought, crisis: SeenConfrontation, dispute: Dispute): Readonly<Record<LadderMove, number>> {
  const { ruleset, view } = thought
  const offers = (by: (from: string) => boolean) => crisis.offers.some(({ from }) => by(from))
  const me = view.self.id
  const terms = [offers((from) => from === me), crisis.mediated || offers((from) => from !== me)] as const
  const riskOn = (rung: number) =>
    rung === crisis.rung
      ? crisis.risk
      : rung === crisis.rung + 1
        ? crisis.riskAbove
        : accidentOn(ruleset, rung, dispute.rival.tension)
  return facedWorth(thought, dispute, { rung: crisis.rung, stands: crisis.stands, terms }, riskOn)
}

/** A move by lot, a better one likelier, as rivals expect: who always did what is best could be read and outbid. */
function drawn({ strength, rng }: Thought, values: Readonly<Record<LadderMove, number>>): LadderMove {
  const moves = Object.keys(values) as LadderMove[]
  const best = Math.max(...Object.values(values))
  const weights = moves.map((move) => choiceWeight((values[move] - best) / (SCATTER + strength.error)))
  let left = rng.split('move').uniform() * sum(weights)
  for (const [n, move] of moves.entries()) {
    left -= weights[n]!
    if (left < 0) return move
  }
  return 'stand'
}

/** A step up where it means to give way, by a character that bluffs and while nothing can go off. */
function bluffed({ character, rng }: Thought, { rung, riskAbove }: SeenConfrontation, move: LadderMove): LadderMove {
  if (move !== 'stepBack' && move !== 'settle') return move
  const safe = rung < BLUFF_TOP && riskAbove <= BLUFF_RISK
  return safe && rng.split('bluff').chance(character.bluff) ? 'raise' : move
}

/** To settle is to take terms that are there, or to offer them in secret. */
function playedAs(move: LadderMove, { offers, mediated }: SeenConfrontation, me: string): CrisisMove {
  if (move !== 'settle') return move
  if (mediated || offers.some(({ from }) => from !== me)) return 'accept'
  return offers.some(({ from }) => from === me) ? 'stand' : 'offerSecretly'
}

/** A first strike is better than anything on the ladder. */
function strikes(thought: Thought, rival: Rival, best: number): boolean {
  const { ruleset, character, view } = thought
  if (!view.window.canLaunch || LEGS.every((leg) => view.self.forces[leg] === 0)) return false
  return best < -character.dread * warCost(thought, rival) - ruleset.scoring.firstUse
}

function strikeAt({ view }: Thought, { id }: Rival): readonly Order[] {
  const legs = LEGS.filter((leg) => view.self.forces[leg] > 0)
  return [{ type: 'strike', target: id, legs, share: 100, aim: 'counterforce' }]
}
