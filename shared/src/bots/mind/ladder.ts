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

/** The place of a stage in its table: the lead of the viewer in steps, and whose terms lie on the table. */
const LEADS = 16
const placeOf = (stands: number, lead: number, terms: number): number =>
  ((stands * LEADS + lead + LEADS / 2) * 4 + terms) * 2

/** Reckons a ladder from the top down. */
class Induction {
  readonly #ruleset: Ruleset
  readonly #ladder: LadderGame
  readonly #sides: readonly [Priced, Priced]
  readonly #risks: readonly number[]
  /** Value to either side of each stage that is reckoned, by rung. */
  readonly #tables: Float64Array[] = []
  /** Payoffs of one stage, by the viewer's move, the rival's, and the side. */
  readonly payoffs = new Float64Array(MOVES * MOVES * 2)
  readonly mixes: readonly [Float64Array, Float64Array] = [new Float64Array(MOVES), new Float64Array(MOVES)]

  constructor(ruleset: Ruleset, ladder: LadderGame) {
    this.#ruleset = ruleset
    this.#ladder = ladder
    this.#sides = [priced(ladder.ends[0], ladder.top), priced(ladder.ends[1], ladder.top)]
    this.#risks = Array.from({ length: ladder.top + 1 }, (_, rung) => ladder.riskOn(rung))
  }

  /** Reckons every stage that can come of this one, highest rung first, and then this one. */
  run({ rung: from, stands, terms }: Rung): void {
    const { decidedAfter } = this.#ruleset.crisis
    for (let rung = this.#ladder.top; rung >= from; rung--) {
      const table = new Float64Array(decidedAfter * LEADS * 8)
      this.#tables[rung] = table
      const reach = Math.min(LEADS / 2 - 1, rung - from)
      for (let stand = decidedAfter - 1; stand >= 0; stand--) {
        for (let lead = -reach; lead <= reach; lead++) {
          for (let on = 0; on < 4; on++) this.#value(table, { rung, stands: stand, lead, terms: on })
        }
      }
    }
    this.#stage({ rung: from, stands, lead: 0, terms: (terms[0] ? 1 : 0) + (terms[1] ? 2 : 0) })
  }

  #value(table: Float64Array, stage: Stage): void {
    this.#stage(stage)
    const [mine, theirs] = this.mixes
    let [first, second] = [0, 0]
    for (let i = 0; i < MOVES; i++) {
      for (let j = 0; j < MOVES; j++) {
        const weight = mine[i]! * theirs[j]!
        first += weight * this.payoffs[(i * MOVES + j) * 2]!
        second += weight * this.payoffs[(i * MOVES + j) * 2 + 1]!
      }
    }
    const at = placeOf(stage.stands, stage.lead, stage.terms)
    table[at] = first
    table[at + 1] = second
  }

  #stage(stage: Stage): void {
    for (let i = 0; i < MOVES; i++) for (let j = 0; j < MOVES; j++) this.#pay(stage, i, j)
    settle(this.#ladder, this.payoffs, this.mixes)
  }

  /** What a pair of moves is worth to both sides (clauses 7.9, 7.11, 7.12). */
  #pay(stage: Stage, i: number, j: number): void {
    const { rung, terms } = stage
    const [me, them] = this.#sides
    const early = this.#ruleset.crisis.stepBackShare
    const at = (i * MOVES + j) * 2
    const pay = (first: number, second: number) => {
      this.payoffs[at] = first
      this.payoffs[at + 1] = second
    }
    if (agreed(i, j, terms)) pay(me.deal[rung]!, them.deal[rung]!)
    else if (i === STEP_BACK && j === STEP_BACK) pay(me.ends.bothYield, them.ends.bothYield)
    else if (i === STEP_BACK) pay(early * me.lose[rung]!, early * them.win[rung]!)
    else if (j === STEP_BACK) pay(early * me.win[rung]!, early * them.lose[rung]!)
    else if (i === RAISE || j === RAISE) this.#payClimb(stage, i, j, pay)
    else this.#payStay(stage, i, j, pay)
  }

  #payClimb({ rung, lead }: Stage, i: number, j: number, pay: (first: number, second: number) => void): void {
    const [me, them] = this.#sides
    // Climbing on the last rung only tempts fate.
    if (rung >= this.#ladder.top) pay(me.lose[rung]!, them.lose[rung]!)
    else {
      const ahead = clamp(lead + (i === RAISE ? 1 : 0) - (j === RAISE ? 1 : 0), 1 - LEADS / 2, LEADS / 2 - 1)
      const offered = (i === SETTLE ? 1 : 0) + (j === SETTLE ? 2 : 0)
      this.#payNext({ rung: rung + 1, stands: 0, lead: ahead, terms: offered }, pay)
    }
  }

  #payStay({ rung, stands, lead, terms }: Stage, i: number, j: number, pay: (first: number, second: number) => void) {
    const { crisis, balance } = this.#ruleset
    const [me, them] = this.#sides
    if (stands + 1 < crisis.decidedAfter) {
      const offered = terms | (i === SETTLE ? 1 : 0) | (j === SETTLE ? 2 : 0)
      this.#payNext({ rung, stands: stands + 1, lead, terms: offered }, pay)
      return
    }
    const odds = logistic(this.#ladder.logOdds + balance.climbed * lead)
    pay(odds * me.win[rung]! + (1 - odds) * me.lose[rung]!, odds * them.lose[rung]! + (1 - odds) * them.win[rung]!)
  }

  /** The stage that follows, if nothing goes off. */
  #payNext(next: Stage, pay: (first: number, second: number) => void): void {
    const [me, them] = this.#sides
    const risk = this.#risks[next.rung]!
    const table = this.#tables[next.rung]!
    const at = placeOf(next.stands, next.lead, next.terms)
    const step = next.stands === 0 ? 1 : 0
    pay(
      risk * me.ends.war + (1 - risk) * (table[at]! + step * me.ends.step),
      risk * them.ends.war + (1 - risk) * (table[at + 1]! + step * them.ends.step),
    )
  }
}

