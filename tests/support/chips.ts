import { previewOf } from '#shared/analysis/preview'
import type { Chip, ChipTerm } from '#shared/analysis/previews/chip'
import { safetyAsRead } from '#shared/analysis/standing'
import type { GameEvent } from '#shared/events/index'
import type { StateId } from '#shared/ids'
import { windowRng } from '#shared/match/matchRecord'
import { quantize, sum, toFigure } from '#shared/math'
import { base as baseOrder } from '#shared/orders/base'
import type { Order } from '#shared/orders/index'
import { acceptOrders, type Submissions } from '#shared/resolve/acceptOrders'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { LEGS, mapForces, READINESS_LEGS } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { upkeepOf } from '#shared/state/economy'
import type { GameState } from '#shared/state/gameState'
import type { PleaAnswer } from '#shared/state/lesserState'
import { isBetween, partnersIn } from '#shared/state/treaties'
import { viewOf } from '#tests/support/positions'

/**
 * The rules in which a closing window does what orders say and the year adds nothing: no tension settles, no base provokes, no word heals, no pull
 * drifts, no economy moves support, no alarm sounds, no aid gets out of hand, no leader retires, no plea or offer is passed over, no plan is found out. Chips say what an order does by itself.
 */
export const stillRules = (ruleset: Ruleset): Ruleset => ({
  ...withoutAlarms(ruleset),
  tension: { ...ruleset.tension, decay: 1, base: 0 },
  umbrellas: { ...ruleset.umbrellas, heal: 0, pleaWord: 0, pleaPull: 0 },
  treaties: { ...ruleset.treaties, lapsed: 0 },
  influence: { ...ruleset.influence, drift: 0 },
  support: { ...ruleset.support, perGrowthPoint: 0 },
  crisis: { ...ruleset.crisis, proxyEscalation: 0, plansPerSpy: 0, plansInspected: 0 },
  agenda: { ...ruleset.agenda, fewestYears: 1000 },
})

const withoutAlarms = (ruleset: Ruleset): Ruleset => ({ ...ruleset, alarms: { ...ruleset.alarms, rate: 0 } })

/** A window closed with an order of one seat, and without it: the same luck, and the same orders of all others. */
export interface Tried {
  readonly ruleset: Ruleset
  readonly before: GameState
  readonly seat: number
  readonly order: Order
  readonly cost: number
  /** In the still rules. */
  readonly with: Closed
  readonly without: Closed
  /** By the rules as they are, the whole year. */
  year(): { readonly with: Closed; readonly without: Closed }
}

interface Closed {
  readonly state: GameState
  readonly events: readonly GameEvent[]
}

/** The orders of others that one seat's orders are tried among, with the window closed without any of its own. */
export class Trials {
  readonly #ruleset: Ruleset
  readonly #before: GameState
  readonly #seat: number
  readonly #others: Submissions
  readonly #still: Ruleset
  readonly #loud: Ruleset
  readonly #without: Closed
  #yearWithout: Closed | undefined

  constructor(ruleset: Ruleset, before: GameState, seat: number, others: Submissions) {
    const { [before.powers[seat]!.id]: _own, ...rest } = others
    this.#ruleset = ruleset
    this.#before = before
    this.#seat = seat
    this.#others = rest
    this.#still = stillRules(ruleset)
    this.#loud = withoutAlarms(ruleset)
    this.#without = this.#close(this.#still, rest)
  }

  #close(rules: Ruleset, orders: Submissions): Closed {
    return resolveWindow(rules, this.#before, orders, windowRng(createRng('chips'), this.#before.windowNumber))
  }

