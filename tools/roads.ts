/**
 * `npm run tool -- roads [--only calls|pages] [--page NAME] [--fault NAME] [--json]`: every call of the contract and every page
 * under every fault of networks, browsers and hands. Prints what was lost, doubled, stuck for more than 35 s or not said, and
 * ends with 1 when anything was. Some ten minutes. Needs Chromium and a built client (`npm run build`).
 */
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { startApp } from '../server/src/app.ts'
import { readConfig } from '../server/src/config/readConfig.ts'
import buildClient from '../tests/e2e/buildClient.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { EVERY_CALL_SETTINGS } from '../tests/support/everyCall.ts'
import { PAGE_FAULT_NAMES, travelPage } from '../tests/support/pageRoads.ts'
import { ROAD_PAGE_NAMES } from '../tests/support/roadPages.ts'
import {
  CHAPTERS,
  ROAD_FAULT_NAMES,
  type RoadOutcome,
  type RoadServer,
  travelCalls,
  walkClean,
} from '../tests/support/roads.ts'
import { freePort, startServer, temporaryFolder } from '../tests/support/servers.ts'

/** Pages that are met at the same time, each on a server of its own. */
const AT_ONCE = 4

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    page: { type: 'string' },
    fault: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const isWanted = (fault: string) => values.fault === undefined || values.fault === fault
const outcomes: RoadOutcome[] = []

/** Tells of one road; all that is well is only counted. */
function tell(outcome: RoadOutcome): void {
  outcomes.push(outcome)
  const { subject, fault, trouble, seen } = outcome
  if (trouble !== undefined) process.stderr.write(`${trouble.padEnd(8)} ${fault.padEnd(11)} ${subject}: ${seen}\n`)
}

/** Plays on a new server, of which no other is in this process. */
async function onNewServer<Result>(play: (server: RoadServer) => Promise<Result>): Promise<Result> {
  const { database, remove } = temporaryFolder()
  const settings = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: database, ...EVERY_CALL_SETTINGS }
  const app = await startApp(readConfig(settings), pino({ level: 'silent' }))
  try {
    return await play({ port: app.port, base: `http://127.0.0.1:${app.port}`, database })
  } finally {
    await app.stop()
    remove()
  }
}

async function travelAllCalls(): Promise<void> {
  const clean = await onNewServer((server) => walkClean(server, CHAPTERS))
  for (const fault of ROAD_FAULT_NAMES.filter(isWanted)) {
    const travelled = await onNewServer((server) => travelCalls(server, fault, clean, CHAPTERS))
    for (const outcome of travelled) tell(outcome)
  }
}

async function travelAllPages(): Promise<void> {
  await buildClient()
  const browser = await launchBrowser()
  const names = ROAD_PAGE_NAMES.filter((name) => values.page === undefined || values.page === name)
  const roads = PAGE_FAULT_NAMES.filter(isWanted).flatMap((fault) => names.map((name) => ({ name, fault })))
  const travel = async () => {
    const { database, remove } = temporaryFolder()
    const port = await freePort()
    const server = await startServer(port, { BALANCE_DATABASE: database, ...EVERY_CALL_SETTINGS })
    for (let road = roads.shift(); road !== undefined; road = roads.shift()) {
      tell(await travelPage(browser, { port, base: server.base }, road.name, road.fault))
    }
    await server.kill('SIGTERM')
    remove()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, travel))
  await browser.close()
}

const startedAt = performance.now()
if (values.only !== 'pages' && values.page === undefined) await travelAllCalls()
if (values.only !== 'calls') await travelAllPages()

const count = (trouble: RoadOutcome['trouble']) => outcomes.filter((outcome) => outcome.trouble === trouble).length
const summary = {
  combinations: outcomes.length,
  lost: count('lost'),
  doubled: count('doubled'),
  stuck: count('stuck'),
  unsaid: count('unsaid'),
  minutes: Math.round((performance.now() - startedAt) / 6000) / 10,
}
if (values.json) process.stdout.write(`${JSON.stringify({ ...summary, outcomes })}\n`)
else {
  for (const kind of ['call', 'page'] as const) {
    const own = outcomes.filter(({ subject }) => subject.startsWith('page ') === (kind === 'page'))
    for (const fault of new Set(own.map((outcome) => outcome.fault))) {
      const here = own.filter((outcome) => outcome.fault === fault)
      const bad = (['lost', 'doubled', 'stuck', 'unsaid'] as const).map((trouble) => {
        return `${trouble} ${here.filter((outcome) => outcome.trouble === trouble).length}`
      })
      process.stdout.write(`${kind}s under ${fault.padEnd(12)} ${String(here.length).padStart(4)}: ${bad.join(', ')}\n`)
    }
  }
  process.stdout.write(`${JSON.stringify(summary)}\n`)
}
process.exit(summary.lost + summary.doubled + summary.stuck + summary.unsaid === 0 ? 0 : 1)
