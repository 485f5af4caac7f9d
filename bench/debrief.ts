/**
 * `npm run tool -- bench:debrief`: processor time that the three cards of the debrief take, all of it: reading the record, handing it to
 * the other engines, the figures, and the play-outs that find the choice that mattered. Matches of every scenario at its smallest and largest table, for
 * the first and the last seat, each in a thread whose code is not compiled yet, as on a page just opened. Prints one line of JSON for each
 * and one for the worst; fails when that is above the bar. Threads wait for a processor on a busy machine: that is not counted.
 */
import { Worker } from 'node:worker_threads'
import { loadScenarios } from '#server/lib/loadScenarios'
import { CHARACTERS, type CharacterId } from '#shared/bots/mind/characters'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { mindAt } from '#shared/minds/index'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { DebriefCost, DebriefWork } from './debriefWorker.ts'

/** Milliseconds of processor time that no match may take. */
const BAR = 3000
/** Engines of the page that weigh. */
const ENGINES = 2

const characters = Object.keys(CHARACTERS) as readonly CharacterId[]

function textOf(scenario: Scenario, seats: number): string {
  const bots = Array.from({ length: seats }, (_, seat) => mindAt(characters[seat % characters.length]!, 'easy'))
  return printRecord(recordMatch({ ruleset: RULESET, scenario, years: scenario.years, bots, seed: 'debrief' }).record)
}

async function costOf(work: DebriefWork): Promise<DebriefCost> {
  const worker = new Worker(new URL('./debriefWorker.ts', import.meta.url), { workerData: work })
  const told = new Promise<DebriefCost>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return await told.finally(() => worker.terminate())
}

let worst = 0
for (const scenario of loadScenarios().values()) {
  const sizes = Object.keys(scenario.seatings).map(Number)
  for (const seats of new Set([Math.min(...sizes), Math.max(...sizes)])) {
    const text = textOf(scenario, seats)
    for (const seat of [0, seats - 1]) {
      const cost = await costOf({ text, scenario, seat })
      const milliseconds = cost.open + cost.figures + ENGINES * cost.lending + cost.screening + cost.weighing
      worst = Math.max(worst, milliseconds)
      const line = { bench: 'debrief', scenario: scenario.id, seats, seat, milliseconds, ...cost }
      process.stdout.write(`${JSON.stringify(line)}\n`)
    }
  }
}
process.stdout.write(`${JSON.stringify({ bench: 'debrief', worst, bar: BAR })}\n`)
if (worst > BAR) process.exitCode = 1
