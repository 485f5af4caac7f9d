import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTab, ordersSaved, playNow, sitDown } from '#tests/support/player'
import { Relay } from '#tests/support/relay'
import { siteForTests } from '#tests/support/site'

const site = siteForTests({ BALANCE_HOST_PASSWORD: 'river-lamp-otter' })
let relay: Relay
/** Waits below end with the page, not with a clock: this is only how long a test may hang. */
const PATIENT = { timeout: 90_000 }

beforeEach(async () => {
  relay = await Relay.to(site.port)
})
afterEach(() => relay.close())

describe('a line that dies without being closed', () => {
  test('is noticed and said, opened anew, and the orders given meanwhile are sent', async () => {
    const player = await sitDown(site.browser, relay.base)
    await playNow(player, { powers: 2, years: 5 })
    await openTab(player, 'orders')
    relay.blackOut()
    await player.page.click('[data-test=more-submarines]')
    await player.page.waitForSelector('[data-status=reconnecting]', { state: 'attached', ...PATIENT })
    await player.page.waitForSelector('[data-status=live]', { state: 'attached', ...PATIENT })
    await ordersSaved(player)
  })

  test.each(['socket', 'stream'] as const)('is noticed though nothing is sent over it: a %s', async (transport) => {
    if (transport === 'stream') relay.fault = ({ isUpgrade }) => (isUpgrade ? 'swallow' : 'pass')
    const player = await sitDown(site.browser, relay.base)
    await playNow(player, { powers: 2, years: 5 })
    await player.page.waitForSelector('[data-status=live]', { state: 'attached', ...PATIENT })
    relay.blackOut()
    await player.page.waitForSelector('[data-status=reconnecting]', { state: 'attached', ...PATIENT })
    await player.page.waitForSelector('[data-status=live]', { state: 'attached', ...PATIENT })
  })

  test('on any page that is kept fresh: it says that it is out of date, until it is not', async () => {
    const { page } = await sitDown(site.browser, relay.base)
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    await page.click('[data-test=host]')
    await page.waitForSelector('[data-test=places]')
    relay.fault = () => 'swallow'
    relay.blackOut()
    await page.waitForSelector('[data-test=stale] >> text=Not up to date since', PATIENT)
    relay.fault = () => 'pass'
    await page.waitForFunction(
      () => document.querySelector('[data-test=stale]')?.textContent === '',
      undefined,
      PATIENT,
    )
  })
})

describe('a network that swallows the socket’s upgrade', () => {
  test('the war room opens by the next way, as the check said, and the next match begins with it', async () => {
    relay.fault = ({ isUpgrade }) => (isUpgrade ? 'swallow' : 'pass')
    const player = await sitDown(site.browser, relay.base)
    const { page } = player
    await page.goto(`${relay.base}/#/check`)
    await page.waitForSelector('[data-test=verdict]:has-text("You can play here")', PATIENT)
    const ways = await page.locator('[data-test=checks] li').evaluateAll((rows) => rows.map((row) => row.dataset))
    expect(ways.map(({ check, did }) => `${check} ${did}`)).toEqual(
      expect.arrayContaining(['socket fails', 'stream works', 'poll works']),
    )
    await page.goto(`${relay.base}/#/`)
    await playNow(player, { powers: 2, years: 5 })
    await page.waitForSelector('.connection-banner:has-text("No socket gets through here")', PATIENT)
    const tried = relay.upgrades
    await page.goto(`${relay.base}/#/`)
    await page.reload()
    await playNow(player, { powers: 2, years: 5 })
    await page.waitForSelector('.connection-banner:has-text("No socket gets through here")', PATIENT)
    expect(relay.upgrades).toBe(tried)
  })
})

describe('the check where the server takes no new matches', () => {
  test('says what the server said, and calls no way closed that it has not tried', async () => {
    const { page } = await sitDown(site.browser, site.base)
    const login = await page.request.post(`${site.base}/api/v1/host/login`, { data: { password: 'river-lamp-otter' } })
    const { token } = await login.json()
    const headers = { authorization: `Bearer ${token}` }
    const { servers } = await (await page.request.get(`${site.base}/api/v1/host/status`, { headers })).json()
    const drain = (command: string) =>
      page.request.post(`${site.base}/api/v1/host/commands`, { headers, data: { command, server: servers[0].url } })
    expect((await drain('drain')).ok()).toBe(true)
    await page.goto(`${site.base}/#/check`)
    await page.waitForSelector('[data-test=verdict]:has-text("so the network was not tried")')
    const rows = await page.locator('[data-test=checks] li').evaluateAll((list) => list.map((row) => row.dataset.did))
    expect(rows).toEqual(['works', 'fails', 'untried', 'untried', 'untried', 'works', 'works'])
    await expect.poll(() => page.textContent('[data-check=match]')).toContain('begins nothing new')
    await drain('undrain')
  })
})
