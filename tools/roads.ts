/** Every act of a caller on every bad network: what was lost, doubled or stuck. Ends with 1 when anything was. */
import { pino } from 'pino'
import { startApp } from '../server/src/app.ts'
import { readConfig } from '../server/src/config/readConfig.ts'
import { travelRoads } from '../tests/support/roads.ts'

const settings = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: ':memory:' }
const app = await startApp(readConfig(settings), pino({ level: 'silent' }))
const outcomes = await travelRoads(app.port, `http://127.0.0.1:${app.port}`)
const count = (fits: (outcome: (typeof outcomes)[number]) => boolean) => outcomes.filter(fits).length
const summary = {
  combinations: outcomes.length,
  lost: count(({ made }) => made < 1),
  doubled: count(({ made }) => made > 1),
  stuck: count(({ isStuck }) => isStuck),
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ ...summary, outcomes })}\n`)
else {
  for (const { call, fault, made, isStuck } of outcomes) {
    process.stdout.write(`${call.padEnd(16)} ${fault.padEnd(12)} made ${made}${isStuck ? ', stuck' : ''}\n`)
  }
  process.stdout.write(`${JSON.stringify(summary)}\n`)
}
await app.stop()
process.exit(summary.lost + summary.doubled + summary.stuck === 0 ? 0 : 1)
