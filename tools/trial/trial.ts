/**
 * `npm run tool -- trial [--write]`: one lesson led from its first click to *Delete everything* on a real board, with a projector, four
 * students in browsers and twenty-four light clients. Counts the clicks of each step, takes its time, and checks what once was
 * stuck. `--write` puts the table into docs/trial.md. Ends with 1 where a step costs more clicks than it did, or a check fails.
 * Needs Chromium and a built client (`npm run build`). Times are those of a scripted hand, with all waits.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { replaceBetween } from '#server/lab/modelPage'
import { launchBrowser } from '#tests/support/browser'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { TrialRoom, type TrialStep } from './room.ts'
import { TRIAL_MARKERS, TRIAL_PAGE, TRIAL_STEPS, type Tried, trialTable } from './table.ts'

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

async function tryStep(room: TrialRoom, { step, does, checks }: TrialStep): Promise<Tried> {
  for (const hand of [room.board, ...room.students.values()]) {
    Object.assign(hand, { clicks: 0, keys: 0, since: undefined })
  }
  let tried: Tried = { step, seconds: 0 }
  try {
    const began = performance.now()
    const hand = await does(room)
    const seconds = (performance.now() - (hand?.since ?? began)) / 1000
    tried = { ...tried, seconds, ...(hand === undefined ? {} : { clicks: hand.clicks, keys: hand.keys }) }
    await checks?.(room)
    return tried
  } catch (fault) {
    return { ...tried, failure: fault instanceof Error ? fault.message.split('\n')[0]! : String(fault) }
  }
}

async function run(): Promise<readonly Tried[]> {
  const folder = temporaryFolder()
  const server = await startServer(await freePort(), { BALANCE_DATABASE: folder.database })
  const browser = await launchBrowser()
  const room = await TrialRoom.open(server.base, browser)
  const all: Tried[] = []
  try {
    for (const step of TRIAL_STEPS) {
      const tried = await tryStep(room, step)
      all.push(tried)
      process.stdout.write(
        `${tried.failure ?? 'ok'}\t${tried.clicks ?? 0}\t${tried.seconds.toFixed(1)} s\t${tried.step}\n`,
      )
    }
  } finally {
    room.end()
    await browser.close()
    await server.kill('SIGTERM')
    folder.remove()
  }
  return all
}

const tried = await run()
const table = trialTable(tried)
const today = new Date().toISOString().slice(0, 10)
const seen = `Seen on ${today} on a machine of ${loadavg()[0]!.toFixed(1)} processes at once.`
if (values.write) {
  writeFileSync(TRIAL_PAGE, replaceBetween(readFileSync(TRIAL_PAGE, 'utf8'), TRIAL_MARKERS, `\n${seen}\n\n${table}\n`))
}
process.exit(table.includes('✗') ? 1 : 0)
