/**
 * `npm run tool -- scenes FOLDER [--language en] [--sizes laptop,phone] [--scenes crisis,alarm]`: plays until each of the scenes of a
 * crisis comes and saves pictures of it, with the pages' errors, to be looked at. Needs a built client (`npm run build`).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '#tests/support/browser'
import {
  giveFirst,
  holdKeys,
  myMove,
  openTab,
  type Player,
  playNow,
  playTo,
  pressReady,
  putYearAway,
  quietly,
  type SCREENS,
  sitDown,
  takeKeysOut,
  untilMoment,
} from '#tests/support/player'
import { freePort, startServer, temporaryFolder } from '#tests/support/servers'

type Size = keyof typeof SCREENS

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', default: 'en' },
    sizes: { type: 'string', default: 'laptop,phone' },
    scenes: { type: 'string', default: 'crisis' },
  },
})
const folder = positionals[0] ?? 'scenes'
mkdirSync(folder, { recursive: true })
const files = temporaryFolder()
const server = await startServer(await freePort(), { BALANCE_DATABASE: files.database })
const browser = await launchBrowser()

async function take({ page }: Player, name: string, pause = 1500): Promise<void> {
  await page.waitForTimeout(pause)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** A demand, the ladder, a move chosen and committed, the moves turned over, the end. */
async function crisis(size: Size): Promise<void> {
  const player = await sitDown(browser, `${server.base}/?lang=${values.language}`, size)
  const { page } = player
  await playNow(player, { powers: 6, years: 5 })
  await giveFirst(player, 'challenge')
  await page.click('[data-test=lists]')
  await pressReady(player)
  await untilMoment(player, 'confrontation')
  await take(player, `crisis-${size}-1-asked`)
  await page.click('[data-test=confront-raise]')
  await take(player, `crisis-${size}-2-chosen`, 600)
  for (let moves = 0; moves < 12 && (await page.locator('.stare-down').count()) > 0; moves++) {
    const move = moves < 3 ? 'confront-raise' : 'confront-stepBack'
    const before = await page.getAttribute('.war-room', 'data-number')
    await page.click(`[data-test=${move}]`, { delay: 700 })
    await page.waitForFunction(
      (mark) => document.querySelector('.war-room')?.getAttribute('data-number') !== mark,
      before,
    )
    await take(player, `crisis-${size}-3-move-${moves}`)
  }
  if (player.errors.length > 0) console.error(player.errors)
  await page.context().close()
}

/** An alarm: asked on the hotline where there is one, waited out, and told. */
async function alarm(size: Size): Promise<void> {
  const player = await sitDown(browser, `${server.base}/?lang=${values.language}`, size)
  const { page } = player
  await page.click('[data-test=settings-of-match]')
  await page.selectOption('select[name=scenario]', 'autumn-1983')
  await page.selectOption('select[name=timeControl]', 'untimed')
  await page.click('[data-test=play]')
  await page.waitForSelector('[data-test=year]')
  await playTo(player, 'warning')
  if ((await page.getAttribute('.war-room', 'data-list')) !== 'none') await page.click('[data-test=lists]')
  await take(player, `alarm-${size}-1-asked`)
  const before = await page.getAttribute('.war-room', 'data-number')
  await page.click('[data-test="warning.rideOut"]')
  await page.waitForFunction(
    (mark) => document.querySelector('.war-room')?.getAttribute('data-number') !== mark,
    before,
  )
  await take(player, `alarm-${size}-2-told`)
  if (player.errors.length > 0) console.error(player.errors)
  await page.context().close()
}

/** A war: keys, flights, the silence after, and the year that follows. */
async function war(size: Size): Promise<void> {
  const player = await sitDown(browser, `${server.base}/?lang=${values.language}`, size)
  const { page } = player
  page.setDefaultTimeout(8000)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  await playNow(player, { powers: 6, years: 5 })
  await takeKeysOut(player, 'boreal')
  await take(player, `war-${size}-1-keys`)
  await holdKeys(player)
  await page.click('[data-test=lists]')
  await page.click('[data-test=ready]')
  for (let seconds = 2; seconds < 24; seconds += 2) {
    await take(player, `war-${size}-2-${String(seconds).padStart(2, '0')}`, 2000)
    if (await page.isVisible('[data-test=war-told]')) break
  }
  await putYearAway(page)
  for (let moves = 0; moves < 12; moves++) {
    const moment = await myMove(player)
    if (moment === 'planning' || moment === 'aftermath') break
    await quietly(player)
  }
  await openTab(player, 'map')
  await take(player, `war-${size}-3-after`, 3000)
  if (player.errors.length > 0) console.error(player.errors)
  await page.context().close()
}

const SCENES: Readonly<Record<string, (size: Size) => Promise<void>>> = { crisis, alarm, war }

for (const name of values.scenes.split(',')) {
  for (const size of values.sizes.split(',') as Size[]) {
    await SCENES[name]?.(size)
    console.log(`${name} ${size}`)
  }
}
await browser.close()
await server.kill('SIGTERM')
files.remove()
