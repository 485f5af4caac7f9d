import { answerStrike, answerWarning, type CrisisTemper } from '#shared/bots/crisis'
import { type Decision, defineBot } from '#shared/bots/define'
import { armed, armedLegs, judgeRivals, lotsFor, type RivalJudgement } from '#shared/bots/judgement'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TEMPER: CrisisTemper = { launchFrom: 0.8, aim: 'counterforce', answerShare: 75, standsByAllies: true }

/** Strikes first only where fear passes the threshold by this much. */
const MARGIN = 0.05

/** Seeks more than the other side has: silos, interceptors, readiness. Strikes first when it thinks it must. */
export const superioritySeeker = defineBot({
  name: 'superiority-seeker',
  decide(ruleset, view, rng, memory) {
    if (view.window.kind === 'warning')
      return { orders: answerWarning(view, TEMPER), memory, why: phrase('bot.why.onWarning') }
    if (view.window.kind === 'retaliation') {
      return { orders: answerStrike(ruleset, view, TEMPER), memory, why: phrase('bot.why.answer') }
    }
    return plan(ruleset, view, rng, memory)
  },
})

function plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision {
  const enemies = judgeRivals(ruleset, view, 'high').filter((rival) => !rival.sameBloc && armed(rival))
  const worst = enemies[0]
  const orders = [...armaments(ruleset, view), ...words(view, worst, rng)]
  const must = enemies.find((rival) => rival.fear > rival.stability.first + MARGIN)
  const legs = armedLegs(view)
  if (must === undefined || legs.length === 0) return { orders, memory, why: phrase('bot.why.superiority') }
  orders.push({ type: 'strike', target: must.power.id, legs, share: 100, aim: 'counterforce' })
  return { orders, memory, why: phrase('bot.why.preempt', { target: must.power.id }) }
}

function armaments(ruleset: Ruleset, view: PlayerView): Order[] {
  const { treasury } = view.self
  const plans = [
    ['silos', 0.45],
    ['interceptors', 0.15],
    ['submarines', 0.15],
  ] as const
  return plans.flatMap(([force, share]): Order[] => {
    const lots = lotsFor(ruleset, force, treasury * share)
    return lots > 0 ? [{ type: 'build', force, lots }] : []
  })
}

function words(view: PlayerView, worst: RivalJudgement | undefined, rng: Rng): Order[] {
  if (view.year === 1) {
    return [
      { type: 'statement', statement: { say: 'doctrine', aim: 'unlimited' } },
      {
        type: 'posture',
        readiness: { silos: 3, submarines: 3, bombers: 3 },
        targeting: 'counterforce',
        authority: 'onWarning',
      },
    ]
  }
  if (worst === undefined) return []
  const orders: Order[] = [{ type: 'spy', target: worst.power.id, level: 1 }]
  if (rng.chance(0.25)) orders.push({ type: 'statement', statement: { say: 'threaten', target: worst.power.id } })
  return orders
}
