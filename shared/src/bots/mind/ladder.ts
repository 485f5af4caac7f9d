import { clamp, logistic, logit } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** What a side of a confrontation can do, as a mind reckons: an offer and taking terms are one move, to settle. */
export const LADDER_MOVES = ['stand', 'raise', 'settle', 'stepBack'] as const
/** One of them. */
export type LadderMove = (typeof LADDER_MOVES)[number]

const [STAND, RAISE, SETTLE, STEP_BACK] = [0, 1, 2, 3] as const
const MOVES = LADDER_MOVES.length

/** What the ends of a confrontation are worth to one side, in points of its final score. */
export interface Ends {
  /** Prevailing and yielding on a rung, when the ground decided; stepping back costs and brings `stepBackShare` of it. */
  readonly win: (rung: number) => number
  readonly lose: (rung: number) => number
  readonly deal: (rung: number) => number
  readonly bothYield: number
  readonly war: number
  /** A step up, by either side. */
  readonly step: number
}

/** A confrontation to be reckoned through: the viewer first, the rival second. */
export interface LadderGame {
  readonly ends: readonly [Ends, Ends]
  /** Log-odds that the viewer prevails when the ground decides, steps climbed so far counted. */
  readonly logOdds: number
  /** Probability of an accident, 0–1, as a window on a rung closes. */
  readonly riskOn: (rung: number) => number
  /** Points added to what the viewer, and the rival, think of stepping back and settling: how readily they give way. */
  readonly yielding: readonly [number, number]
  /** Points by which a side's choices scatter (logit response; McKelvey and Palfrey 1995). */
  readonly scatter: number
  /** Highest rung that is reckoned through: on it nobody climbs. */
  readonly top: number
}

/** Where a confrontation stands. */
export interface Rung {
  readonly rung: number
  readonly stands: number
  /** Terms of the viewer, and of the rival, are on the table; a mediator's are both's. */
  readonly terms: readonly [boolean, boolean]
}

/** Rounds in which each side answers what the other does, from even odds, half way each time. */
const ROUNDS = 4

/** One side's view of every rung, from 0 to the top. */
interface Priced {
  readonly win: readonly number[]
  readonly lose: readonly number[]
  readonly deal: readonly number[]
  readonly ends: Ends
}

const priced = (ends: Ends, top: number): Priced => {
  const each = (of: (rung: number) => number) => Array.from({ length: top + 1 }, (_, rung) => of(rung))
  return { win: each(ends.win), lose: each(ends.lose), deal: each(ends.deal), ends }
}

/** Terms on the table: 0 none, 1 the viewer's, 2 the rival's, 3 both's. Leads are steps the viewer has climbed more than the rival. */
const [TERMS, BOTH] = [4, 3] as const
const LEADS = 16
/** Steps from a payoff of one stage to that of the viewer's next move, of the rival's next move, and of the other side. */
const [MY_MOVE, THEIR_MOVE, SIDES] = [MOVES * 2, 2, 2] as const
/** The place of a pair of moves among the payoffs of a stage. */
const cellOf = (i: number, j: number): number => i * MY_MOVE + j * THEIR_MOVE

/** Pairs of moves that climb: the lead the viewer gains by them, and terms that lie on the table then. */
const CLIMBS = [
  { cell: cellOf(STAND, RAISE), gained: -1, offered: 0 },
  { cell: cellOf(RAISE, STAND), gained: 1, offered: 0 },
  { cell: cellOf(RAISE, RAISE), gained: 0, offered: 0 },
  { cell: cellOf(RAISE, SETTLE), gained: 1, offered: 2 },
  { cell: cellOf(SETTLE, RAISE), gained: -1, offered: 1 },
] as const

/** Reckons a ladder from the top down. One number is written at a time: a mind reckons some hundred thousand stages in a match. */
class Induction {
  readonly #ladder: LadderGame
  readonly #early: number
  readonly #decidedAfter: number
  readonly #sides: readonly [Priced, Priced]
  readonly #risks: readonly number[]
  /** Probability that the viewer prevails when the ground decides, by its lead from the least. */
  readonly #odds: readonly number[]
  /** Value to either side of each stage that is reckoned, by rung, windows stood, lead and terms. */
  readonly #values: Float64Array
  /** Payoffs of the stage at hand, by the viewer's move, the rival's, and the side; and those that hold whatever was offered. */
  readonly payoffs = new Float64Array(MOVES * MOVES * SIDES)
  readonly #lasting = new Float64Array(MOVES * MOVES * SIDES)
  readonly mixes: readonly [Float64Array, Float64Array] = [new Float64Array(MOVES), new Float64Array(MOVES)]

