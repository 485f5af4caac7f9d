/**
 * `npm run -s tool -- shots FOLDER [--languages en,ja] [--sizes laptop,phone] [--screens match,pages] [--sheets]`: comes to every kind
 * of screen at each size, saves a picture of it in each language, `pseudo` and `pseudo-rtl` among them, and says what is wrong with it
 * at a glance (`faults.tsv` in the folder). `--sheets` joins the languages of each screen in pictures of ten to be looked at.
 * Needs a built client (`npm run build`).
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '#tests/support/browser'
import { EVERY_CALL_SETTINGS } from '#tests/support/everyCall'
import { faultsSeen, MADE_UP, speak } from '#tests/support/lookOver'
import {
  choose,
  giveFirst,
  myMove,
  newContext,
  openTab,
  orderStrike,
  type Player,
  playNow,
  playTo,
  playToTheEnd,
  pressReady,
  type SCREENS,
  sitDown,
  takeKeysOut,
} from '#tests/support/player'
import { arriveFor, goTo, prepareRoadPage, ROAD_PAGE_NAMES } from '#tests/support/roadPages'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { LANGUAGES } from '#tests/support/words'
import { SCENES } from '#tools/pictures/scenes'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string', default: [...LANGUAGES, ...MADE_UP].join() },
    sizes: { type: 'string', default: 'laptop,phone' },
    screens: { type: 'string' },
    sheets: { type: 'boolean', default: false },
  },
})
const folder = positionals[0] ?? 'shots'
const languages = values.languages.split(',')
mkdirSync(folder, { recursive: true })
const files = temporaryFolder()
const server = await startServer(await freePort(), { ...EVERY_CALL_SETTINGS, BALANCE_DATABASE: files.database })
const browser = await launchBrowser()

type Size = keyof typeof SCREENS

/** The size of a player's screen: pictures carry it in their names. */
const sizes = new WeakMap<Player, Size>()

/** A picture in each language, once the map has finished drawing: it paints in slices after the panels. */
async function picture(player: Player, name: string, pause = 1500, fullPage = false): Promise<void> {
  const { page } = player
  const size = sizes.get(player)
  await page.waitForTimeout(pause)
  for (const language of languages) {
    await speak(page, language)
    await page.waitForTimeout(250)
    const faults = await faultsSeen(page, language)
    await page.screenshot({ path: join(folder, `${name}-${size}-${language}.png`), fullPage })
    appendFileSync(
      join(folder, 'faults.tsv'),
      faults.map((fault) => `${name}\t${size}\t${language}\t${fault}\n`).join(''),
    )
  }
  await speak(page, 'en')
}

async function arrive(size: Size): Promise<Player> {
  const player = await sitDown(browser, `${server.base}/`, size)
  sizes.set(player, size)
  return player
}

