import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { launchBrowser } from '#tests/support/browser'
import { needs } from '#tests/support/needs'
import { OidcProviderSimulator } from '#tests/support/oidcProvider'
import { sitDown } from '#tests/support/player'
import { freePort, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'

/** Folder for pictures of the pages, where somebody wants to look at them. */
const shots = process.env['BALANCE_SHOTS']

describe('signing on in a browser', needs('Chromium'), () => {
  const provider = new OidcProviderSimulator()
  const folder = temporaryFolder()
  let browser: Browser
  let server: ServerProcess

  beforeAll(async () => {
    await provider.start()
    const port = await freePort()
    const base = `http://127.0.0.1:${port}`
    provider.redirects = [`${base}/sign-on/return`]
    server = await startServer(port, {
      BALANCE_DATABASE: folder.database,
      BALANCE_PUBLIC_URL: base,
      BALANCE_SIGN_ON_HOSTS: 'game-hosts',
      BALANCE_SIGN_ON_TEACHERS: 'teachers',
      ...provider.settings(),
    })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.kill('SIGTERM')
    provider.stop()
    folder.remove()
  })

  test('a host comes in, stays in over a reload, and leaves at the provider too', async () => {
    provider.account = { sub: 'ada-1', claims: { groups: ['game-hosts'], preferred_username: 'Ada' } }
    const { page, errors } = await sitDown(browser, `${server.base}/#/host`)
    await page.waitForSelector('[data-test=sign-on]')
    expect(await faultsOf(page)).toEqual([])
    await page.click('[data-test=sign-on]')
    await page.waitForSelector('[data-test=host-log] tr:has-text("Ada")')
    expect(page.url()).toBe(`${server.base}/#/host`)
    await page.reload()
    await page.waitForSelector('[data-test=host-log]')
    const left: string[] = []
    page.on('request', (request) => left.push(request.url()))
    await page.click('[data-test=host-leave]')
    await page.waitForURL(`${server.base}/`)
    expect(left.some((address) => address.startsWith(`${provider.base}/end-session`))).toBe(true)
    await page.goto(`${server.base}/#/host`)
    await page.waitForSelector('[data-test=host-password]')
    expect(errors).toEqual([])
  })

  test('a teacher signs on and makes a class; without that nobody does', async () => {
    provider.account = { sub: 'bob-2', claims: { groups: ['teachers'] } }
    const { page } = await sitDown(browser, `${server.base}/#/class`, 'phone')
    await page.click('[data-test=make-class]')
    await page.waitForSelector('.failure:has-text("its teachers only")')
    await page.click('[data-test=teacher-sign-on]')
    await page.waitForSelector('[data-test=teacher-signed-on]')
    expect(await faultsOf(page)).toEqual([])
    await page.click('[data-test=make-class]')
    await page.waitForURL(/#\/teach\//)
    await page.goto(`${server.base}/#/class`)
    await page.click('[data-test=teacher-sign-off]')
    await page.waitForURL(`${server.base}/`)
  })

  test.each(['laptop', 'phone'] as const)('who has no role reads why, and finds back: %s', async (screen) => {
    provider.account = { sub: 'eve-3', claims: { groups: ['students'] } }
    const { page } = await sitDown(browser, `${server.base}/#/host`, screen)
    if (shots !== undefined) await page.waitForSelector('[data-test=sign-on]')
    if (shots !== undefined) await page.screenshot({ path: `${shots}/sign-on-${screen}.png` })
    await page.click('[data-test=sign-on]')
    await page.waitForSelector('[data-fault=noRole]')
    expect(await faultsOf(page)).toEqual([])
    if (shots !== undefined) await page.screenshot({ path: `${shots}/no-role-${screen}.png` })
    await page.click('.go')
    await page.waitForURL(`${server.base}/`)
  })
})
