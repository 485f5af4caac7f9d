/**
 * `npm run screens -- FOLDER`: plays a match at each size and saves a picture of every kind of moment, to be looked at.
 * Needs a built client (`npm run build`).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '#tests/support/browser'
import {
  choose,
  giveFirst,
  myMove,
  openTab,
  orderStrike,
  type Player,
  playNow,
  playTo,
  playToTheEnd,
  pressReady,
  SCREENS,
  sitDown,
} from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'

const folder = process.argv[2] ?? 'screens'
mkdirSync(folder, { recursive: true })
const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()

/** Lets the map finish drawing: it paints in slices after the panels. */
async function picture({ page }: Player, size: string, name: string): Promise<void> {
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(folder, `${name}-${size}.png`) })
}

async function take(size: keyof typeof SCREENS): Promise<void> {
  const player = await sitDown(browser, server.base, size)
  const { page } = player
  await picture(player, size, '1-front')
  await playNow(player, { powers: 6, years: 5 })
  await picture(player, size, '2-planning')
  await openTab(player, 'world')
  await page.click('[data-test=power-boreal]')
  await picture(player, size, '3-rival')
  await openTab(player, 'map')
  await picture(player, size, '4-map')
  await page.click('[data-test=analyst]')
  await picture(player, size, '5-analyst')
  await page.keyboard.press('Escape')
  await openTab(player, 'orders')
  await page.click('.danger-section summary')
  await page.click('[data-test=plan-strike]')
  await page.selectOption('[data-test=strike-target]', 'boreal')
  await page.click('[data-test=first-key]')
  await page.click('[data-test=aim-countervalue]')
  await picture(player, size, '6-strike')
  await page.keyboard.press('Escape')
  await page.click('.danger-section summary')
  await orderStrike(player, 'boreal')
  await openTab(player, 'map')
  await pressReady(player)
  await page.screenshot({ path: join(folder, `7-exchange-${size}.png`) })
  const moment = await myMove(player)
  await openTab(player, 'orders')
  await picture(player, size, `8-${moment}`)
  if (moment === 'retaliation') await choose(player, 'retaliation.hold')
  await playToTheEnd(player)
  await picture(player, size, '9-aftermath')
  await page.context().close()
}

/** A demand over a lesser state: the state's own card, and the rungs. */
async function takeCrisis(size: keyof typeof SCREENS): Promise<void> {
  const player = await sitDown(browser, server.base, size)
  const { page } = player
  await playNow(player, { powers: 6, years: 5 })
  await openTab(player, 'orders')
  await giveFirst(player, 'umbrella')
  await pressReady(player)
  await playTo(player, 'planning')
  await openTab(player, 'world')
  await page.click('[data-test=state-cordillera]')
  await picture(player, size, '10-state')
  await openTab(player, 'orders')
  await giveFirst(player, 'challenge')
  await pressReady(player)
  await playTo(player, 'confrontation')
  await openTab(player, 'orders')
  await picture(player, size, '11-confrontation')
  await page.context().close()
}

for (const size of Object.keys(SCREENS) as (keyof typeof SCREENS)[]) {
  await take(size)
  await takeCrisis(size)
}
await browser.close()
await server.kill('SIGTERM')
files.remove()
