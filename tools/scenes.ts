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
  type Player,
  playNow,
  playTo,
  pressReady,
  type SCREENS,
  sitDown,
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
  await page.click('[data-test=lesson]')
  await page.waitForSelector('[data-test=ready]')
  await playTo(player, 'warning')
  await page.click('[data-test=lists]').catch(() => undefined)
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

const SCENES: Readonly<Record<string, (size: Size) => Promise<void>>> = { crisis, alarm }

for (const name of values.scenes.split(',')) {
  for (const size of values.sizes.split(',') as Size[]) {
    await SCENES[name]?.(size)
    console.log(`${name} ${size}`)
  }
}
await browser.close()
await server.kill('SIGTERM')
files.remove()
