import type { Nerve } from '#shared/bots/brinkmanship'
import { answerLoss, answerWith, armedLegs, judgeRivals, type RivalJudgement } from '#shared/bots/judgement'
import type { PowerId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Aim } from '#shared/ruleset/vocabulary'
import { pairWith, seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'

/** How a doctrine behaves when the screens light up or weapons have come down. */
export interface CrisisTemper {
  /** Confidence, 0–1, from which it launches on warning; above 1 it never does. */
  readonly launchFrom: number
  readonly aim: Aim
  /** Share of what is left that answers an attack on itself. */
  readonly answerShare: 25 | 50 | 75 | 100
  /** Joins in when a bloc-mate is struck. */
  readonly standsByAllies: boolean
  /** How it stands face to face. */
  readonly nerve: Nerve
}

/** Confidence from which tracks are worth a question. */
const ASKS_FROM = 0.2

/** One warning answered: ask when a line is open, launch when sure, else take cover and wait. */
export function decideOnWarning(view: PlayerView, temper: CrisisTemper): readonly Order[] {
  const gravest = [...view.window.tracks].sort((a, b) => b.confidence - a.confidence)[0]
  if (gravest === undefined) return []
  if (gravest.hotline && gravest.confidence > ASKS_FROM) return [{ type: 'answerWarning', choice: { do: 'ask' } }]
  const legs = armedLegs(view)
  if (gravest.confidence >= temper.launchFrom && legs.length > 0 && view.window.canLaunch) {
    const choice = { do: 'launch', target: gravest.origin, legs, share: 100, aim: temper.aim } as const
    return [{ type: 'answerWarning', choice }]
  }
  return [{ type: 'answerWarning', choice: { do: gravest.confidence > 0.35 ? 'raiseReadiness' : 'rideOut' } }]
}

/** One retaliation decided: those who struck us are answered; a struck ally is avenged by the loyal. */
export function decideRetaliation(ruleset: Ruleset, view: PlayerView, temper: CrisisTemper): readonly Order[] {
  const culprit = whoToAnswer(ruleset, view, temper)
  if (culprit === undefined) return [{ type: 'hold' }, ...peaceOffers(view)]
  const hurt = answerLoss(ruleset, view, culprit.arsenal)
  if (hurt < 0.005) return [{ type: 'hold' }, ...peaceOffers(view)]
  return [answerWith(view, culprit.power.id, temper.answerShare, temper.aim)]
}

/** Whoever does not fire offers everybody it fought to stop. */
const peaceOffers = (view: PlayerView): readonly Order[] =>
  view.window.enemies.map((enemy) => ({ type: 'ceasefire', with: enemy }))

function whoToAnswer(ruleset: Ruleset, view: PlayerView, temper: CrisisTemper): RivalJudgement | undefined {
  const me = seenPower(view, view.self.id)
  if (me === undefined) return undefined
  const hostile = judgeRivals(ruleset, view, 'median').filter(
    ({ power }) => fired(view, power.id) && !ceased(view, power.id),
  )
  const struckUs = me.loss > 0
  const bound = (power: SeenPower) =>
    power.bloc === me.bloc || pairWith(view, power.id)?.treaties.some(({ kind }) => kind === 'umbrella')
  const struckAlly = view.powers.some((power) => power.id !== me.id && power.dead > 0 && bound(power))
  const enemies = hostile.filter(({ sameBloc }) => !sameBloc)
  if (struckUs) return enemies[0] ?? hostile[0]
  return temper.standsByAllies && struckAlly ? enemies[0] : undefined
}

/** Shots were exchanged with it once, and it is no enemy any more: a ceasefire holds. */
const ceased = (view: PlayerView, power: PowerId): boolean => view.window.ceasefires.includes(power)

const fired = (view: PlayerView, power: PowerId): boolean => view.window.attackers.includes(power)