/** A stage of the ladder: `lead` is steps the viewer has climbed more than the rival; `terms` 1 for its own, 2 for the rival's. */
interface Stage {
  readonly rung: number
  readonly stands: number
  readonly lead: number
  readonly terms: number
}

/** Terms are agreed when both want them, or one takes what the other has offered. */
const agreed = (i: number, j: number, terms: number): boolean =>
  (i === SETTLE && (j === SETTLE || (terms & 2) !== 0)) || (j === SETTLE && (terms & 1) !== 0)

/** How both sides mix their moves when each answers, with error, what the other does. */
function settle({ yielding, scatter }: LadderGame, payoffs: Float64Array, mixes: Induction['mixes']): void {
  const [mine, theirs] = mixes
  mine.fill(1 / MOVES)
  theirs.fill(1 / MOVES)
  for (let round = 0; round < ROUNDS; round++) {
    respond(
      mine,
      (i, sum = yields(i, yielding[0])) => {
        for (let j = 0; j < MOVES; j++) sum += theirs[j]! * payoffs[(i * MOVES + j) * 2]!
        return sum
      },
      scatter,
    )
    respond(
      theirs,
      (j, sum = yields(j, yielding[1])) => {
        for (let i = 0; i < MOVES; i++) sum += mine[i]! * payoffs[(i * MOVES + j) * 2 + 1]!
        return sum
      },
      scatter,
    )
  }
}

const yields = (move: number, points: number): number => (move === SETTLE || move === STEP_BACK ? points : 0)

/** Values of the moves in one answer: scratch. */
const VALUES = new Float64Array(MOVES)
/** Units of scatter by which a move is so much worse that it is not made. */
const HOPELESS = 8

/** Weight of a move that is so many units of scatter behind the best, 0 or less: about e to that power, and 0 from -8 on. */
export function choiceWeight(behind: number): number {
  if (behind <= -HOPELESS) return 0
  const root = 1 + behind / HOPELESS
  const square = root * root
  return square * square * square * square
}

/** Moves a mix half way towards the logit response to these values. */
function respond(mix: Float64Array, worthOf: (move: number) => number, scatter: number): void {
  let best = Number.NEGATIVE_INFINITY
  for (let move = STAND; move < MOVES; move++) {
    VALUES[move] = worthOf(move)
    best = Math.max(best, VALUES[move]!)
  }
  let total = 0
  for (let move = 0; move < MOVES; move++) {
    VALUES[move] = choiceWeight((VALUES[move]! - best) / scatter)
    total += VALUES[move]!
  }
  for (let move = 0; move < MOVES; move++) mix[move] = (mix[move]! + VALUES[move]! / total) / 2
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