async function takeMatch(size: Size): Promise<void> {
  const player = await arrive(size)
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
async function takeCrisis(size: Size): Promise<void> {
  const player = await arrive(size)
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
async function takeLookingBack(size: Size): Promise<void> {
  const player = await arrive(size)
  const { page } = player
  await page.click('[data-test=lesson]')
  await page.waitForSelector('[data-test=ready]')
  await openTab(player, 'orders')
  await picture(player, '18-lesson')
  await page.evaluate(() => localStorage.setItem('balance.lesson', '2'))
  await page.reload()
  await page.click('[data-test=answer-alarm-0]')
  await picture(player, '19-questions', 200)
  await page.goto(`${server.base}/#/`)
  await playNow(player, { powers: 4, years: 5 })
  await playToTheEnd(player)
  await page.click('[data-test=debrief]')
  await page.waitForSelector('.chart svg')
  await picture(player, '20-debrief', 800, true)
  await page.goto(page.url().replace('/debrief/', '/replay/'))
  await page.waitForSelector('[data-test=scrub]')
  await page.fill('[data-test=scrub]', '4')
  await page.selectOption('[data-test=look-as]', 'boreal')
  await picture(player, '21-replay')
  await page.context().close()
}

/** Gathering, watching, and the dialogs of a seat. */
async function takeTable(size: Size): Promise<void> {
  const player = await arrive(size)
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
  const watcher = await arrive(size)
  await watcher.page.goto(page.url())
  await watcher.page.waitForSelector('[data-test=year]')
  await openTab(watcher, 'orders')
  await picture(watcher, '16-watching')
  await watcher.page.goto(`${server.base}/#/check`)
  await watcher.page.waitForSelector('[data-test=checks]:not(:has([data-did=trying]))')
  await picture(watcher, '17-check', 300)
  await watcher.page.context().close()
  await page.context().close()
}

/** Pages as links come to them, each with what it needs on the server. */
async function takePages(size: Size): Promise<void> {
  for (const name of ROAD_PAGE_NAMES) {
    if (name === 'dev') continue
    await undisturbed(`page-${name} ${size}`, async () => {
      const context = await newContext(browser, size)
      const road = await prepareRoadPage(name, server.base)
      const player = await arriveFor({ context, base: server.base }, road)
      sizes.set(player, size)
      await goTo(player.page, road.address)
      await player.page.waitForSelector(road.shows, { state: 'attached', timeout: 20_000 })
      await picture(player, `page-${name}`, 600)
      await context.close()
    })
  }
}

/** The scenes of the project's pictures: crises, alarms, wars, what comes after, and the debrief's cards. */
async function takeScenes(size: Size): Promise<void> {
  for (const [name, come] of Object.entries(SCENES)) {
    await undisturbed(`scene-${name} ${size}`, async () => {
      const player = await arrive(size)
      await come(player)
      await picture(player, `scene-${name}`)
      await player.page.context().close()
    })
  }
}

/** What cannot be come to is said, and the rest is taken. */
async function undisturbed(what: string, take: () => Promise<void>): Promise<void> {
  try {
    await take()
    console.error(`taken: ${what}`)
  } catch (error) {
    console.error(`NOT taken: ${what}: ${String(error).slice(0, 300)}`)
    await Promise.all(browser.contexts().map((context) => context.close().catch(() => undefined)))
  }
}

/** Widths of the pictures on a sheet, and how many stand in a row. */
const SHEETS = { laptop: [780, 2], phone: [312, 5] } as const

/** Joins the languages of each screen in sheets of a few, which a person can read. */
async function makeSheets(): Promise<void> {
  const { page } = await sitDown(browser, 'about:blank')
  await page.setViewportSize({ width: 1560, height: 900 })
  const names = [
    ...new Set(
      readdirSync(folder).flatMap(
        (file) => /^(.+?)-(laptop|phone)-[\w-]+\.png$/.exec(file)?.slice(1, 3).join('|') ?? [],
      ),
    ),
  ]
  for (const name of names) {
    const [screen, size] = name.split('|') as [string, keyof typeof SHEETS]
    const [width, row] = SHEETS[size]
    const there = languages
      .map((language) => join(folder, `${screen}-${size}-${language}.png`))
      .filter((file) => readdirSync(folder).includes(file.slice(folder.length + 1)))
    for (let from = 0; from < there.length; from += row * 2) {
      const images = there
        .slice(from, from + row * 2)
        .map(
          (file) =>
            `<img style="display:inline-block;width:${width}px;vertical-align:top" src="data:image/png;base64,${readFileSync(file, 'base64')}">`,
        )
      await page.setContent(`<body style="margin:0;font-size:0;background:#888">${images.join('')}</body>`)
      await page.screenshot({ path: join(folder, `sheet-${screen}-${size}-${from / row / 2}.png`), fullPage: true })
    }
  }
}

const TAKES: Readonly<Record<string, (size: Size) => Promise<void>>> = {
  match: takeMatch,
  crisis: takeCrisis,
  table: takeTable,
  'looking-back': takeLookingBack,
  pages: takePages,
  scenes: takeScenes,
}

for (const size of values.sizes.split(',') as Size[])
  for (const name of values.screens?.split(',') ?? Object.keys(TAKES))
    await undisturbed(`${name} ${size}`, () => TAKES[name]!(size))
if (values.sheets) await makeSheets()
await browser.close()
await server.kill('SIGTERM')
files.remove()
