import { describe, expect, test } from 'vitest'
import { faultsOf as faults } from '#tests/support/axe'
import { openTab, playNow, playToTheEnd, SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('on a %s', (screen) => {
  test('front page, table, war room, dialogs and aftermath have no fault axe can find', async () => {
    const player = await sitDown(site.browser, site.base, screen)
    const { page } = player
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=host]')
    await page.waitForSelector('[data-test=code]')
    expect(await faults(page)).toEqual([])
    await page.click('text=Front page')
    await page.waitForSelector('[data-test=play]')
    await playNow(player, { powers: 2, years: 5 })
    await openTab(player, 'orders')
    for (const section of ['posture', 'statement', 'spy']) await page.click(`[data-test=section-${section}]`)
    expect(await faults(page)).toEqual([])
    await openTab(player, 'world')
    await page.click('[data-test=power-boreal]')
    expect(await faults(page)).toEqual([])
    await openTab(player, 'map')
    await page.click('[data-test=verb-spy]')
    await page.click('[data-test=verb-form] [data-test=spy-boreal-2]')
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=meter-safety] summary')
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=meter-safety] summary')
    await openTab(player, 'orders')
    for (const dialog of ['analyst', 'seat']) {
      await page.click(`[data-test=${dialog}]`)
      if (dialog === 'seat') {
        await page.click('[data-test=move-seat]')
        await page.waitForSelector('[data-test=seat-link]')
      }
      expect(await faults(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.click('[data-test=ready]')
    if (await page.waitForSelector('[data-test=year-card]', { timeout: 10_000 }).catch(() => null)) {
      expect(await faults(page)).toEqual([])
    }
    await playToTheEnd(player)
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=debrief]')
    await page.waitForSelector('.chart svg')
    expect(await faults(page)).toEqual([])
    await page.goto(page.url().replace('/debrief/', '/replay/'))
    await page.waitForSelector('[data-test=year]')
    await page.selectOption('[data-test=look-as]', 'boreal')
    await page.click('[data-test=belief-beside] summary')
    expect(await faults(page)).toEqual([])
    await page.goto(`${site.base}/#/practice`)
    await page.goto(`${site.base}/#/lesson`)
    await page.waitForSelector('[data-moment]')
    expect(await faults(page)).toEqual([])
    await page.goto(`${site.base}/#/model`)
    await page.waitForSelector('.model-page h1')
    expect(await faults(page)).toEqual([])
    await page.goto(`${site.base}/#/lesson`)
    await page.evaluate(() => localStorage.setItem('balance.lesson', '2'))
    await page.reload()
    await page.click('[data-test=answer-arming-0]')
    expect(await faults(page)).toEqual([])
  })
})
