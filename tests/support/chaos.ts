/**
 * `npm run chaos -- [--kills 200] [--matches 6]`: a real server under load is killed (−9) at random moments and started
 * again, while people play on. Prints one line of JSON; exit code 1 when anything acknowledged was lost, or a match is not
 * the one that was never killed.
 */
import { parseArgs } from 'node:util'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/matchStore'
import type { Order } from '#shared/orders/index'
import {
  createMatch,
  freePort,
  type Seat,
  type ServerProcess,
  sit,
  startServer,
  temporaryFolder,
} from '#tests/support/servers'
import { uninterrupted } from '#tests/support/uninterrupted'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, matches: { type: 'string', default: '6' } },
})
const KILLS = Number(values.kills)
const MATCHES = Number(values.matches)

/** Orders the server acknowledged, and the person then said ready to, by match and window. */
const acknowledged: { readonly match: string; readonly window: number; readonly orders: readonly Order[] }[] = []

const folder = temporaryFolder()
const port = await freePort()
const environment = { BALANCE_DATABASE: folder.database, BALANCE_MATCHES_PER_MINUTE: '10000' }
let server: ServerProcess = await startServer(port, environment)
let over = false
let acts = 0

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Something against a server that may be gone: undefined when it did not come back in time. */
async function within<T>(task: Promise<T>, milliseconds = 3000): Promise<T | undefined> {
  return await Promise.race([task.catch(() => undefined), pause(milliseconds).then(() => undefined)])
}

/** One person at one match after another, with another order every year, through every kill. */
async function playOn(): Promise<void> {
  while (!over) {
    const made = await within(createMatch(server.base, { powers: 2, years: 10 }))
    if (made?.match === undefined) await pause(50)
    else await playMatch(made.match, made.token)
  }
}

async function playMatch(match: string, token: string): Promise<void> {
  let seat: Seat | undefined
  for (let tries = 0; !over && tries < 2000; tries++) {
    seat ??= await within(sit(server.base, match, token))
    if (seat === undefined) {
      await pause(50)
      continue
    }
    const { self, window } = seat.view().observation
    if (window.kind === 'ended') return
    const mine = self !== undefined && window.participants.includes(self.id)
    if (mine && !(await giveOrders(seat, match, window.number, window.kind === 'planning'))) seat = undefined
    else await pause(mine ? 5 : 20)
  }
}

/** False when the line broke under it. */
async function giveOrders(seat: Seat, match: string, window: number, planning: boolean): Promise<boolean> {
  const orders: readonly Order[] = planning ? [{ type: 'build', force: 'bombers', lots: 1 + (window % 3) }] : []
  const saved = await within(seat.draft(window, orders))
  if (saved === undefined) return false
  acts++
  if (!saved.ok) return true
  const ready = await within(seat.ready(window))
  if (ready === undefined) return false
  acts++
  if (ready.ok) acknowledged.push({ match, window, orders })
  return true
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

const database = await openDatabase(folder.database)
const store = createMatchStore(database)
let lost = 0
let hashDifferences = 0
let windows = 0
for (const match of new Set(acknowledged.map((act) => act.match))) {
  const [stored, record] = [await store.load(match), await store.record(match)]
  if (stored === undefined || record === undefined) throw new Error(`the match ${match} is gone`)
  windows += record.windows.length
  const hashes = uninterrupted(stored, record)
  hashDifferences += record.windows.filter(({ hash }, n) => hash !== hashes[n]).length
  const power = stored.setup.seats[0]!.power
  for (const act of acknowledged.filter((one) => one.match === match)) {
    const closed = record.windows.find(({ number }) => number === act.window)
    const kept = closed ? closed.submissions[power] : stored.drafts.find(({ seat }) => seat === 0)?.orders
    if (JSON.stringify(kept ?? []) !== JSON.stringify(act.orders)) lost++
  }
}
await database.destroy()
folder.remove()
const seconds = Math.round((Date.now() - started) / 1000)
process.stdout.write(
  `${JSON.stringify({ kills: KILLS, matches: MATCHES, acts, acknowledged: acknowledged.length, windows, lost, hashDifferences, seconds })}\n`,
)
process.exit(lost + hashDifferences > 0 ? 1 : 0)
