import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawn } from '#tests/support/mapHands'
import { mapPixels } from '#tests/support/mapPixels'
import { giveFirst, openTab, playNow, pressReady, putYearAway, sitDown, untilMoment } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** Pixels of the colour in which estimates are printed beside names, and in which the small map has its frame, on the map alone: bright, or dimmed below a scene. */
async function wordsOnMap(page: Page): Promise<number> {
  const data = await mapPixels(page)
  let amber = 0
  for (let n = 0; n < data.length; n += 4) {
    const [red, green, blue] = [data[n]!, data[n + 1]!, data[n + 2]!]
    if (red > 100 && green < 0.93 * red && red > 1.25 * blue) amber++
  }
  return amber
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
