/**
 * `npm run bench:server -- [--matches 50] [--years 3] [--spread 400] [--profile FOLDER] [--json]`: a real server on a real database in one
 * process, six people at every match in another. Prints one line of JSON: processor time per order made durable, bytes to
 * one seat in a year, and how long people wait for the word that their order is safe.
 */
import './countedSockets.ts'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { consumption, gather, playTogether, quantile, type Tally } from './crowd.ts'

const SEATS = 6

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '50' },
    years: { type: 'string', default: '3' },
    spread: { type: 'string', default: '400' },
    profile: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const matches = Number(values.matches)
const years = Number(values.years)

const folder = temporaryFolder()
const port = await freePort()
const environment = {
  BALANCE_DATABASE: folder.database,
  BALANCE_MATCHES_PER_MINUTE: '10000',
  BALANCE_REQUESTS_PER_MINUTE: '1000000',
}
const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
const server = await startServer(port, environment, flags)
const tables = []
for (let match = 0; match < matches; match++) tables.push(await gather(server.base, SEATS, years))
/** The crowd's own pauses: waits can be no truer than these. */
const pauses = monitorEventLoopDelay({ resolution: 5 })
pauses.enable()
const tally: Tally = { waits: [], refused: 0, bytes: 0, seatYears: 0 }
const start = consumption(server.pid)
await Promise.all(tables.map((seats) => playTogether(seats, Number(values.spread), tally)))
const end = consumption(server.pid)
await server.kill('SIGTERM')
folder.remove()

const round = (value: number, digits = 2) => Number(value.toFixed(digits))
process.stdout.write(
  `${JSON.stringify({
    bench: 'server',
    matches,
    seats: SEATS,
    years,
    orders: tally.waits.length,
    refused: tally.refused,
    cpuMsPerOrder: round((end.cpuMs - start.cpuMs) / tally.waits.length, 3),
    bytesPerSeatYear: Math.round(tally.bytes / tally.seatYears),
    p50Ms: round(quantile(tally.waits, 0.5)),
    p99Ms: round(quantile(tally.waits, 0.99)),
    rssMb: Math.round(end.rssMb),
    crowdP99Ms: round(pauses.percentile(99) / 1e6),
    crowdLongestMs: Math.round(pauses.max / 1e6),
  })}\n`,
)
// Figures of a crowd whose orders were all refused say nothing.
process.exit(tally.waits.length > tally.refused ? 0 : 1)
