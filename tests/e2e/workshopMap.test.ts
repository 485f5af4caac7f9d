import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('the map of the workshop is drawn larger with keys, keeps what was in its middle, and takes a tap there: phone', async () => {
  const { page } = await sitDown(site.browser, `${site.base}/?lang=en#/workshop`, 'phone')
  const told = page.waitForResponse((response) => response.url().endsWith('/shared-scenarios'))
  await page.click('[data-test=copy-scenario]')
  const plot = page.locator('[data-territory="442"]')
  await plot.waitFor({ state: 'attached' })
  const width = async () => (await page.locator('.workshop-map').boundingBox())?.width ?? 0
  const middle = () =>
    page.$eval('.map-frame', ({ scrollLeft, scrollWidth, clientWidth }) => (scrollLeft + clientWidth / 2) / scrollWidth)
  // This server's host has not turned sharing on.
  expect(await (await told).json()).toEqual({ sharing: 'off' })
  await page.waitForSelector('[data-test=faults].good')
  expect(await page.locator('[data-test=share-part]').count()).toBe(0)
  const before = await width()
  for (let n = 0; n < 3; n++) await page.click('[data-test=map-closer]')
  expect(await page.getAttribute('[data-test=map-closer]', 'aria-disabled')).toBe('true')
  await expect.poll(async () => (await width()) / before).toBeCloseTo(8, 0)
  expect(await middle()).toBeCloseTo(0.5, 1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOf(page)).toEqual([])
  await plot.scrollIntoViewIfNeeded()
  if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/workshop-zoomed-phone.png`, await page.screenshot())
  const was = await plot.getAttribute('fill')
  await plot.click()
  const hasChanged = ([fill]: (string | null)[]) =>
    document.querySelector('[data-territory="442"]')?.getAttribute('fill') !== fill
  await page.waitForFunction(hasChanged, [was])
  await page.click('[data-test=map-farther]')
  await expect.poll(async () => (await width()) / before).toBeCloseTo(4, 0)
})
