/**
 * `npm run tool -- two-seats`: the moment of two people side by side, a laptop that fires and a phone that is warned, as WebP in
 * docs/pictures/two-seats: one picture for each beat, both screens in it. Needs a built client (`npm run build`).
 */
import { join } from 'node:path'
import { launchBrowser } from '#tests/support/browser'
import { plant } from '#tests/support/plant'
import { holdKeys, openTab, ordersSaved, takeKeysOut } from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { joinedBy, seatTwo, sitAtTable, TWO_SEATS_SETTINGS } from '#tests/support/twoSeats'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { saveBeside } from './saveBeside.ts'

/** Pixels of a picture's height. */
const HEIGHT = 460
/** The map is drawn in slices after the panels. */
const DRAWN_MILLISECONDS = 2500

const files = temporaryFolder()
const settings = { BALANCE_DATABASE: files.database, ...TWO_SEATS_SETTINGS }
const port = await freePort()
const first = await startServer(port, settings)
const table = await seatTwo(first.base)
await first.kill('SIGTERM')
await plant(files.database, new Map([[table.match, joinedBy(true)]]))
const server = await startServer(port, settings)
const browser = await launchBrowser()
const ada = await sitAtTable(browser, server.base, table, 'ada', 'laptop')
const bob = await sitAtTable(browser, server.base, table, 'bob', 'phone')

let beats = 0
async function take(beat: string): Promise<void> {
  await bob.page.waitForTimeout(DRAWN_MILLISECONDS)
  const pngs = [await ada.page.screenshot(), await bob.page.screenshot()]
  beats++
  await saveBeside(browser, join(ROOT, `docs/pictures/two-seats/${beats}-${beat}.webp`), pngs, { height: HEIGHT })
}

await openTab(bob, 'map')
await takeKeysOut(ada, table.bob.power)
await take('keys')
await holdKeys(ada)
await ordersSaved(ada)
await openTab(ada, 'map')
for (const { page } of [ada, bob]) await page.click('[data-test=ready]')
await bob.page.waitForSelector('[data-test=crisis-warning]')
await ada.page.waitForSelector('[data-test=alarm-elsewhere]')
await take('alarm')
await bob.page.click('[data-test="warning.ask"]')
await bob.page.waitForSelector('[data-test=hotline-answer]')
await take('the-line')
await bob.page.click('[data-test="warning.rideOut"]')
for (const { page } of [ada, bob]) await page.waitForSelector('[data-test=war-told]')
await take('silence')
for (const { page } of [ada, bob]) await page.click('[data-test=war-told] [data-test=go-on]')
await bob.page.waitForSelector('[data-test=alarm-result]')
await take('it-was-real')
await bob.page.click('[data-test=go-on]')
await bob.page.waitForSelector('[data-test=crisis-retaliation]')
await take('decide')

await browser.close()
await server.kill('SIGTERM')
files.remove()
