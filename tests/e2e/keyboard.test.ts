import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HANDS, turnKeys } from '#tests/support/hands'
import { myMove, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

const { press, pick } = HANDS.keyboard
const QUIET = { confrontation: 'confront-stand', warning: 'warning.rideOut', retaliation: 'retaliation.hold' } as const

/** The last year ends in an exchange that no map shows. */
const LAST_YEAR = 5

/** A strike, through both keys. */
async function orderStrike(page: Page): Promise<void> {
  await press(page, '[data-test=section-strike]')
  await press(page, '[data-test=plan-strike]')
  await turnKeys(HANDS.keyboard, page, '.two-keys [data-test^=target-]')
}

/**
 * A year by the lists alone: a lesser state is looked at, aided and, where it will, covered; in the last year a strike;
 * then ready.
 */
async function orderFromLists(page: Page): Promise<void> {
  await press(page, '[data-test^=state-]')
  await page.waitForSelector('.back')
  const act = page.locator('[data-panel=world] [data-test^=act-]').first()
  if ((await act.count()) > 0 && (await act.isEnabled())) await press(page, '[data-panel=world] [data-test^=act-]')
  await press(page, '.back')
  if (await page.isEnabled('[data-test=more-submarines]')) await press(page, '[data-test=more-submarines]')
  if ((await page.textContent('[data-test=year]'))?.includes(`${LAST_YEAR} `)) await orderStrike(page)
  await press(page, '[data-test=ready]')
}

/**
 * Notes every moment between two tasks of the page, and every frame, in which the focus is on nothing, once the keyboard is used; but
 * for Tab, which leads from the last stop of a page to the browser's own keys. A message port is looked from, since timers are held
 * back to some milliseconds.
 */
const WATCH_FOCUS = `(() => {
  window.__lost = []
  window.__looks = 0
  let key
  addEventListener('keydown', (event) => { key = event.key }, true)
  addEventListener('focusin', () => { if (key === 'Tab') key = '' }, true)
  const look = () => {
    if (key === undefined || key === 'Tab') return
    window.__looks++
    const active = document.activeElement
    if (active === document.body || active === null)
      window.__lost.push(location.hash + ' ' + JSON.stringify({ ...document.querySelector('.war-room')?.dataset }))
  }
  const everyFrame = () => { look(); requestAnimationFrame(everyFrame) }
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => { look(); setTimeout(() => port2.postMessage(''), 1) }
  port2.postMessage('')
  everyFrame()
})()`

const lostFocus = (page: Page) => page.evaluate(() => (window as unknown as { __lost: string[] }).__lost)
const looksAtFocus = (page: Page) => page.evaluate(() => (window as unknown as { __looks: number }).__looks)

test('a match is played from the front page to the aftermath by keyboard and lists alone, and the focus is never lost', async () => {
  const player = await sitDown(site.browser, 'about:blank')
  const { page, errors } = player
  await page.addInitScript(WATCH_FOCUS)
  await page.goto(site.base)
  // The map may be looked at, but nothing here touches it.
  await page.route('**/map-*.js', (route) => route.abort())
  await press(page, '[data-test=settings-of-match]')
  await pick(page, 'select[name=powers]', '4')
  await pick(page, 'select[name=years]', String(LAST_YEAR))
  await pick(page, 'select[name=timeControl]', 'untimed')
  await press(page, '[data-test=play-these]')
  await page.waitForSelector('[data-test=year]')
  // Without a map the lists are open by themselves.
  await page.waitForSelector('.war-room[data-list=orders]')
  const mark = () => page.getAttribute('.war-room', 'data-number')
  for (let moves = 0; moves < 120; moves++) {
    const moment = await myMove(player)
    if (moment === 'aftermath') break
    const before = await mark()
    if (moment === 'planning') await orderFromLists(page)
    else if (moment !== 'waiting') await press(page, `[data-test="${QUIET[moment]}"]`)
    await page.waitForFunction(
      (was) => document.querySelector('.war-room')?.getAttribute('data-number') !== was,
      before,
    )
  }
  expect(await page.textContent('[data-test=aftermath] .outcome')).not.toBe('')
  // The page of the end has the focus, and the room under it cannot be reached.
  await page.waitForSelector('[data-test=aftermath] h2:focus')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('[data-test=aftermath]') !== null)).toBe(true)
  await press(page, '[data-test=play-again]')
  await page.waitForSelector('[data-test=places]')
  expect(await lostFocus(page)).toEqual([])
  expect(await looksAtFocus(page)).toBeGreaterThan(1000)
  expect(errors.filter((error) => !error.includes('map'))).toEqual([])
})
