import { answerLoss, answerWith, armedLegs, judgeRivals, type RivalJudgement } from '#shared/bots/judgement'
import type { PowerId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Aim } from '#shared/ruleset/vocabulary'
import { hasTreaty, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'

/** When a strategy launches, and at what. */
export interface LaunchPolicy {
  /** Confidence in a warning, 0–1, from which it launches before impact; absent when it never does. */
  readonly onWarningFrom?: number
  readonly aim: Aim
  /** Percentage of what is left with which it answers a strike. */
  readonly share: 25 | 50 | 75 | 100
  /** Also answers strikes on powers of its bloc and on those it guarantees. */
  readonly defendsAllies: boolean
}

/** Confidence, 0–1, above which a warning is worth a question over the hotline, and one worth taking cover. */
const ASKS_FROM = 0.2
const COVER_FROM = 0.35

/** Loss to a rival's cities, 0–1, below which an answer is not worth its cost. */
const LEAST_LOSS = 0.005

/** Answers the gravest warning: asks when a hotline is open, launches when confident enough, else takes cover and waits. */
export function decideOnWarning(view: PlayerView, { onWarningFrom, aim }: LaunchPolicy): readonly Order[] {
  const gravest = [...view.window.tracks].sort((a, b) => b.confidence - a.confidence)[0]
  if (gravest === undefined) return []
  if (gravest.hotline && gravest.confidence > ASKS_FROM) return [{ type: 'answerWarning', choice: { do: 'ask' } }]
  const legs = armedLegs(view)
  const confident = onWarningFrom !== undefined && gravest.confidence >= onWarningFrom
  if (confident && legs.length > 0 && view.window.canLaunch) {
    const choice = { do: 'launch', target: gravest.origin, legs, share: 100, aim } as const
    return [{ type: 'answerWarning', choice }]
  }
  return [{ type: 'answerWarning', choice: { do: gravest.confidence > COVER_FROM ? 'raiseReadiness' : 'rideOut' } }]
}

/** After a strike: answers the attacker of itself, or of an ally when the policy has `defendsAllies`; else holds and offers ceasefires. */
export function decideRetaliation(ruleset: Ruleset, view: PlayerView, policy: LaunchPolicy): readonly Order[] {
  const culprit = attackerToAnswer(ruleset, view, policy)
  if (culprit === undefined) return [{ type: 'hold' }, ...peaceOffers(view)]
  const hurt = answerLoss(ruleset, view, culprit.arsenal)
  if (hurt < LEAST_LOSS) return [{ type: 'hold' }, ...peaceOffers(view)]
  return [answerWith(view, culprit.power.id, policy.share, policy.aim)]
}

/** A power that does not fire offers a ceasefire to every enemy. */
const peaceOffers = (view: PlayerView): readonly Order[] =>
  view.window.enemies.map((enemy) => ({ type: 'ceasefire', with: enemy }))

function attackerToAnswer(ruleset: Ruleset, view: PlayerView, policy: LaunchPolicy): RivalJudgement | undefined {
  const me = seenPower(view, view.self.id)
  if (me === undefined) return undefined
  const hostile = judgeRivals(ruleset, view, 'median').filter(
    ({ power }) => fired(view, power.id) && !ceased(view, power.id),
  )
  const struckUs = me.loss > 0
  const bound = (power: SeenPower) => power.bloc === me.bloc || hasTreaty(view, power.id, 'umbrella')
  const struckAlly = view.powers.some((power) => power.id !== me.id && power.dead > 0 && bound(power))
  const enemies = hostile.filter(({ sameBloc }) => !sameBloc)
  if (struckUs) return enemies[0] ?? hostile[0]
  return policy.defendsAllies && struckAlly ? enemies[0] : undefined
}

/** A ceasefire with this power holds. */
const ceased = (view: PlayerView, power: PowerId): boolean => view.window.ceasefires.includes(power)

const fired = (view: PlayerView, power: PowerId): boolean => view.window.attackers.includes(power)