  constructor({ crisis, balance }: Ruleset, ladder: LadderGame) {
    this.#ladder = ladder
    this.#early = crisis.stepBackShare
    this.#decidedAfter = crisis.decidedAfter
    this.#odds = Array.from({ length: LEADS }, (_, n) => logistic(ladder.logOdds + balance.climbed * (n - LEADS / 2)))
    this.#sides = [priced(ladder.ends[0], ladder.top), priced(ladder.ends[1], ladder.top)]
    this.#risks = Array.from({ length: ladder.top + 1 }, (_, rung) => ladder.riskOn(rung))
    this.#values = new Float64Array((ladder.top + 1) * crisis.decidedAfter * LEADS * TERMS * SIDES)
  }

  /**
   * Reckons every stage that can come of this one, highest rung first, and then this one. Terms of both lie on the table only
   * where they do so now: who finds the other's takes them.
   */
  run({ rung: from, stands, terms }: Rung): void {
    const now = (terms[0] ? 1 : 0) + (terms[1] ? 2 : 0)
    const usual = BOTH - 1
    for (let rung = this.#ladder.top; rung > from; rung--) {
      const reach = Math.min(LEADS / 2 - 1, rung - from)
      this.#payRung(rung)
      for (let lead = -reach; lead <= reach; lead++) this.#reckon(rung, lead, 0, usual)
    }
    this.#payRung(from)
    this.#reckon(from, 0, stands + 1, Math.max(usual, now))
    this.#stage(from, stands, 0, now)
  }

  /** The stages of a rung at one lead, from so many windows stood on, last first, with terms up to these. */
  #reckon(rung: number, lead: number, stands: number, terms: number): void {
    this.#payClimbs(rung, lead)
    for (let stand = this.#decidedAfter - 1; stand >= stands; stand--)
      for (let on = 0; on <= terms; on++) this.#value(rung, stand, lead, on)
  }

  #placeOf(rung: number, stands: number, lead: number, terms: number): number {
    return (((rung * this.#decidedAfter + stands) * LEADS + lead + LEADS / 2) * TERMS + terms) * SIDES
  }

  #value(rung: number, stands: number, lead: number, terms: number): void {
    this.#stage(rung, stands, lead, terms)
    const { payoffs } = this
    const [mine, theirs] = this.mixes
    let first = 0
    let second = 0
    for (let i = 0, at = 0; i < MOVES; i++) {
      for (let j = 0; j < MOVES; j++, at += SIDES) {
        const weight = mine[i]! * theirs[j]!
        first += weight * payoffs[at]!
        second += weight * payoffs[at + 1]!
      }
    }
    const at = this.#placeOf(rung, stands, lead, terms)
    this.#values[at] = first
    this.#values[at + 1] = second
  }

  /** What each pair of moves is worth to both sides, and how they mix them (clauses 7.9, 7.11, 7.12). */
  #stage(rung: number, stands: number, lead: number, terms: number): void {
    this.payoffs.set(this.#lasting)
    this.#payStay(rung, stands, lead, terms, cellOf(STAND, STAND))
    this.#payStay(rung, stands, lead, terms | 2, cellOf(STAND, SETTLE))
    this.#payStay(rung, stands, lead, terms | 1, cellOf(SETTLE, STAND))
    // Terms are agreed when both want them, or one takes what the other has offered.
    if ((terms & 2) !== 0) for (let j = 0; j < MOVES; j++) this.#payDeal(this.payoffs, rung, SETTLE, j)
    if ((terms & 1) !== 0) for (let i = 0; i < MOVES; i++) this.#payDeal(this.payoffs, rung, i, SETTLE)
    settle(this.#ladder, this.payoffs, this.mixes)
  }

  /** What hangs on the rung alone: steps back, and terms both want. */
  #payRung(rung: number): void {
    const [me, them] = this.#sides
    const early = this.#early
    for (let move = 0; move < MOVES; move++) {
      pay(this.#lasting, cellOf(STEP_BACK, move), early * me.lose[rung]!, early * them.win[rung]!)
      pay(this.#lasting, cellOf(move, STEP_BACK), early * me.win[rung]!, early * them.lose[rung]!)
    }
    pay(this.#lasting, cellOf(STEP_BACK, STEP_BACK), me.ends.bothYield, them.ends.bothYield)
    this.#payDeal(this.#lasting, rung, SETTLE, SETTLE)
  }

  #payDeal(into: Float64Array, rung: number, i: number, j: number): void {
    const [me, them] = this.#sides
    pay(into, cellOf(i, j), me.deal[rung]!, them.deal[rung]!)
  }

  /** Steps up by either side or both; on the last rung they only tempt fate. */
  #payClimbs(rung: number, lead: number): void {
    const [me, them] = this.#sides
    for (const { cell, gained, offered } of CLIMBS) {
      if (rung >= this.#ladder.top) pay(this.#lasting, cell, me.lose[rung]!, them.lose[rung]!)
      else {
        const ahead = clamp(lead + gained, 1 - LEADS / 2, LEADS / 2 - 1)
        this.#payNext(this.#lasting, cell, rung + 1, this.#placeOf(rung + 1, 0, ahead, offered), 1)
      }
    }
  }

  /** Neither climbs nor steps back: another window on the rung, or the ground decides. */
  #payStay(rung: number, stands: number, lead: number, terms: number, at: number): void {
    if (stands + 1 < this.#decidedAfter) {
      this.#payNext(this.payoffs, at, rung, this.#placeOf(rung, stands + 1, lead, terms), 0)
      return
    }
    const [me, them] = this.#sides
    const odds = this.#odds[lead + LEADS / 2]!
    const first = odds * me.win[rung]! + (1 - odds) * me.lose[rung]!
    pay(this.payoffs, at, first, odds * them.lose[rung]! + (1 - odds) * them.win[rung]!)
  }

  /** A stage that follows, if nothing goes off: its place, and steps climbed to it. */
  #payNext(into: Float64Array, at: number, rung: number, next: number, steps: number): void {
    const [{ ends: mine }, { ends: theirs }] = this.#sides
    const risk = this.#risks[rung]!
    const values = this.#values
    pay(
      into,
      at,
      risk * mine.war + (1 - risk) * (values[next]! + steps * mine.step),
      risk * theirs.war + (1 - risk) * (values[next + 1]! + steps * theirs.step),
    )
  }
}

function pay(payoffs: Float64Array, at: number, first: number, second: number): void {
  payoffs[at] = first
  payoffs[at + 1] = second
}

/** How both sides mix their moves when each answers, with error, what the other does. */
function settle({ yielding, scatter }: LadderGame, payoffs: Float64Array, mixes: Induction['mixes']): void {
  const [mine, theirs] = mixes
  mine.fill(1 / MOVES)
  theirs.fill(1 / MOVES)
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < MOVES; i++) {
      let worth = yields(i, yielding[0])
      for (let j = 0; j < MOVES; j++) worth += theirs[j]! * payoffs[i * MY_MOVE + j * THEIR_MOVE]!
      WORTHS[i] = worth
    }
    respond(mine, scatter)
    for (let j = 0; j < MOVES; j++) {
      let worth = yields(j, yielding[1])
      for (let i = 0; i < MOVES; i++) worth += mine[i]! * payoffs[i * MY_MOVE + j * THEIR_MOVE + 1]!
      WORTHS[j] = worth
    }
    respond(theirs, scatter)
  }
}

