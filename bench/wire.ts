/**
 * `npm run bench:wire -- [--matches 4] [--years 10] [--json]`: what one seat receives, by purpose. Real SDK clients, a real
 * server, a person on each of six seats. Prints one line of JSON; bytes are those of the socket, frames included. The same
 * run also counts what views would weigh whole and uncompressed, for the ratio.
 */
import './countedSockets.ts'
import { parseArgs } from 'node:util'
import { freePort, type Seat, startServer, temporaryFolder } from '#tests/support/servers'
import { gather, measureCrowd, roundTo } from './crowd.ts'

const SEATS = 6

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '4' },
    years: { type: 'string', default: '10' },
    json: { type: 'boolean' },
  },
})
const matches = Number(values.matches)
const years = Number(values.years)

/** Views received by all seats: how many, their bytes, and the bytes they would have whole and uncompressed. */
const views = { count: 0, bytes: 0, whole: 0 }

function weigh(seat: Seat): void {
  seat.room.onMessage('view', (bytes: Uint8Array) => {
    views.count++
    views.bytes += bytes.length
    views.whole += JSON.stringify(seat.view()).length
  })
}

const folder = temporaryFolder()
const server = await startServer(await freePort(), {
  BALANCE_DATABASE: folder.database,
  BALANCE_MATCHES_PER_MINUTE: '10000',
  BALANCE_REQUESTS_PER_MINUTE: '1000000',
})
const tables = []
for (let match = 0; match < matches; match++) tables.push(await gather(server.base, SEATS, years))
for (const seat of tables.flat()) weigh(seat)
const { figures, tally } = await measureCrowd(server.pid, tables, 300)
await server.kill('SIGTERM')
folder.remove()

const perSeatYear = (bytes: number) => Math.round(bytes / tally.seatYears)
process.stdout.write(
  `${JSON.stringify({
    bench: 'wire',
    matches,
    seats: SEATS,
    years,
    cpuMsPerOrder: figures.cpuMsPerOrder,
    bytesPerSeatYear: figures.bytesPerSeatYear,
    viewBytesPerSeatYear: perSeatYear(views.bytes),
    otherBytesPerSeatYear: perSeatYear(tally.bytes - views.bytes),
    viewsPerSeatYear: roundTo(views.count / tally.seatYears),
    wholeViewBytesPerSeatYear: perSeatYear(views.whole),
    ratioToWhole: roundTo(views.bytes / views.whole, 3),
    p50Ms: figures.p50Ms,
    p99Ms: figures.p99Ms,
    rssMb: figures.rssMb,
  })}\n`,
)
// Figures of a crowd whose orders were all refused say nothing.
process.exit(tally.waits.length > tally.refused ? 0 : 1)
