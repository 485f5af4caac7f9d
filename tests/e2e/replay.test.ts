import { describe, expect, test } from 'vitest'
import { goldenText } from '#tests/support/golden'
import { openFile, playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe('a replay', () => {
  test('of a match of this server is scrubbed, jumped and seen through other eyes; its address leads back to the moment', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await playNow(player, { powers: 2, years: 5 })
    await playToTheEnd(player)
    await page.click('[data-test=replay]')
    await page.waitForSelector('[data-test=replay-bar]')
    await page.waitForSelector('[data-test=year]:has-text("Year 1")')
    await page.fill('[data-test=scrub]', '3')
    await page.waitForSelector('[data-test=replay-bar][data-index="3"]')
    await page.selectOption('[data-test=look-as]', 'boreal')
    await page.waitForSelector('.lists-head:has-text("Replay")')
    await page.click('[data-test=belief-beside] summary')
    expect(await page.locator('[data-test=belief-beside] tbody tr').count()).toBe(1)
    const address = page.url()
    expect(address).toContain('/3/boreal')
    const again = await sitDown(site.browser, address)
    await again.page.waitForSelector('[data-test=replay-bar][data-index="3"]')
    expect(await again.page.inputValue('[data-test=look-as]')).toBe('boreal')
    const last = await page.$eval(
      '[data-test=moments] option:last-child',
      (option) => (option as HTMLOptionElement).value,
    )
    await page.selectOption('[data-test=moments]', last)
    await page.waitForSelector('.war-room[data-window=ended]')
    expect(await page.locator('[data-test=aftermath]').count()).toBe(0)
    expect([...errors, ...again.errors]).toEqual([])
  })

  test('runs by itself to the end', async () => {
    const { page, errors } = await sitDown(site.browser, site.base, 'phone')
    await openFile(page, goldenText('first-lesson'))
    await page.waitForSelector('[data-test=section-people]')
    await page.goto(`${site.base}/#/replay/file`)
    await page.waitForSelector('[data-test=replay-play]')
    await page.selectOption('.replay-keys select', 'fast')
    await page.click('[data-test=replay-play]')
    await page.waitForSelector('.war-room[data-window=ended]', { timeout: 60_000 })
    expect(errors).toEqual([])
  })
})
