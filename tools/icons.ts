/**
 * `npm run tool -- icons`: draws assets/web/icon.svg as the PNGs that home screens of phones ask for. Those that a phone cuts to a shape of
 * its own have room around the picture.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '#tests/support/browser'
import { ROOT } from '../scripts/pinnedNode.mjs'

const FOLDER = join(ROOT, 'assets/web')
const GROUND = '#070b10'

/** Each file with its pixels, and the part of its width that the picture takes. */
const ICONS = [
  { name: 'icon-180.png', size: 180, part: 0.84 },
  { name: 'icon-192.png', size: 192, part: 1 },
  { name: 'icon-512.png', size: 512, part: 1 },
  { name: 'icon-maskable-512.png', size: 512, part: 0.72 },
] as const

const svg = Buffer.from(readFileSync(join(FOLDER, 'icon.svg'))).toString('base64')
const browser = await launchBrowser()
const page = await (await browser.newContext()).newPage()
for (const { name, size, part } of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  const ground = part < 1 ? GROUND : 'transparent'
  const inner = Math.round(size * part)
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}"><img width="${inner}" height="${inner}" src="data:image/svg+xml;base64,${svg}">`,
  )
  writeFileSync(join(FOLDER, name), await page.screenshot({ omitBackground: part === 1 }))
}
await browser.close()
