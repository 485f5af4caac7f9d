/**
 * `npm run bench:wire -- [--matches 4] [--years 10] [--json]`: what one seat's line carries, by what it is for. Real SDK
 * clients, a real server, people on all six seats. Prints one line of JSON; bytes are those of the socket, frames included.
 * Views are also told as the same bytes would be without changes and packing, in one run, for the ratio.
 */
import './countedSockets.ts'
import { parseArgs } from 'node:util'
import { freePort, type Seat, startServer, temporaryFolder } from '#tests/support/servers'
import { consumption, gather, playTogether, quantile, type Tally } from './crowd.ts'

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

/** Views one seat has got: how many, the bytes they came in, and the bytes each would be as a whole. */
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
const tally: Tally = { waits: [], refused: 0, bytes: 0, seatYears: 0 }
const start = consumption(server.pid)
await Promise.all(tables.map((seats) => playTogether(seats, 300, tally)))
const end = consumption(server.pid)
await server.kill('SIGTERM')
folder.remove()

const perSeatYear = (bytes: number) => Math.round(bytes / tally.seatYears)
const round = (value: number, digits = 2) => Number(value.toFixed(digits))
process.stdout.write(
  `${JSON.stringify({
    bench: 'wire',
    matches,
    seats: SEATS,
    years,
    cpuMsPerOrder: round((end.cpuMs - start.cpuMs) / tally.waits.length, 3),
    bytesPerSeatYear: perSeatYear(tally.bytes),
    viewBytesPerSeatYear: perSeatYear(views.bytes),
    otherBytesPerSeatYear: perSeatYear(tally.bytes - views.bytes),
    viewsPerSeatYear: round(views.count / tally.seatYears),
    wholeViewBytesPerSeatYear: perSeatYear(views.whole),
    ratioToWhole: round(views.bytes / views.whole, 3),
    p50Ms: round(quantile(tally.waits, 0.5)),
    p99Ms: round(quantile(tally.waits, 0.99)),
    rssMb: Math.round(end.rssMb),
  })}\n`,
)
// Figures of a crowd whose orders were all refused say nothing.
process.exit(tally.waits.length > tally.refused ? 0 : 1)
