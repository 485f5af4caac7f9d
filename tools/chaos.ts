/**
 * `npm run chaos -- [--kills 200] [--matches 6]`: a real server under load is killed (−9) at random moments and started
 * again, while people play on; never before it has acknowledged something since its start. Prints one line of JSON; exit code
 * 1 when anything acknowledged was lost, a match is not the one that was never killed, or a server acknowledged nothing.
 */
import { parseArgs } from 'node:util'
import { Ledger, pause, playThrough, within } from '#tests/support/persistent'
import { createMatch, freePort, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'
import { numberOf } from './numbers.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, matches: { type: 'string', default: '6' } },
})
const KILLS = numberOf('kills', values.kills)
const MATCHES = numberOf('matches', values.matches)
/** A server that has acknowledged nothing for so long after its start is given up: killing it would prove nothing. */
const SILENCE_MILLISECONDS = 60_000

const folder = temporaryFolder()
const port = await freePort()
const environment = { BALANCE_DATABASE: folder.database, BALANCE_MATCHES_PER_MINUTE: '10000' }
let server: ServerProcess = await startServer(port, environment)
let over = false
const ledger = new Ledger()

/** One person at one match after another, through every kill. */
async function playOn(): Promise<void> {
  const base = () => server.base
  while (!over) {
    const made = await within(createMatch(server.base, { powers: 2, years: 10 }))
    if (made?.match === undefined) await pause(50)
    else await playThrough({ base, match: made.match, token: made.token, ledger, isOver: () => over })
  }
}

/** Waits until the server has acknowledged something since it was started. @returns false when it has not in time */
async function untilAcknowledged(): Promise<boolean> {
  const before = ledger.acknowledged.length
  const until = performance.now() + SILENCE_MILLISECONDS
  while (ledger.acknowledged.length === before && performance.now() < until) await pause(10)
  return ledger.acknowledged.length > before
}

async function killAndStart(): Promise<void> {
  await pause(40 + Math.random() * 400)
  await server.kill('SIGKILL')
  server = await startServer(port, environment)
}

const players = Array.from({ length: MATCHES }, playOn)
const started = Date.now()
let kills = 0
let isHeard = await untilAcknowledged()
while (isHeard && kills < KILLS) {
  await killAndStart()
  kills++
  isHeard = await untilAcknowledged()
}
over = true
await Promise.all(players)
await server.kill('SIGTERM')
const { lost, hashDifferences, windows } = await ledger.audit(folder.database)
folder.remove()
const seconds = Math.round((Date.now() - started) / 1000)
const { acts, acknowledged } = ledger
process.stdout.write(
  `${JSON.stringify({ kills, matches: MATCHES, acts, acknowledged: acknowledged.length, windows, lost, hashDifferences, seconds })}\n`,
)
if (!isHeard)
  process.stderr.write(
    `start ${kills + 1} of the server acknowledged nothing within ${SILENCE_MILLISECONDS / 1000} s: nothing is proved\n`,
  )
process.exit(isHeard && lost + hashDifferences === 0 ? 0 : 1)