  /** The order tried: what the window and, when it is asked for, the year bring with it and without it. */
  try(order: Order): Tried {
    const ours = { ...this.#others, [this.#before.powers[this.#seat]!.id]: [order] }
    return {
      ruleset: this.#ruleset,
      before: this.#before,
      seat: this.#seat,
      order,
      cost: acceptOrders(this.#ruleset, this.#before, ours).costs[this.#seat]!,
      with: this.#close(this.#still, ours),
      without: this.#without,
      year: () => {
        this.#yearWithout ??= restOfYear(this.#loud, this.#close(this.#loud, this.#others))
        return { with: restOfYear(this.#loud, this.#close(this.#loud, ours)), without: this.#yearWithout }
      },
    }
  }
}

/** Closes windows without orders until the year is over. */
function restOfYear(rules: Ruleset, first: Closed): Closed {
  let closed = first
  while (closed.state.window.kind !== 'planning' && closed.state.window.kind !== 'ended') {
    const { state } = closed
    closed = resolveWindow(rules, state, {}, windowRng(createRng('chips'), state.windowNumber))
  }
  return closed
}

/** The chips of the order that was tried, as its author sees them. */
export const chipsOf = ({ ruleset, before, seat, order }: Tried): readonly Chip[] =>
  previewOf(ruleset, viewOf(before, seat, ruleset), order)

type Measured = (tried: Tried, chip: Chip) => number
type Checked = (tried: Tried, chip: Chip) => boolean

const seatOf = (state: GameState, id: string | undefined): number => state.powers.findIndex((power) => power.id === id)
/** What an order changed: against the window without it, or, where even doing nothing ends a crisis, against the position before. */
const differs = ({ with: one, without: other, before }: Tried, measure: (state: GameState) => number): number =>
  quantize(measure(one.state) - measure(before.window.kind === 'confrontation' ? before : other.state))
const tensionWith =
  (tried: Tried, id: string | undefined) =>
  (state: GameState): number =>
    state.tension[tried.seat]![seatOf(state, id)]!
const own =
  ({ seat }: Tried) =>
  (state: GameState) =>
    state.powers[seat]!
const happened = ({ with: { events } }: Tried, type: GameEvent['type'], holds: (event: never) => boolean): boolean =>
  events.some((event) => event.type === type && holds(event as never))
const mine = (tried: Tried) => tried.before.powers[tried.seat]!.id
const stateIn = (state: GameState, id: string | undefined) => state.states.find((each) => each.id === id)

/** The change that each numeric term says, measured on the resolver. */
const CHANGES: Readonly<Partial<Record<ChipTerm, Measured>>> = {
  cost: ({ cost }) => -cost,
  upkeep: (tried) => {
    const upkeep = ({ state }: Closed) => {
      const { posture, forces, onOrder } = own(tried)(state)
      const all = mapForces((force) => forces[force] + onOrder[force])
      return upkeepOf(tried.ruleset, { posture, forces: all }, partnersIn(state, 'inspection', tried.seat).length)
    }
    return quantize(upkeep(tried.with) - upkeep(tried.without))
  },
  forces: (tried, { force }) =>
    differs(tried, (state) => own(tried)(state).forces[force!] + own(tried)(state).onOrder[force!]),
  tension: (tried, { power }) => differs(tried, tensionWith(tried, power)),
  support: (tried) => differs(tried, (state) => own(tried)(state).support),
  word: (tried) => differs(tried, (state) => own(tried)(state).integrity),
  coerced: (tried) => differs(tried, (state) => own(tried)(state).score.security),
  theirSupport: (tried, { power }) => differs(tried, (state) => state.powers[seatOf(state, power)]!.support),
  pull: (tried, { state: id }) => 100 * differs(tried, (state) => stateIn(state, id)!.alignment[tried.seat]!),
}

/** The same change with each of several powers: the one furthest from what the chip says. */
function furthest(tried: Tried, { powers = [], change = 0 }: Chip): number {
  const each = powers.map((power) => differs(tried, tensionWith(tried, power)))
  return each.sort((a, b) => Math.abs(b - change) - Math.abs(a - change))[0] ?? 0
}

/** Log-odds from the bound of belief within which a year's news may cut a change of trust short. */
const NEAR_BOUND = 1

const trustMoved = (tried: Tried, sign: 1 | -1): boolean =>
  tried.with.state.beliefs.every((row, observer) => {
    if (observer === tried.seat) return true
    const [one, other] = [row[tried.seat]!.seeker, tried.without.state.beliefs[observer]![tried.seat]!.seeker]
    return sign * (one - other) > 0 || Math.abs(one) >= tried.ruleset.trust.most - NEAR_BOUND
  })

/** Whether tension with several powers moved this way in all. */
function tensionMoved(tried: Tried, powers: readonly string[], sign: 1 | -1): boolean {
  const { with: one, without: other } = tried.year()
  const moved = powers.map((power) => tensionWith(tried, power)(one.state) - tensionWith(tried, power)(other.state))
  return sign * sum(moved) > 0
}

const launched = (tried: Tried): number => {
  const flying = tried.with.state.exchange.inFlight
    .filter(({ attacker }) => attacker === tried.seat)
    .reduce((sum, { warheads }) => sum + LEGS.reduce((all, leg) => all + warheads[leg], 0), 0)
  const landed = tried.with.events.reduce(
    (sum, event) => (event.type === 'salvoLanded' && event.attacker === mine(tried) ? sum + event.launched : sum),
    0,
  )
  return flying + landed
}

const credibilities = (tried: Tried, state: GameState): readonly number[] =>
  state.states.flatMap(({ umbrella }) => (umbrella?.patron === tried.seat ? [umbrella.credibility] : []))

/** How the plea of a state was answered in the window tried; undefined when it was not. */
function answerOf({ before, with: one }: Tried, id: string | undefined): PleaAnswer['by'] | undefined {
  const answer = stateIn(one.state, id)?.answer
  return answer?.year === before.year ? answer.by : undefined
}

const passedOver = (tried: Tried, id: string | undefined): boolean =>
  tried.year().with.events.some((event) => event.type === 'pleaUnanswered' && event.state === id)

/** Whether a state would lend the power soil for a base. */
const lendsTo = ({ ruleset, seat }: Tried, state: GameState, id: string | undefined): boolean =>
  baseOrder.validate(ruleset, viewOf(state, seat, ruleset), {
    type: 'base',
    act: 'buildOpenly',
    host: id as StateId,
  }) === undefined

const treatyOf = ({ seat }: Tried, state: GameState, { treaty, power }: Chip) =>
  state.treaties.find((each) => each.kind === treaty && isBetween(each, seat, seatOf(state, power)))

/** Own safety, 0–1, as its viewer reads the position at the end of a year. */
const safetyIn = ({ ruleset, seat }: Tried, { state }: Closed): number =>
  safetyAsRead(ruleset, viewOf(state, seat, ruleset), 'median')

/** What each other term says, looked up in the resolver's own position and events. */
const CHECKS: Readonly<Partial<Record<ChipTerm, Checked>>> = {
  stake: (tried, { amount, state }) =>
    toFigure(own(tried)(tried.before).integrity) === amount &&
    tried.with.events.some(
      (event) =>
        (event.type === 'umbrellaReaffirmed' || event.type === 'umbrellaExtended') &&
        event.power === mine(tried) &&
        event.state === state,
    ),
  // Its size is by the estimates of today; a year later, by other estimates, it must still be a gain or a loss.
  safety: (tried, { change = 0 }) => {
    const { with: one, without: other } = tried.year()
    return change * (safetyIn(tried, one) - safetyIn(tried, other)) > 0
  },
  trusted: (tried) => trustMoved(tried, 1),
  distrusted: (tried) => trustMoved(tried, -1),
  provokes: (tried, { power }) => tensionMoved(tried, power === undefined ? [] : [power], 1),
  tenser: (tried, { powers = [] }) => tensionMoved(tried, powers, 1),
  calmer: (tried, { powers = [] }) => tensionMoved(tried, powers, -1),
  surer: (tried, { state }) => {
    const { with: one, without: other } = tried.year()
    const credibility = (closed: Closed) => stateIn(closed.state, state)?.umbrella?.credibility ?? 0
    return credibility(one) > credibility(other)
  },
  doubted: (tried) => {
    const { with: one, without: other } = tried.year()
    return sum(credibilities(tried, one.state)) < sum(credibilities(tried, other.state))
  },
  heeded: (tried, { state }) => answerOf(tried, state) === 'deed' && !passedOver(tried, state),
  soothed: (tried, { state }) => answerOf(tried, state) === 'word' && !passedOver(tried, state),
  lends: (tried, { state }) => lendsTo(tried, tried.with.state, state) && !lendsTo(tried, tried.before, state),
  budget: (tried) => own(tried)(tried.with.state).rallied || differs(tried, (state) => own(tried)(state).income) > 0,
  output: (tried) => differs(tried, (state) => own(tried)(state).gdp) < 0,
  breach: (tried, chip) =>
    treatyOf(tried, tried.before, chip) !== undefined &&
    (treatyOf(tried, tried.with.state, chip) === undefined || launched(tried) > 0),
  cheat: (tried, chip) =>
    treatyOf(tried, tried.before, chip) !== undefined &&
    (LEGS.some(
      (leg) => differs(tried, (state) => own(tried)(state).forces[leg] + own(tried)(state).onOrder[leg]) > 0,
    ) ||
      happened(tried, 'cheatingFound', () => true)),
  found: (tried, { power }) =>
    happened(
      tried,
      'cheatingFound',
      (event: { power: string; target: string }) => event.power === mine(tried) && event.target === power,
    ),
  offered: (tried, { treaty, power }) =>
    tried.with.state.offers.some(
      ({ kind, from, to }) => kind === treaty && from === tried.seat && to === seatOf(tried.before, power),
    ),
  signed: (tried, { treaty, power }) =>
    happened(
      tried,
      'treatyConcluded',
      (event: { power: string; target: string; treaty: string }) =>
        event.treaty === treaty && [event.power, event.target].includes(power as string),
    ),
  needsSupport: (tried) =>
    !happened(tried, 'treatyConcluded', (event: { power: string }) => event.power === mine(tried)),
  blocked: (tried) =>
    !happened(tried, 'treatyConcluded', ({ power, target }: { power: string; target: string }) => {
      const [a, b] = [power, target].map((id) => tried.before.powers[seatOf(tried.before, id)]!)
      return [power, target].includes(mine(tried)) && a!.bloc !== b!.bloc
    }),
  spinOff: (tried, { change = 0 }) => differs(tried, (state) => own(tried)(state).gdp) > 0 === change > 0,
  notice: (tried, chip) => treatyOf(tried, tried.with.state, chip)?.endsAfter === chip.year,
  ends: (tried, { state, year = 0 }) => (stateIn(tried.with.state, state)?.umbrella?.endsAfter ?? year) <= year,
  room: (tried, { state }) =>
    tried.with.state.bases.some(({ host, patron }) => host === state && patron === tried.seat),
  closes: (tried, { state }) =>
    !tried.with.state.bases.some(({ host, patron }) => host === state && patron === tried.seat),
  sight: (tried, { amount, power }) =>
    happened(
      tried,
      'spyReported',
      (event: { target: string; level: number }) => event.target === power && event.level === amount,
    ),
  crisis: (tried, { power }) =>
    happened(
      tried,
      'crisisBegan',
      (event: { power: string; target: string }) => event.power === mine(tried) && event.target === power,
    ),
  rung: (tried, { amount }) => happened(tried, 'crisisMoved', (event: { rung: number }) => event.rung === amount),
  safe: (tried) => !happened(tried, 'accident', () => true),
  agreed: (tried) => happened(tried, 'crisisEnded', (event: { outcome: string }) => event.outcome === 'deal'),
  yielded: (tried, { power }) =>
    happened(
      tried,
      'crisisEnded',
      (event: { power: string; target: string; outcome: string }) =>
        (event.outcome === 'challengerWon' ? event.power : event.target) === power && event.outcome.endsWith('Won'),
    ),
  flies: (tried, { amount }) => launched(tried) >= amount!,
  nothing: (tried) => launched(tried) === 0,
  asked: (tried) => happened(tried, 'hotlineAnswered', () => true),
  alerted: (tried) =>
    READINESS_LEGS.every(
      (leg) => own(tried)(tried.with.state).posture.readiness[leg] >= own(tried)(tried.before).posture.readiness[leg],
    ),
  held: (tried) => launched(tried) === 0,
}

/** Points by which a likely change may differ from what came of it, or a quarter of it. */
const ABOUT = 1
const QUARTER = 0.25

/** Whether what a chip says came true: a certain change to the last digit, a likely one nearly. @throws Error for a term not measured */
export function cameTrue(tried: Tried, chip: Chip): boolean {
  const shared = chip.term === 'tensionRivals' || chip.term === 'tensionAll'
  const measure = shared ? furthest : CHANGES[chip.term]
  if (measure === undefined) {
    const check = CHECKS[chip.term]
    if (check === undefined) throw new Error(`no measure of ${chip.term}`)
    return check(tried, chip)
  }
  const [said, measured] = [chip.change!, measure(tried, chip)]
  if (chip.certainty === 'certain') return quantize(said - measured) === 0
  return Math.abs(said - measured) <= Math.max(ABOUT, QUARTER * Math.abs(said))
}
