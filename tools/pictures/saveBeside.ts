import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser } from 'playwright-core'

/** How well pictures are kept, 0–1, and the pixels between two. */
const QUALITY = 0.8
const GAP = 12

/** The size every picture is brought to, in pixels: of one side, the other follows. */
export type PictureSize = { readonly width: number } | { readonly height: number }

/** Saves pictures beside each other in one WebP, so many in a row. The browser makes it: no other program is needed. */
export async function saveBeside(
  browser: Browser,
  file: string,
  pngs: readonly Buffer[],
  size: PictureSize,
  perRow = pngs.length,
): Promise<void> {
  const context = await browser.newContext()
  const blank = await context.newPage()
  const webp = await blank.evaluate(
    async ([sources, wanted, quality, gap, most]) => {
      const images = await Promise.all(
        sources.map(async (source) => {
          const image = new Image()
          image.src = `data:image/png;base64,${source}`
          await image.decode()
          const scale = 'width' in wanted ? wanted.width / image.width : wanted.height / image.height
          return { image, wide: Math.round(image.width * scale), high: Math.round(image.height * scale) }
        }),
      )
      const canvas = document.createElement('canvas')
      const rows = Array.from({ length: Math.ceil(images.length / most) }, (_, row) =>
        images.slice(row * most, (row + 1) * most),
      )
      canvas.width = Math.max(...rows.map((row) => row.reduce((sum, { wide }) => sum + wide + gap, -gap)))
      canvas.height = rows.reduce((sum, row) => sum + row[0]!.high + gap, -gap)
      const pen = canvas.getContext('2d')!
      pen.imageSmoothingQuality = 'high'
      let y = 0
      for (const row of rows) {
        let x = 0
        for (const { image, wide, high } of row) {
          pen.drawImage(image, x, y, wide, high)
          x += wide + gap
        }
        y += row[0]!.high + gap
      }
      return canvas.toDataURL('image/webp', quality).split(',')[1]!
    },
    [pngs.map((png) => png.toString('base64')), size, QUALITY, GAP, perRow] as const,
  )
  await context.close()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, Buffer.from(webp, 'base64'))
}
