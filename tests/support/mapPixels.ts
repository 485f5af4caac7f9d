import type { Page } from 'playwright-core'

/** Red, green, blue and opacity, 0–255, of every pixel of the map as it is seen, row by row; bars and cards are not in it. */
export async function mapPixels(page: Page): Promise<Uint8Array> {
  // One by one, because the page's policy allows no style sheet from elsewhere.
  const others = page.locator('.war-room > :not(.map-host)')
  const show = (visibility: string) =>
    others.evaluateAll((all, value) => {
      for (const each of all as HTMLElement[]) each.style.setProperty('visibility', value, 'important')
    }, visibility)
  await show('hidden')
  await page.waitForTimeout(2500)
  const png = (await page.locator('.map-host').screenshot()).toString('base64')
  await show('')
  // Not in the page itself, whose policy allows no pictures from elsewhere.
  const blank = await page.context().newPage()
  const pixels = await blank.evaluate(async (source) => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    let bytes = ''
    for (let n = 0; n < data.length; n += 8192) bytes += String.fromCharCode(...data.subarray(n, n + 8192))
    return btoa(bytes)
  }, png)
  await blank.close()
  return Buffer.from(pixels, 'base64')
}
