import { describe, expect, test } from 'vitest'
import { openTab, ordersSaved, playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** What a school's firewall does to every socket: it never opens. */
const BLOCK_SOCKETS = `window.WebSocket = class {
  constructor() { setTimeout(() => { this.onerror?.(new Event('error')); this.onclose?.(new CloseEvent('close', { code: 1006 })) }) }
  close() {} send() {} addEventListener() {}
}`

describe('the check of device and network', () => {
  test('tries the real thing and says what gets through', async () => {
    const player = await sitDown(site.browser, site.base, 'phone')
    const { page } = player
    await page.goto(`${site.base}/#/check`)
    await page.waitForSelector('[data-test=verdict]:has-text("Everything works here")')
    await page.addInitScript(BLOCK_SOCKETS)
    await page.route('**/stream*', (route) => route.abort())
    await page.reload()
    await page.waitForSelector('[data-test=verdict]:has-text("You can play here")', { timeout: 40_000 })
    const works = await page.locator('[data-test=checks] li').evaluateAll((rows) => rows.map((row) => row.dataset.did))
    expect(works).toEqual(['works', 'works', 'fails', 'fails', 'works', 'works', 'works'])
  })
})

describe('on a network that lets neither sockets nor streams through', () => {
  test('a whole match is played by asking now and then', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await page.addInitScript(BLOCK_SOCKETS)
    await page.route('**/stream*', (route) => route.abort())
    await page.reload()
    await playNow(player, { powers: 2, years: 5 })
    await page.waitForSelector('.connection-banner:has-text("asking the server")', { timeout: 30_000 })
    await openTab(player, 'orders')
    await page.click('[data-test=more-submarines]')
    await ordersSaved(player)
    await playToTheEnd(player)
    expect(await page.textContent('[data-test=aftermath] .outcome')).not.toBe('')
  })
})

describe('on a network that lets no socket through', () => {
  test('a whole match is played over plain HTTP, a restart of the server included, and the page shows the transport', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await page.addInitScript(BLOCK_SOCKETS)
    await page.reload()
    await playNow(player, { powers: 4, years: 5 })
    await page.waitForSelector('.connection-banner:has-text("No socket gets through here")')
    await openTab(player, 'orders')
    await page.click('[data-test=more-submarines]')
    await ordersSaved(player)
    await site.kill('SIGKILL')
    await page.waitForSelector('[data-status=reconnecting]', { state: 'attached' })
    await site.start()
    await page.waitForSelector('[data-status=live]', { state: 'attached' })
    await page.waitForSelector('[data-test=given] li:has-text("Submarines")')
    await playToTheEnd(player)
    expect(await page.textContent('[data-test=aftermath] .outcome')).not.toBe('')
  })
})

describe('on a device that must be spared', () => {
  test('no map is fetched until it is asked for; everything is read and ordered from the lists', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lite=1`)
    const { page } = player
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await playNow(player, { powers: 2, years: 5 })
    await page.click('[data-test=more-submarines]')
    await ordersSaved(player)
    expect(fetched.filter((url) => /\/map-|\/world/.test(url))).toEqual([])
    await page.click('[data-test=show-map]')
    await page.waitForSelector('.map-canvas canvas')
    expect(player.errors).toEqual([])
  })
})
