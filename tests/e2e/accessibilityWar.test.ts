import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { answerInPassing, STAGES } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'
import { letStrikeFly, readyToStrike } from '#tests/support/strikeReady'

const site = siteForTests()

test.each(['laptop', 'phone'] as const)(
  'axe finds no fault while weapons fly, in the silence, and on the card of that year, on a %s',
  async (screen) => {
    const player = await readyToStrike(site, screen)
    const { page, errors } = player
    // The rules of axe are read before anything flies: looking must take less time than the flight.
    await faultsOf(page)
    await letStrikeFly(player)
    expect(await faultsOf(page)).toEqual([])
    await page.waitForSelector('[data-test=war-told]')
    expect(await faultsOf(page)).toEqual([])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (let looks = 0; looks < 600 && (await page.locator('.war-room[data-scene=card]').count()) === 0; looks++) {
      if (await page.isVisible('[data-test=go-on]'))
        await page.click('[data-test=go-on]', { timeout: 1000 }).catch(() => undefined)
      else if ((await page.locator('.war-room:is([data-scene=film], [data-war=true])').count()) > 0)
        await page.keyboard.press('Escape')
      else
        for (const moment of ['retaliation', 'warning', 'confrontation'] as const)
          if (await page.isVisible(STAGES[moment])) await answerInPassing(player, moment)
      await page.waitForTimeout(50)
    }
    await page.waitForSelector('[data-test=year-card]')
    expect(await faultsOf(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  },
)
