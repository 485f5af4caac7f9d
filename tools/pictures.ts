/**
 * `npm run tool -- pictures`: takes the pictures of README.md from the running game, as WebP in docs/pictures, and the one of links. Needs a built
 * client (`npm run build`).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser'
import { goldenText } from '#tests/support/golden'
import { openFile, openTab, ordersSaved, type Player, playNow, SCREENS, sitDown } from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { ROOT } from '../scripts/pinnedNode.mjs'

const FOLDER = join(ROOT, 'docs/pictures')
/** Pixels of a picture's width, and how well it is kept. */
const WIDTH = 960
const QUALITY = 0.82
/** The map is drawn in slices after the panels. */
const DRAWN_MILLISECONDS = 3000

const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()
mkdirSync(FOLDER, { recursive: true })

/** Saves what the page shows. The browser makes the WebP: no other program is needed. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(DRAWN_MILLISECONDS)
  const png = (await page.screenshot()).toString('base64')
  const blank = await (await browser.newContext()).newPage()
  const webp = await blank.evaluate(
    async ([source, width, quality]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = Math.min(width, image.width)
      canvas.height = Math.round((image.height * canvas.width) / image.width)
      const context = canvas.getContext('2d')!
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      return canvas.toDataURL('image/webp', quality).split(',')[1]!
    },
    [png, WIDTH, QUALITY] as const,
  )
  await blank.context().close()
  writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(webp, 'base64'))
}

const player = await sitDown(browser, `${server.base}/?lang=en`)
const { page } = player
await take(page, 'front')

/** A year's orders as they stand on the map around a lesser state. */
async function planOnMap(planner: Player): Promise<void> {
  const desk = planner.page
  await playNow(planner, { powers: 6, years: 10 })
  await openTab(planner, 'orders')
  await desk.click('[data-test=more-submarines]')
  await openTab(planner, 'world')
  await desk.click('[data-test=state-lanterns]')
  await openTab(planner, 'map')
  await desk.click('[data-test=verb-umbrella]')
  await ordersSaved(planner)
}

// The picture of links that are pasted elsewhere.
await page.setViewportSize({ width: 1200, height: 630 })
await page.waitForTimeout(DRAWN_MILLISECONDS)
await page.screenshot({ type: 'jpeg', quality: 80, path: join(ROOT, 'assets/web/card.jpg') })
await page.setViewportSize(SCREENS.laptop)

await planOnMap(player)
await take(page, 'planning')
await page.click('[data-test=ready]')
await page.waitForSelector('[data-test=year-card]')
await take(page, 'year-card')
await page.press('[data-test=year-next]', 'Enter')

const phone = await sitDown(browser, `${server.base}/?lang=en`, 'phone')
await planOnMap(phone)
await take(phone.page, 'planning-phone')
await phone.page.context().close()

await page.goto(`${server.base}/?lang=en#/`)
await openFile(page, goldenText('thirteen-days'))
await page.waitForSelector('.chart svg')
await page.$eval('.debrief-section:has(.chart)', (section) => section.scrollIntoView())
await take(page, 'debrief')

await browser.close()
await server.kill('SIGTERM')
files.remove()
