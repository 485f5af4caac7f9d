import { answerStrike, answerWarning, type CrisisTemper } from '#shared/bots/crisis'
import { type Decision, defineBot } from '#shared/bots/define'
import { armed, assuredEmt, judgeRivals, lotsFor } from '#shared/bots/judgement'
import type { Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** EMT that must be sure to fall on the worst rival: enough to deter, not enough to frighten (the-model F). */
const ENOUGH_EMT = 40

const TEMPER: CrisisTemper = { launchFrom: 2, aim: 'countervalue', answerShare: 100, standsByAllies: false }

/** Keeps the least force that can still answer: submarines until the answer is sure, then schools. Never first. */
export const minimalDeterrer = defineBot({
  name: 'minimal-deterrer',
  decide(ruleset, view, _rng, memory) {
    if (view.window.kind === 'warning')
      return { orders: answerWarning(view, TEMPER), memory, why: phrase('bot.why.rideOut') }
    if (view.window.kind === 'retaliation') {
      return { orders: answerStrike(ruleset, view, TEMPER), memory, why: phrase('bot.why.answer') }
    }
    return plan(ruleset, view, memory)
  },
})

function plan(ruleset: Ruleset, view: PlayerView, memory: unknown): Decision {
  const orders: Order[] = []
  const threats = judgeRivals(ruleset, view, 'high').filter((rival) => !rival.sameBloc && armed(rival))
  const least = Math.min(...threats.map((rival) => assuredEmt(ruleset, view, rival.arsenal)))
  const short = threats.length > 0 && least < ENOUGH_EMT
  const lots = lotsFor(ruleset, 'submarines', view.self.treasury * 0.55)
  if (short && lots > 0) orders.push({ type: 'build', force: 'submarines', lots })
  if (view.year === 1) {
    orders.push({ type: 'statement', statement: { say: 'doctrine', aim: 'minimal' } })
    orders.push({
      type: 'posture',
      readiness: { silos: 1, submarines: 4, bombers: 2 },
      targeting: 'countervalue',
      authority: 'afterImpact',
    })
  }
  const tense = threats.find((rival) => rival.tension > 45)
  if (view.year > 1 && tense) orders.push({ type: 'statement', statement: { say: 'reassure', target: tense.power.id } })
  return { orders, memory, why: phrase(short ? 'bot.why.needAnswer' : 'bot.why.enough') }
}
