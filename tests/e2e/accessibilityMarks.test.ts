import { expect, test } from 'vitest'
import { keptAsPractice, momentOf } from '#tests/support/moments'
import { openTab, putYearAway, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('where the system sets the colours, what is pressed looks otherwise than what is not', async () => {
  const saved = await momentOf('planning')
  const player = await sitDown(site.browser, 'about:blank')
  const { page } = player
  await page.emulateMedia({ forcedColors: 'active' })
  await page.addInitScript(keptAsPractice(saved))
  await page.goto(`${site.base}/?lite=1#/practice`)
  await page.waitForSelector('.war-room')
  await putYearAway(page)
  await openTab(player, 'orders')
  await page.click('[data-test=section-posture]')
  const looks = (pressed: boolean) =>
    page
      .locator(`.choices button[aria-pressed=${pressed}]`)
      .first()
      .evaluate((key) => {
        const { backgroundColor, color, borderColor } = getComputedStyle(key)
        return [backgroundColor, color, borderColor]
      })
  const [pressed, other] = [await looks(true), await looks(false)]
  expect(pressed[0]).not.toBe(other[0])
  expect(pressed[1]).not.toBe(other[1])
})

test('every page has a title of its own, and a first stop that leads over its bars to its heading', async () => {
  const { page } = await sitDown(site.browser, site.base)
  const titles = new Set<string>()
  for (const address of ['', 'lesson', 'class', 'join', 'model', 'terms', 'check', 'host']) {
    await page.goto(`${site.base}/#/${address}`)
    await page.waitForSelector('main h1')
    // What the page is called may be known only once it is open.
    await expect.poll(async () => titles.has(await page.title()), { timeout: 10_000, message: address }).toBe(false)
    titles.add(await page.title())
  }
  expect(titles.size).toBe(8)
  await page.reload()
  await page.waitForSelector('main h1')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip-link')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})
