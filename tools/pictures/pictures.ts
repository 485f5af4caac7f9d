/**
 * `npm run tool -- pictures [--targets FOLDER] [--only NAME,NAME…]`: takes the pictures of the documentation from the running game, as WebP in
 * docs/pictures, and the one of links. With a folder of target pictures (`01-front-1366x768.png` …) it also sets each beside the
 * real screen at the same size, in docs/pictures/pairs. Every match is dealt from a fixed seed on the device itself, so that a picture changes
 * only when the game does. Needs a built client (`npm run build`).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser'
import { goldenText } from '#tests/support/golden'
import { openFile, SCREENS, sitDown } from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { saveBeside } from './saveBeside.ts'
import { SCENES, type SceneName } from './scenes.ts'

const { values } = parseArgs({ options: { targets: { type: 'string' }, only: { type: 'string' } } })

const FOLDER = join(ROOT, 'docs/pictures')
/** Pixels of a picture's width, and of one picture of a pair. */
const WIDTH = 960
const PAIR_WIDTHS = { laptop: 760, phone: 330 } as const
/** The map is drawn in slices after the panels. */
const DRAWN_MILLISECONDS = 2500
/** How often a page is looked at until it stands still. */
const MOST_LOOKS = 12

/** Pictures of the documentation: name, scene, screen. */
const DOCS = [
  ['front', 'front', 'laptop'],
  ['planning', 'planning', 'laptop'],
  ['planning-phone', 'planning', 'phone'],
  ['year-card', 'year-card', 'laptop'],
] as const

const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()

const wanted = values.only?.split(',')
const isWanted = (name: string): boolean => wanted?.some((part) => name.includes(part)) ?? true

/**
 * What the page shows when all is drawn: on a busy machine the land comes long after the panels, so that a page that keeps still is looked at
 * until it no longer changes. @throws where it never stands still
 */
async function photograph(page: Page): Promise<Buffer> {
  const look = async () => {
    await page.waitForTimeout(DRAWN_MILLISECONDS)
    return await page.screenshot()
  }
  let before = await look()
  if (!(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches))) return before
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const now = await look()
    if (now.equals(before)) return now
    before = now
  }
  throw new Error(`the page never stands still: ${page.url()}`)
}

/** Saves pictures beside each other, each so wide. */
const save = (name: string, pngs: readonly Buffer[], width: number): Promise<void> =>
  saveBeside(browser, join(FOLDER, `${name}.webp`), pngs, { width })

async function shoot(scene: SceneName, screen: 'laptop' | 'phone'): Promise<Buffer> {
  const player = await sitDown(browser, `${server.base}/?lang=en`, screen)
  await SCENES[scene](player)
  const png = await photograph(player.page)
  await player.page.context().close()
  return png
}

async function takeDocs(): Promise<void> {
  for (const [name, scene, screen] of DOCS) if (isWanted(name)) await save(name, [await shoot(scene, screen)], WIDTH)
  if (!isWanted('debrief')) return
  const { page } = await sitDown(browser, `${server.base}/?lang=en`)
  // The picture of links that are pasted elsewhere.
  await page.setViewportSize({ width: 1200, height: 630 })
  await page.waitForTimeout(DRAWN_MILLISECONDS)
  await page.screenshot({ type: 'jpeg', quality: 80, path: join(ROOT, 'assets/web/card.jpg') })
  await page.setViewportSize(SCREENS.laptop)
  await openFile(page, goldenText('thirteen-days'))
  await page.waitForSelector('.chart svg')
  await page.$eval('.debrief-section:has(.chart)', (section) => section.scrollIntoView())
  await save('debrief', [await photograph(page)], WIDTH)
}

/** Each target beside the real screen. */
async function takePairs(targets: string): Promise<void> {
  for (const scene of Object.keys(SCENES) as SceneName[]) {
    for (const screen of ['laptop', 'phone'] as const) {
      const { width, height } = SCREENS[screen]
      const target = join(targets, `${numbered(scene)}-${width}x${height}.png`)
      const name = `pairs/${scene}-${screen}`
      if (!existsSync(target) || !isWanted(name)) continue
      await save(name, [readFileSync(target), await shoot(scene, screen)], PAIR_WIDTHS[screen])
    }
  }
}

/** The target pictures carry numbers. */
const NUMBERS = {
  front: '01',
  planning: '02',
  breach: '03',
  'year-card': '04',
  crisis: '05',
  alarm: '06a',
  birds: '06b',
  'two-keys': '07a',
  impact: '07b',
  after: '07c',
  faces: '08a',
  'that-night': '08b',
  choice: '08c',
  1914: '09',
  teacher: '10',
  glossary: '11',
} as const satisfies Readonly<Record<SceneName, string>>
const numbered = (scene: SceneName): string => `${NUMBERS[scene]}-${scene}`

await takeDocs()
if (values.targets !== undefined) await takePairs(values.targets)

await browser.close()
await server.kill('SIGTERM')
files.remove()
