/**
 * `npm run tool -- pictures [--targets FOLDER] [--only NAME,NAME…]`: takes the pictures of the documentation from the running game, as WebP in
 * docs/pictures, and the one of links. With a folder of target pictures (`01-front-1366x768.png` …) it also sets each beside the
 * real screen at the same size, in docs/pictures/pairs. Every match is dealt from a fixed seed on the device itself, so that a picture changes
 * only when the game does. Needs a built client (`npm run build`).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser'
import { goldenText } from '#tests/support/golden'
import { openFile, SCREENS, sitDown } from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { SCENES, type SceneName } from './scenes.ts'

const { values } = parseArgs({ options: { targets: { type: 'string' }, only: { type: 'string' } } })

const FOLDER = join(ROOT, 'docs/pictures')
/** Pixels of a picture's width, of one picture of a pair, and how well they are kept. */
const WIDTH = 960
const PAIR_WIDTHS = { laptop: 760, phone: 330 } as const
const QUALITY = 0.8
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

/** Saves pictures beside each other, each so wide. The browser makes the WebP: no other program is needed. */
async function save(name: string, pngs: readonly Buffer[], width: number): Promise<void> {
  const context = await browser.newContext()
  const blank = await context.newPage()
  const webp = await blank.evaluate(
    async ([sources, wide, quality]) => {
      const images = await Promise.all(
        sources.map(async (source) => {
          const image = new Image()
          image.src = `data:image/png;base64,${source}`
          await image.decode()
          return image
        }),
      )
      const gap = images.length > 1 ? 12 : 0
      const canvas = document.createElement('canvas')
      canvas.width = images.length * wide + (images.length - 1) * gap
      canvas.height = Math.round((images[0]!.height * wide) / images[0]!.width)
      const context = canvas.getContext('2d')!
      context.imageSmoothingQuality = 'high'
      images.forEach((image, k) => {
        context.drawImage(image, k * (wide + gap), 0, wide, (image.height * wide) / image.width)
      })
      return canvas.toDataURL('image/webp', quality).split(',')[1]!
    },
    [pngs.map((png) => png.toString('base64')), width, QUALITY] as const,
  )
  await context.close()
  const file = join(FOLDER, `${name}.webp`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, Buffer.from(webp, 'base64'))
}

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
