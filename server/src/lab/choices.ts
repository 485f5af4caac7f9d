/**
 * `node scripts/run.mjs server/src/lab/choices.ts [--matches 60] [--plays 16] [--seed choices]`: how often a year asks something worth arguing
 * about. A question is a card of the in-tray, or a window of a crisis, of the first seat of a match of six characters; its plans are
 * its answers. It is worth arguing about where the two best plans lie within ten points of each other, as the seat's mean points at the
 * end of matches played on from there under equal luck, and two characters would answer differently. Prints one line of JSON.
 */
import { parseArgs } from 'node:util'
import { SEATS, totalsOf, YEARS } from '#server/lab/depth/field'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_IDS, BOTS, type BotId } from '#shared/bots/index'
import { inTray } from '#shared/intray/index'
import { askBots } from '#shared/match/askBots'
import { botSeats, createBotMatch, playToEnd } from '#shared/match/playMatch'
import { MatchSession } from '#shared/match/session'
import { mean } from '#shared/math'
import { fitOrders } from '#shared/orders/fitOrders'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** Points within which two plans are equally good to a player. */
export const EQUAL = 10

/** The seat that is asked. */
const SEAT = 0

/** Something a window asks of the seat. */
interface Question {
  readonly kind: string
  /** Orders of each answer; of a card one is to order nothing. */
  readonly plans: readonly (readonly Order[])[]
}

/** A question with what its plans came to. */
export interface Weighed {
  readonly kind: string
  /** Points between the best plan and the second. */
  readonly apart: number
  /** How many of the plans some character would choose. */
  readonly chosen: number
}

/** Orders of a crisis, by the kind of its window. */
const CRISIS_ORDER: Readonly<Record<string, OrderType>> = { confrontation: 'confront', warning: 'answerWarning' }

/** What the window asks of the seat. @param before its view of the year before, from which some cards are made */
function questionsOf(session: MatchSession, view: PlayerView, before: PlayerView | undefined): readonly Question[] {
  const { ruleset } = session.rules
  if (!session.state.window.participants.includes(SEAT)) return []
  const type = CRISIS_ORDER[view.window.kind]
  if (type !== undefined) {
    const plans = [...moduleOf({ type }).options(ruleset, view)].map((order) => [order])
    return plans.length > 1 ? [{ kind: view.window.kind, plans }] : []
  }
  return inTray(ruleset, view, before).cards.map(({ kind, answers, askers = [] }) => ({
    kind,
    plans: [...answers, ...askers.flatMap((asker) => asker.answers)].map(({ orders }) => orders),
  }))
}

const slotOf = (order: Order): string => moduleOf(order).slot(order)
const isAmong = (orders: readonly Order[], order: Order): boolean =>
  orders.some((other) => slotOf(other) === slotOf(order) && JSON.stringify(other) === JSON.stringify(order))

/** Which of the plans these orders hold: the largest that is wholly among them. */
function planIn(plans: Question['plans'], orders: readonly Order[]): number {
  let found = plans.findIndex((plan) => plan.length === 0)
  for (const [n, plan] of plans.entries()) {
    const isLarger = plan.length > (plans[found]?.length ?? 0)
    if (isLarger && plan.every((order) => isAmong(orders, order))) found = n
  }
  return found
}

/** Mean points of the seat at the end where it answers by this plan, and every seat goes on by its character. */
function worth(
  session: MatchSession,
  view: PlayerView,
  question: Question,
  plan: readonly Order[],
  plays: number,
): number {
  const { rules, seats, state, memories } = session
  const answers = askBots(session)
  const own = state.powers[SEAT]!.id
  const taken = new Set(question.plans.flat().map(slotOf))
  const others = (answers.submissions[own] ?? []).filter((order) => !taken.has(slotOf(order)))
  const orders = fitOrders(rules.ruleset, view, [...plan, ...others]).accepted
  const submissions = { ...answers.submissions, [own]: orders }
  const points = Array.from({ length: plays }, (_, n) => {
    const other = { ...rules, rng: createRng(`play ${n}`) }
    const branch = MatchSession.resume(other, seats, { state, memories, drafts: [] })
    const next = branch.close(() => false, [], { ...answers, submissions }).session
    return totalsOf(playToEnd(next))[SEAT] ?? 0
  })
  return mean(points)
}

/** Plays one match and weighs every question it asks the seat. */
export function weighMatch(seed: string, plays: number): readonly Weighed[] {
  const scenario = loadScenarios().get('two-blocs')!
  const rng = createRng(`${seed} characters`)
  const bots = Array.from({ length: SEATS }, () => BOTS[BOT_IDS[rng.integer(BOT_IDS.length)] as BotId])
  let session = createBotMatch({ ruleset: RULESET, scenario, years: YEARS, bots, seed }).withSeats(
    botSeats(scenario, bots),
  )
  const weighed: Weighed[] = []
  let plans: PlayerView | undefined
  while (!session.isOver) {
    const view = observe(session.rules.ruleset, session.state, { kind: 'power', power: session.state.powers[SEAT]!.id })
    if (!isPlayerView(view)) throw new Error('the seat has no view')
    const before = plans?.year === view.year - 1 ? plans : undefined
    for (const question of questionsOf(session, view, before)) {
      const worths = question.plans.map((plan) => worth(session, view, question, plan, plays)).sort((a, b) => b - a)
      const answers = BOT_IDS.map((id) => {
        const { orders } = BOTS[id].decide(session.rules.ruleset, view, createRng(`${seed} ${id}`), undefined)
        return planIn(question.plans, orders)
      })
      weighed.push({ kind: question.kind, apart: worths[0]! - (worths[1] ?? -Infinity), chosen: new Set(answers).size })
    }
    if (view.window.kind === 'planning') plans = view
    session = session.close().session
  }
  return weighed
}

/** Whether a question is worth arguing about. */
export const isOpen = ({ apart, chosen }: Weighed): boolean => apart <= EQUAL && chosen >= 2

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      matches: { type: 'string', default: '60' },
      plays: { type: 'string', default: '16' },
      seed: { type: 'string', default: 'choices' },
    },
  })
  const matches = Number(values.matches)
  const all = Array.from({ length: matches }, (_, n) => weighMatch(`${values.seed} ${n}`, Number(values.plays))).flat()
  const perYear = (some: readonly Weighed[]) => Number((some.length / (matches * YEARS)).toFixed(2))
  const kinds = [...new Set(all.map(({ kind }) => kind))].map((kind) => [
    kind,
    [
      perYear(all.filter((each) => each.kind === kind)),
      perYear(all.filter((each) => each.kind === kind && isOpen(each))),
    ],
  ])
  const close = all.filter(({ apart }) => apart <= EQUAL)
  process.stdout.write(
    `${JSON.stringify({ lab: 'choices', matches, asked: perYear(all), close: perYear(close), open: perYear(all.filter(isOpen)), kinds: Object.fromEntries(kinds) })}\n`,
  )
}
