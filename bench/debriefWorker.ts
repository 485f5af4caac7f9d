import { MessageChannel, parentPort, workerData } from 'node:worker_threads'
import { ReplayEngine } from '#client/workers/replayEngine.ts'
import { matteringOf, shortlist } from '#shared/debrief/matter'
import type { Scenario } from '#shared/scenario/schema'

/** A match that is over, as text, and the seat whose choices are weighed. */
export interface DebriefWork {
  readonly text: string
  readonly scenario: Scenario
  readonly seat: number
}

/** Milliseconds of processor time of each part, and what was found. */
export interface DebriefCost {
  /** Reading the record, and handing it to one other engine. */
  readonly open: number
  readonly lending: number
  readonly figures: number
  readonly screening: number
  readonly weighing: number
  /** The full analysis, which is worked out when the cards are there: not counted. */
  readonly after: number
  /** Choices that were tried, and pairs of play-outs of the second look. */
  readonly tried: number
  readonly pairs: number
  /** Points that the choice that mattered moved. */
  readonly gain: number | undefined
}

const work = workerData as DebriefWork
let last = process.cpuUsage()

/** Milliseconds of all threads of the process since the last call: the compiler's and the collector's are the debrief's too. */
function lap(): number {
  const { user, system } = process.cpuUsage(last)
  last = process.cpuUsage()
  return Math.round((user + system) / 1000)
}

const engine = new ReplayEngine(async () => work.scenario)
const opened = await engine.open(work.text)
if (opened.kind !== 'story') throw new Error(`the record cannot be shown: ${opened.kind}`)
const power = opened.head.powers[work.seat]!
const open = lap()
engine.cards()
engine.titles()
engine.night(power)
const figures = lap()
const other = new ReplayEngine(async () => work.scenario)
const { port1, port2 } = new MessageChannel()
const borrowed = other.borrow(port2 as unknown as MessagePort)
engine.lend(port1 as unknown as MessagePort)
await borrowed
const lending = lap()
const tried = engine.triedChoices(power)
const screened = await other.weigh('first', tried)
const screening = lap()
const weighed = await other.weigh('second', shortlist(screened))
const gain = matteringOf(weighed)?.gain
const weighing = lap()
engine.debrief()
engine.choices()
const after = lap()
const pairs = weighed.reduce((sum, { gains }) => sum + gains.length, 0)
const cost: DebriefCost = {
  open,
  lending,
  figures,
  screening,
  weighing,
  after,
  tried: tried.length,
  pairs,
  gain: gain && Math.round(gain),
}
parentPort!.postMessage(cost)
