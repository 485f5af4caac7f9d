import { wordsSaid } from '#shared/analysis/balance'
import { plansEffect, plansFound, wordsEffect } from '#shared/bots/mind/effects'
import type { Rival } from '#shared/bots/mind/forceBalance'
import { threatOf, worthOf } from '#shared/bots/mind/prices'
import type { Thought, Wish } from '#shared/bots/mind/thought'
import type { Statement } from '#shared/orders/claims'
import type { Targeting } from '#shared/ruleset/forces'
import type { SeenPower } from '#shared/view/observation'

/** Share of what a declared doctrine is worth that is counted in the year it is declared: words can be taken back. */
const BELIEVED = 0.6

const wish = (statement: Statement, worth: number): Wish => ({
  kind: 'words',
  orders: [{ type: 'statement', statement }],
  worth,
})

/** What to say this year: one statement. */
export function wordsWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, prices, character, strength } = thought
  const priced = (said: Statement) => worthOf(prices, wordsEffect(ruleset, view, said, standing.rivals))
  const wishes: Wish[] = [wish({ say: 'rally' }, priced({ say: 'rally' }) + rallyWorth(thought))]
  for (const rival of standing.rivals) {
    const target = rival.id
    wishes.push(wish({ say: 'reassure', target }, priced({ say: 'reassure', target })))
    if (!rival.allied)
      wishes.push(wish({ say: 'threaten', target }, priced({ say: 'threaten', target }) + deterring(thought, rival)))
  }
  const leaning = strength.habit * 2
  for (const doctrine of doctrinesOpen(thought)) {
    const found = doctrine.aim === 'minimal' ? planRisk(thought, view.self.posture.targeting) : NO_RISK
    const declared = BELIEVED * doctrineWorth(thought, doctrine) * (1 - found.chance) + found.worth
    const worth = declared + (doctrine.aim === character.doctrine ? leaning : 0)
    wishes.push(wish({ say: 'doctrine', ...doctrine }, worth))
  }
  return wishes
}

const NO_RISK = { chance: 0, worth: 0 }
/** Spy level that is expected of the most curious rival. */
const WATCHED = 1

/** Probability, 0–1, that plans are found out to be other than a minimal doctrine says, and points that costs, below 0 (clause 4.4). */
export function planRisk({ ruleset, view, prices, standing }: Thought, targeting: Targeting) {
  if (targeting !== 'counterforce') return NO_RISK
  const chance = plansFound(ruleset, standing.rivals, WATCHED)
  return { chance, worth: chance * worthOf(prices, plansEffect(ruleset, view)) }
}

/** A rally brings a share of the next budget, and forbids treaties with other blocs this year. */
function rallyWorth({ ruleset, view, prices }: Thought): number {
  return ruleset.economy.rallyBudget * view.self.income * prices.budget * 0.8
}

/** What a threat adds to the defence against a demand that is expected (clause 7.12). */
function deterring({ ruleset, view, contests, prices }: Thought, rival: Rival): number {
  const prize = contests.threats.find((threat) => threat.rival.id === rival.id)
  if (prize === undefined) return 0
  const { words, wordThreat } = ruleset.balance
  return words * wordThreat * prices.oddsNow * threatOf(view, prize)
}

/** Doctrines it has not declared: all of it, a limited one against each rival, and a minimal one. */
function doctrinesOpen({ outlook, standing }: Thought): readonly SeenPower['doctrine'][] {
  const { aim, against } = outlook.me.doctrine
  const others = standing.rivals.filter(({ allied, id }) => !allied && (aim !== 'limited' || id !== against))
  return [
    ...(aim === 'unlimited' ? [] : [{ aim: 'unlimited' } as const]),
    ...others.map(({ id }) => ({ aim: 'limited', against: id }) as const),
    ...(aim === 'minimal' ? [] : [{ aim: 'minimal' } as const]),
  ]
}

/** What it is worth to have this doctrine instead of the one that is declared. */
function doctrineWorth(thought: Thought, doctrine: SeenPower['doctrine']): number {
  const { ruleset, standing, prices, outlook, view, contests } = thought
  const { balance } = ruleset
  let worth = 0
  for (const rival of standing.rivals) {
    const factor = (of: SeenPower['doctrine']) => alarmOf(thought, of, rival)
    worth += (prices.rest[rival.id] ?? 0) * rival.tension * (factor(doctrine) / factor(outlook.me.doctrine) - 1)
    const said = (of: SeenPower['doctrine']) =>
      wordsSaid(ruleset, of, rival.id, { threatened: false, challenges: false })
    const share = contests.threats.some((threat) => threat.rival.id === rival.id) ? 1 / contests.threats.length : 0
    worth += balance.words * (said(doctrine) - said(outlook.me.doctrine)) * prices.oddsLater * share
  }
  const clients = view.states.filter(({ umbrella }) => umbrella?.patron === view.self.id).length
  const narrow = (of: SeenPower['doctrine']) => (of.aim === 'minimal' ? 1 : 0)
  const doubted = balance.promise * (1 - balance.narrow) * Math.min(1, clients / 2) * prices.oddsLater * 0.5
  return worth - (narrow(doctrine) - narrow(outlook.me.doctrine)) * doubted
}

/** Factor of a doctrine on the tension it rests at with a rival (clause 7.1). */
function alarmOf({ ruleset, outlook }: Thought, { aim, against }: SeenPower['doctrine'], rival: Rival): number {
  const { doctrineAlarm, doctrineCalm } = ruleset.tension
  if (aim === 'minimal') return 1 - (doctrineCalm * outlook.me.integrity) / 100
  return aim === 'unlimited' || against === rival.id ? 1 + doctrineAlarm : 1
}
