import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { launchBrowser, OTHER_MACHINE } from '#tests/support/browser'
import { openClass, type Teacher } from '#tests/support/classroom'
import { type Launching, LtiPlatformSimulator } from '#tests/support/ltiPlatform'
import { freePort } from '#tests/support/servers'
import { serve, type TestServer } from '#tests/support/testServer'

const platform = new LtiPlatformSimulator()
let browser: Browser
let server: TestServer
let teacher: Teacher
/** The game, on another site than the platform. */
let game: string

beforeAll(async () => {
  await platform.start()
  const port = await freePort()
  game = `http://${OTHER_MACHINE}:${port}`
  server = await serve({
    BALANCE_PORT: String(port),
    BALANCE_PUBLIC_URL: game,
    BALANCE_LTI_PLATFORMS: JSON.stringify([platform.settings(true)]),
  })
  platform.setUp(game, server.base)
  teacher = await openClass(server.base)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  platform.stop()
})

/** A page of the platform that shows the game in a frame, once it has signed somebody in. */
async function course(launching: Launching): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${platform.base}/keys`)
  const login = await fetch(`${server.base}/lti/login?${platform.loginQuery()}`, { redirect: 'manual' })
  const { id_token, state } = await platform.signIn(login.headers.get('location')!, launching)
  await page.setContent(`<main><iframe name="tool" style="width:100%;height:700px" title="Tool"></iframe>
    <form method="post" target="tool" action="${game}/lti/launch"><input name="id_token" value="${id_token}">
    <input name="state" value="${state}"><button>Open</button></form></main>`)
  await page.click('button')
  await page.frameLocator('iframe').locator('h1').waitFor()
  return page
}

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

describe('in a frame of a platform on another site', () => {
  test('a student goes in: the game opens in a tab of its own, in which the seat is kept', async () => {
    const page = await course({ custom: { class: teacher.made.code } })
    await shot(page, 'student')
    const opened = page.context().waitForEvent('page')
    await page.frameLocator('iframe').locator('button').click()
    const own = await opened
    await own.waitForURL(/#\/student\//)
    const { students } = await teacher.board()
    expect(students).toHaveLength(1)
    await own.getByText(students[0]!.label).first().waitFor()
    await own.reload()
    await own.getByText(students[0]!.label).first().waitFor()
    expect(own.url()).toContain(`${game}/#/student/`)
    await page.context().close()
  })

  test('on a device that has been here before, the launch takes the place of what it kept', async () => {
    const page = await course({ custom: { class: teacher.made.code } })
    for (let time = 0; time < 2; time++) {
      const opened = page.context().waitForEvent('page')
      await page.frameLocator('iframe').locator('button').click()
      const own = await opened
      await own.waitForURL(/#\/student\//)
      await own
        .getByText((await teacher.board()).students[0]!.label)
        .first()
        .waitFor()
    }
    expect((await teacher.board()).students).toHaveLength(1)
    await page.context().close()
  })

  test('a teacher picks a class, and takes the link back to the platform', async () => {
    const page = await course({ roles: ['Instructor'], deepLink: true })
    await shot(page, 'chooser')
    const frame = page.frameLocator('iframe')
    await frame.locator('[name=code]').fill(teacher.made.code)
    await frame.locator('[name=graded]').check()
    await frame.locator('button').click()
    await frame.locator('[name=JWT]').waitFor({ state: 'attached' })
    await shot(page, 'chosen')
    const sent = page.waitForRequest(`${platform.base}/deep-link-return`)
    await frame.locator('button').click()
    const message = new URLSearchParams((await sent).postData() ?? '').get('JWT') ?? ''
    expect(await platform.takeDeepLink(message)).toMatchObject([{ custom: { class: teacher.made.code } }])
    await page.context().close()
  })

  test('its pages are in order for people who cannot see or use a mouse', async () => {
    const page = await browser.newPage()
    await page.setContent(
      `<form method="post" action="${game}/lti/launch"><input name="state"><button>Open</button></form>`,
    )
    await page.click('button')
    await page.waitForSelector('[data-fault=malformed]')
    expect(await faultsOf(page)).toEqual([])
    await shot(page, 'refused')
    await page.close()
  })
})