const yields = (move: number, points: number): number => (move === SETTLE || move === STEP_BACK ? points : 0)

/** Worth of the moves in one answer: scratch. */
const WORTHS = new Float64Array(MOVES)
/** Units of scatter by which a move is so much worse that it is not made. */
const HOPELESS = 8

/** Weight of a move that is so many units of scatter behind the best, 0 or less: about e to that power, and 0 from -8 on. */
export function choiceWeight(behind: number): number {
  if (behind <= -HOPELESS) return 0
  const root = 1 + behind / HOPELESS
  const square = root * root
  return square * square * square * square
}

/** Moves a mix half way towards the logit response to the worths at hand. */
function respond(mix: Float64Array, scatter: number): void {
  let best = WORTHS[0]!
  for (let move = 1; move < MOVES; move++) if (WORTHS[move]! > best) best = WORTHS[move]!
  let total = 0
  for (let move = 0; move < MOVES; move++) {
    const weight = choiceWeight((WORTHS[move]! - best) / scatter)
    WORTHS[move] = weight
    total += weight
  }
  for (let move = 0; move < MOVES; move++) mix[move] = (mix[move]! + WORTHS[move]! / total) / 2
}

/** Values of the viewer's moves where a confrontation stands, and the best of them, by backward induction over the ladder. */
export function reckonLadder(ruleset: Ruleset, ladder: LadderGame, at: Rung) {
  const induction = new Induction(ruleset, { ...ladder, top: Math.max(ladder.top, at.rung) })
  induction.run(at)
  const values = LADDER_MOVES.map((_, i) => {
    let value = 0
    for (let j = 0; j < MOVES; j++) value += induction.mixes[1][j]! * induction.payoffs[(i * MOVES + j) * 2]!
    return value
  })
  return {
    values: Object.fromEntries(LADDER_MOVES.map((move, n) => [move, values[n]!])) as Record<LadderMove, number>,
    best: Math.max(...values),
  }
}

/** Log-odds of the viewer's from the challenger's odds. */
export const viewersLogOdds = (odds: number, challenges: boolean): number => {
  const safe = clamp(odds, 0.001, 0.999)
  return challenges ? logit(safe) : -logit(safe)
}
