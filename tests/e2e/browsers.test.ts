import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openClass } from '#tests/support/classroom'
import { openTab, playNow, sitDown } from '#tests/support/player'
import { HIDES, REFUSES_ALL } from '#tests/support/roadSwitches'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** As Chrome on Android behaves: permission can be granted, constructing throws. */
const ANDROID = `(() => {
  const N = function () { throw new TypeError("Failed to construct 'Notification': Illegal constructor.") }
  N.permission = 'granted'; N.requestPermission = async () => 'granted'
  Object.defineProperty(window, 'Notification', { value: N, configurable: true })
})()`

/** Plays one window of a match while the page is hidden; the page has taken in what came of it. */
async function playHidden(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { __hidden: true }))
  await page.click('[data-test=more-submarines]')
  await page.click('[data-test=ready]')
  await page.waitForSelector('.war-room:not([data-number="0"])')
  await page.waitForSelector('[data-test=news] li, .feed li')
}

describe('what a browser refuses', () => {
  test.each([
    ['notices made by the page', ANDROID],
    ['everything', REFUSES_ALL],
  ])('stops no view from being taken in: %s', async (_, refusals) => {
    const player = await sitDown(site.browser, 'about:blank')
    const { page } = player
    await page.addInitScript(refusals)
    await page.addInitScript(HIDES)
    await page.goto(site.base)
    await playNow(player, { powers: 2, years: 5 })
    await openTab(player, 'orders')
    await playHidden(page)
    expect(player.errors).toEqual([])
  })

  test('to copy is said, and the page declines to be translated', async () => {
    const { page } = await sitDown(site.browser, 'about:blank')
    await page.addInitScript(REFUSES_ALL)
    await page.goto(site.base)
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    await page.click('[data-test=host]')
    await page.click('[data-test=copy-link]')
    await page.waitForSelector('text=mark the link above')
    expect(await page.getAttribute('html', 'translate')).toBe('no')
  })
})

describe('a frame that allows scripts and nothing else', () => {
  test('says how the game can be opened', async () => {
    const { page } = await sitDown(site.browser, 'about:blank')
    const other = `${site.base}/other`
    const body = `<iframe sandbox="allow-scripts" src="${site.base}/"></iframe>`
    await page.route(other, (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.goto(other)
    await page.frameLocator('iframe').locator('main:has-text("in a window of its own")').waitFor()
  })
})

/** Types as an input method does: letters are composed in the field before Enter takes them. */
async function compose(page: Page, field: string, composed: readonly string[], word: string): Promise<void> {
  await page.focus(field)
  const cdp = await page.context().newCDPSession(page)
  for (const text of composed) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  // The key that ends a composition is told to pages as one of the input method.
  const enter = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await cdp.send('Input.insertText', { text: word })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
}

describe('an input method', () => {
  test('composes a code that is not rewritten meanwhile', async () => {
    const { page } = await sitDown(site.browser, `${site.base}/#/join`)
    await compose(page, '[data-test=class-code]', ['t', 'ta', 'tan', 'tan2', 'tan2v'], 'tan2v')
    expect((await page.inputValue('[data-test=class-code]')).toUpperCase()).toBe('TAN2V')
    expect(await page.textContent('[data-test=join-failure]')).toBe('')
  })

  test('takes a word with Enter, which says nothing yet', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    await page.selectOption('[data-test=talk-rule]', 'free')
    await page.click('[data-test=host]')
    await page.click('[data-test=begin]')
    await page.waitForSelector('[data-test=year]')
    await openTab(player, 'feed')
    await compose(page, '[data-test=words]', ['n', 'ni', 'nihao'], '你好')
    await page.waitForTimeout(500)
    expect(await page.inputValue('[data-test=words]')).toBe('你好')
    expect(await page.locator('[data-test=talk] li').count()).toBe(0)
    await page.press('[data-test=words]', 'Enter')
    await page.waitForSelector('[data-test=talk] li:has-text("你好")')
  })
})

describe('two tabs', () => {
  test('keep the classes made in either, whatever is reloaded', async () => {
    const { page: one } = await sitDown(site.browser, `${site.base}/#/class`)
    const two = await one.context().newPage()
    await two.goto(`${site.base}/#/class`)
    for (const page of [one, two]) {
      await page.click('[data-test=make-class]')
      await page.waitForSelector('[data-test=board]')
    }
    for (const page of [one, two]) {
      await page.reload()
      await page.waitForSelector('[data-test=board]')
    }
  })
})

describe('a page whose files cannot be fetched', () => {
  test('is said, and comes by itself once they can', async () => {
    const { page } = await sitDown(site.browser, site.base)
    await page.route('**/assets/LessonPage-*', (route) => route.abort())
    await page.click('[data-test=lesson]')
    await page.waitForSelector('[data-test=page-failed]')
    await page.unroute('**/assets/LessonPage-*')
    await page.waitForSelector('[data-test=page-failed]', { state: 'detached' })
    await page.waitForSelector('[data-test^=guide], .guide, .lesson, .war-room')
  })

  test('that comes late is not put over the page that was gone back to', async () => {
    const { page } = await sitDown(site.browser, site.base)
    let answer: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/assets/classroom-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.click('[data-test=classroom]')
    await page.waitForFunction(() => location.hash === '#/class')
    await page.goBack()
    const came = page.waitForResponse('**/assets/classroom-*.js').catch(() => undefined)
    answer()
    await came
    await page.waitForTimeout(500)
    expect(await page.locator('[data-test=play]').count()).toBe(1)
  })
})

test('a student looks at the wall by an address that holds no token, and that opens it on their device only', async () => {
  const { made } = await openClass(site.base)
  const { page } = await sitDown(site.browser, `${site.base}/#/join/${made.code}`)
  await page.fill('[data-test=label]', 'Ada')
  await page.click('[data-test=enter-class]')
  await page.waitForSelector('[data-test=waiting]')
  await page.click('.ways a')
  await page.waitForSelector('[data-test=big-code]')
  expect(await page.evaluate(() => location.hash)).toBe(`#/projector/${made.id}`)
  const { page: other } = await sitDown(site.browser, page.url())
  await other.waitForSelector('[data-test=projector][data-phase=gone]')
})

describe('Back', () => {
  test('leaves a match of a table in one step', async () => {
    const { page } = await sitDown(site.browser, site.base)
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    await page.click('[data-test=host]')
    await page.click('[data-test=begin]')
    await page.waitForSelector('.war-room')
    await page.goBack()
    await page.waitForSelector('[data-test=play]')
    await page.waitForTimeout(1500)
    expect(await page.evaluate(() => location.hash)).not.toMatch(/match|table/)
  })
})
