import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { openTab, orderStrike } from '#tests/support/player'
import { sitAt } from '#tests/support/seatedPage'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test.each(['laptop', 'phone'] as const)(
  'axe finds no fault while weapons fly, in the silence, and on the card of that year, on a %s',
  async (screen) => {
    const seat = await createMatch(site.base, { powers: 2, years: 5 })
    const player = await sitAt(site.browser, site.base, seat, screen)
    const { page, errors } = player
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.reload()
    await page.waitForSelector('[data-test=year]')
    await orderStrike(player, 'boreal')
    await openTab(player, 'map')
    // The rules of axe are read before anything flies: looking must take less time than the flight.
    await faultsOf(page)
    await page.click('[data-test=ready]')
    await page.waitForSelector('[data-test=toll]')
    expect(await faultsOf(page)).toEqual([])
    await page.waitForSelector('[data-test=war-told]')
    expect(await faultsOf(page)).toEqual([])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (let looks = 0; looks < 600 && (await page.locator('.war-room[data-scene=card]').count()) === 0; looks++) {
      for (const key of ['[data-test=go-on]', '[data-test="retaliation.hold"]', '[data-test="warning.rideOut"]'])
        if (await page.isVisible(key)) await page.click(key, { timeout: 1000 }).catch(() => undefined)
      if ((await page.locator('.war-room[data-scene=film]').count()) > 0) await page.keyboard.press('Escape')
      await page.waitForTimeout(50)
    }
    await page.waitForSelector('[data-test=year-card]')
    expect(await faultsOf(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  },
)
