/**
 * `npm run tool -- shots FOLDER [--languages en,zh-Hant] [--sizes laptop,phone]`: plays matches at each size in each language
 * and saves a picture of every kind of moment, to be looked at; `pseudo` is a language too, to see what overflows.
 * Needs a built client (`npm run build`).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
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
  takeKeysOut,
} from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { LANGUAGES } from '#tests/support/words'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string', default: LANGUAGES.join() },
    sizes: { type: 'string', default: Object.keys(SCREENS).join() },
  },
})
const folder = positionals[0] ?? 'shots'
mkdirSync(folder, { recursive: true })
const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()

/** Lets the map finish drawing: it paints in slices after the panels. */
async function picture(player: Player, name: string, pause = 1500): Promise<void> {
  await player.page.waitForTimeout(pause)
  await player.page.screenshot({ path: join(folder, `${name}-${named.get(player)}.png`) })
}

/** Pictures carry size and language in their names. */
const named = new WeakMap<Player, string>()

async function arrive(size: Size, language: string): Promise<Player> {
  const player = await sitDown(browser, `${server.base}/?lang=${language}`, size)
  named.set(player, `${size}-${language}`)
  return player
}

type Size = keyof typeof SCREENS

async function takeMatch(size: Size, language: string): Promise<void> {
  const player = await arrive(size, language)
  const { page } = player
  await picture(player, '1-front')
  await playNow(player, { powers: 6, years: 5 })
  await picture(player, '2-planning')
  await openTab(player, 'world')
  await page.click('[data-test=power-boreal]')
  await picture(player, '3-rival')
  await openTab(player, 'map')
  await picture(player, '4-map')
  await openTab(player, 'world')
  await page.click('[data-test=analyst]')
  await picture(player, '5-analyst')
  await page.keyboard.press('Escape')
  await takeKeysOut(player, 'boreal')
  await page.click('[data-test=salvo]')
  await page.click('[data-test=aim-countervalue]')
  await picture(player, '6-strike')
  await page.keyboard.press('Escape')
  await page.click('.danger-section summary')
  await orderStrike(player, 'boreal')
  await openTab(player, 'map')
  await pressReady(player)
  await picture(player, '7-exchange', 0)
  const moment = await myMove(player)
  await openTab(player, 'orders')
  await picture(player, `8-${moment}`)
  if (moment === 'retaliation') await choose(player, 'retaliation.hold')
  await playToTheEnd(player)
  await picture(player, '9-aftermath')
  await page.context().close()
}

/** A demand over a lesser state: the state's own card, and the rungs. */
async function takeCrisis(size: Size, language: string): Promise<void> {
  const player = await arrive(size, language)
  const { page } = player
  await playNow(player, { powers: 6, years: 5 })
  await openTab(player, 'orders')
  await giveFirst(player, 'umbrella')
  await pressReady(player)
  await playTo(player, 'planning')
  await openTab(player, 'world')
  await page.click('[data-test=state-cordillera]')
  await picture(player, '10-state')
  await openTab(player, 'orders')
  await giveFirst(player, 'challenge')
  await pressReady(player)
  await playTo(player, 'confrontation')
  await openTab(player, 'orders')
  await picture(player, '11-confrontation')
  await page.context().close()
}

/** The lesson's guide and questions, the debrief and the replay. */
async function takeLookingBack(size: Size, language: string): Promise<void> {
  const player = await arrive(size, language)
  const { page } = player
  await page.click('[data-test=lesson]')
  await page.waitForSelector('[data-test=ready]')
  await openTab(player, 'orders')
  await picture(player, '18-lesson')
  await page.evaluate(() => localStorage.setItem('balance.lesson', '2'))
  await page.reload()
  await page.click('[data-test=answer-alarm-0]')
  await picture(player, '19-questions', 200)
  await page.goto(`${server.base}/?lang=${language}#/`)
  await playNow(player, { powers: 4, years: 5 })
  await playToTheEnd(player)
  await page.click('[data-test=debrief]')
  await page.waitForSelector('.chart svg')
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(folder, `20-debrief-${named.get(player)}.png`), fullPage: true })
  await page.goto(page.url().replace('/debrief/', '/replay/'))
  await page.waitForSelector('[data-test=scrub]')
  await page.fill('[data-test=scrub]', '4')
  await page.selectOption('[data-test=look-as]', 'boreal')
  await picture(player, '21-replay')
  await page.context().close()
}

/** Gathering, watching, and the dialogs of a seat. */
async function takeTable(size: Size, language: string): Promise<void> {
  const player = await arrive(size, language)
  const { page } = player
  await page.click('[data-test=settings-of-match]')
  await page.selectOption('select[name=timeControl]', 'live')
  await page.click('[data-test=with-friends]')
  await page.fill('[data-test=host-name]', 'Ada')
  await picture(player, '12-host', 200)
  await page.click('[data-test=host]')
  await page.waitForSelector('[data-test=code]')
  await picture(player, '13-table', 300)
  await page.click('[data-test=begin]')
  await page.waitForSelector('[data-test=clock]')
  await page.click('[data-test=clock]')
  await picture(player, '14-clock', 300)
  await page.keyboard.press('Escape')
  await openTab(player, 'orders')
  await page.click('[data-test=seat]')
  await page.click('[data-test=move-seat]')
  await page.waitForSelector('[data-test=seat-link]')
  await picture(player, '15-seat', 300)
  const watcher = await arrive(size, language)
  await watcher.page.goto(page.url())
  await watcher.page.waitForSelector('[data-test=year]')
  await openTab(watcher, 'orders')
  await picture(watcher, '16-watching')
  await watcher.page.goto(`${server.base}/?lang=${language}#/check`)
  await watcher.page.waitForSelector('[data-works=true] >> nth=5')
  await picture(watcher, '17-check', 300)
  await watcher.page.context().close()
  await page.context().close()
}

for (const language of values.languages.split(',')) {
  for (const size of values.sizes.split(',') as Size[]) {
    await takeMatch(size, language)
    await takeCrisis(size, language)
    await takeTable(size, language)
    await takeLookingBack(size, language)
  }
}
await browser.close()
await server.kill('SIGTERM')
files.remove()
