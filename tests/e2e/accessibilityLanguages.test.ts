import { describe, expect, test } from 'vitest'
import { faultsOf as faults } from '#tests/support/axe'
import { openTab, playNow, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe.each(['zh-Hant', 'zh-Hans', 'pseudo'])('in %s', (language) => {
  test('nothing overflows the page, on the narrowest screen, and axe finds no fault', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=${language}`, 'phone')
    const { page } = player
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect([await faults(page), await tooWide()]).toEqual([[], false])
    await playNow(player, { powers: 6, years: 5 })
    for (const tab of ['orders', 'world', 'feed', 'map'] as const) {
      await openTab(player, tab)
      expect([tab, await faults(page), await tooWide()]).toEqual([tab, [], false])
    }
    await page.goto(`${site.base}/?lang=${language}#/check`)
    await page.waitForSelector('[data-test=checks] [data-did=works]')
    await page.waitForSelector('[data-test=checks]:not(:has([data-did=trying]))')
    expect([await faults(page), await tooWide()]).toEqual([[], false])
  })

  test('a watcher and the clock are in that language too', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=${language}`)
    const { page } = player
    await page.click('[data-test=settings-of-match]')
    await page.selectOption('select[name=timeControl]', 'live')
    await page.click('[data-test=play-these]')
    await page.waitForSelector('[data-test=clock]')
    await page.click('[data-test=clock]')
    expect(await faults(page)).toEqual([])
    const watcher = await sitDown(site.browser, `${site.base}/?lang=${language}`)
    await watcher.page.goto(page.url())
    await watcher.page.waitForSelector('[data-test=watching]')
    expect(await faults(watcher.page)).toEqual([])
    expect(await watcher.page.textContent('[data-test=watching]')).not.toContain('everybody may know')
  })
})
