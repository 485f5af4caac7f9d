import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { RouteName, RouteResponse } from '#shared/protocol/routes'
import { faultsOf } from '#tests/support/axe'
import { callRoute, type RouteCall } from '#tests/support/callRoute'
import { beginLobby } from '#tests/support/everyCall'
import { playNow, type SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const PASSWORD = 'a password for the host'
const site = siteForTests({ BALANCE_HOST_PASSWORD: PASSWORD })

const ask = async <Name extends RouteName>(route: Name, given: RouteCall<Name> = {}) =>
  (await (await callRoute(site.base, route, given)).json()) as RouteResponse<Name>

/** A match that runs, a player who was reported in it, and a table that waits. */
beforeAll(async () => {
  const { params, token, power, other } = await beginLobby({ ask })
  const said = { how: 'text', text: 'You will regret this, all of you, and sooner than any of you think.' } as const
  await ask('POST /api/v1/matches/:id/commands', { params, token, body: { command: 'chat', said } })
  await ask('POST /api/v1/matches/:id/reports', { params, token: other.token, body: { power, reason: 'abuse' } })
  const table = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', name: 'Ada', open: true } as const
  await ask('POST /api/v1/lobbies', { body: table })
})

/** Expects a page that axe finds nothing wrong with, and that is not wider than its window. */
async function expectFine(page: Page, moment: string): Promise<void> {
  expect(await faultsOf(page), moment).toEqual([])
  const tooWide = await page.evaluate(() => {
    return document.documentElement.scrollWidth - document.documentElement.clientWidth
  })
  expect(tooWide, moment).toBe(0)
}

test.each(['laptop', 'phone', 'narrow', 'zoomed'] as const satisfies readonly (keyof typeof SCREENS)[])(
  'the host’s page has no fault axe can find, and is not too wide: %s',
  async (screen) => {
    await playNow(await sitDown(site.browser, site.base), { powers: 4, years: 5 })
    const { page } = await sitDown(site.browser, `${site.base}/#/host`, screen)
    await page.waitForSelector('[data-test=host-password]')
    await expectFine(page, 'the door')
    await page.fill('[data-test=host-password]', PASSWORD)
    await page.click('[data-test=host-enter]')
    for (const each of ['[data-test^=hosted-]', '[data-test=report]', '[data-test=host-close-table]'])
      await page.waitForSelector(each)
    await page.fill('[data-test=announcement-text]', 'We stop at noon.')
    await page.click('[data-test=announce]')
    await page.waitForSelector('[data-test=announced]')
    await page.click('[data-test=drain]')
    await page.waitForSelector('[data-test=undrain]')
    await page.click('[data-test^=end-]')
    await page.waitForSelector('[data-test^=sure-]')
    await page.click('[data-test=back-up]')
    await page.waitForSelector('[data-test=upkeep-told]:has-text("host-")')
    await page.fill('[data-test=forget-id]', 'nosuchmatch')
    await page.click('[data-test=forget-match]')
    await page.waitForSelector('[data-test=forget-sure]')
    await page.waitForSelector('[data-test=forget-not]:focus')
    await expectFine(page, 'a question before something is deleted')
    await page.click('[data-test=forget-do]')
    await page.waitForSelector('[data-test=forget-failure]:has-text("no such match")')
    await page.waitForSelector('[data-test=forget-id]:focus')
    await page.waitForSelector('[data-test=host-log] tr:has-text("Back up")')
    await page.click('[data-test=upkeep] summary')
    const shots = process.env.SHOTS
    if (shots !== undefined) await page.screenshot({ path: `${shots}/host-${screen}.png`, fullPage: true })
    await expectFine(page, 'the dashboard')
    await page.click('[data-test=undrain]')
    await page.waitForSelector('[data-test=drain]')
  },
)
