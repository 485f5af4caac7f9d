/**
 * `npm run chaos -- [--kills 200] [--matches 6]`: a real server under load is killed (−9) at random moments and started
 * again, while people play on. Prints one line of JSON; exit code 1 when anything acknowledged was lost, or a match is not
 * the one that was never killed.
 */
import { parseArgs } from 'node:util'
import { Ledger, pause, playThrough, within } from '#tests/support/persistent'
import { createMatch, freePort, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, matches: { type: 'string', default: '6' } },
})
const KILLS = Number(values.kills)
const MATCHES = Number(values.matches)

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

async function killAndStart(): Promise<void> {
  await pause(40 + Math.random() * 400)
  await server.kill('SIGKILL')
  server = await startServer(port, environment)
}

const players = Array.from({ length: MATCHES }, playOn)
const started = Date.now()
for (let kills = 0; kills < KILLS; kills++) await killAndStart()
over = true
await Promise.all(players)
await server.kill('SIGTERM')
const { lost, hashDifferences, windows } = await ledger.audit(folder.database)
folder.remove()
const seconds = Math.round((Date.now() - started) / 1000)
const { acts, acknowledged } = ledger
process.stdout.write(
  `${JSON.stringify({ kills: KILLS, matches: MATCHES, acts, acknowledged: acknowledged.length, windows, lost, hashDifferences, seconds })}\n`,
)
process.exit(lost + hashDifferences > 0 ? 1 : 0)
