import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.SLOW_SHOTS

test.each(['laptop', 'phone'] as const)(
  'a slow table closes its windows at a time of day; a player says until when they are away, and that they are back: %s',
  async (screen) => {
    const { page, errors } = await sitDown(site.browser, site.base, screen)
    const shot = async (name: string) => {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${screen}-${name}.png` })
    }
    const focused = () => page.evaluate(() => document.activeElement?.tagName)
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    expect(await page.locator('[data-test=daily-close]').count()).toBe(0)
    await page.click('.hosting summary')
    await page.selectOption('.hosting select[name=timeControl]', 'slow')
    await page.fill('[data-test=daily-close]', '20:00')
    await page.locator('[data-test=daily-close]').scrollIntoViewIfNeeded()
    await shot('host')
    expect(await faultsOf(page)).toEqual([])
    await page.click('[data-test=host]')
    await page.waitForSelector('[data-test=closes-daily]')
    expect(await page.textContent('[data-test=closes-daily]')).toContain('20:00')
    await shot('table')
    await page.click('[data-test=begin]')
    await page.waitForSelector('[data-test=year]')
    await page.click('[data-test=clock]')
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    await page.fill('[data-test=back-day]', day)
    await page.locator('[data-test=absence]').scrollIntoViewIfNeeded()
    await shot('dialog')
    await page.click('[data-test=say-away]')
    await page.waitForSelector('[data-test=back-again]')
    await page.locator('[data-test=absence]').scrollIntoViewIfNeeded()
    await shot('away')
    expect(await focused()).not.toBe('BODY')
    expect(await faultsOf(page)).toEqual([])
    expect(await page.textContent('[data-test=awaited]')).toMatch(/You are away until/)
    await page.click('[data-test=back-again]')
    await page.waitForSelector('[data-test=say-away]')
    expect(await page.textContent('[data-test=awaited]')).not.toMatch(/away/)
    expect(await focused()).not.toBe('BODY')
    expect(errors).toEqual([])
  },
)
