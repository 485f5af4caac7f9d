import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawn } from '#tests/support/mapHands'
import { giveFirst, openTab, playNow, pressReady, putYearAway, sitDown, untilMoment } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** Pixels of the colour in which estimates are printed beside names, and in which the small map has its frame, on the map alone. */
async function wordsOnMap(page: Page): Promise<number> {
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
  const count = await blank.evaluate(async (source) => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    let amber = 0
    for (let n = 0; n < data.length; n += 4) {
      const [red, green, blue] = [data[n]!, data[n + 1]!, data[n + 2]!]
      if (red > 190 && green > 120 && green < 0.9 * red && blue < 0.55 * red) amber++
    }
    return amber
  }, png)
  await blank.close()
  return count
}

test('a crisis on a phone hides the names of the map and the small map: its ladder is read against land alone', async () => {
  const player = await sitDown(site.browser, `${site.base}/?lang=en`, 'phone')
  const { page, errors } = player
  await playNow(player, { powers: 6, years: 5 })
  await putYearAway(page)
  await openTab(player, 'map')
  await drawn(page)
  const inPeace = await wordsOnMap(page)
  expect(inPeace).toBeGreaterThan(100)
  await giveFirst(player, 'challenge')
  await openTab(player, 'map')
  await pressReady(player)
  await untilMoment(player, 'confrontation')
  await page.waitForSelector('.stare-down')
  expect(await wordsOnMap(page)).toBeLessThan(inPeace / 10)
  expect(errors).toEqual([])
})
