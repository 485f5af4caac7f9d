import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { drawn, landsOnScreen, type Place } from '#tests/support/mapHands'
import { openTab, playNow, type SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'
import texts from '../../assets/lang/en/front.json' with { type: 'json' }

const site = siteForTests()

/** Milliseconds in which a key turns, and a little more. */
const TURNED = 1900
const ordered = (page: Page) => page.locator('[data-test=ghost-strike]')

/** A player with the keys out and nothing aimed at yet, and where on the map lands were seen before. */
async function keysOut(screen: keyof typeof SCREENS) {
  const player = await sitDown(site.browser, `${site.base}/?lang=en`, screen)
  const { page } = player
  await playNow(player, { powers: 6, years: 5 })
  await drawn(page)
  const lands = await landsOnScreen(page, 1)
  await openTab(player, 'orders')
  await page.click('.danger-section summary')
  await page.click('[data-test=plan-strike]')
  await page.waitForSelector('.two-keys')
  return { ...player, lands }
}

async function middleOf(page: Page, key: string): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await page.locator(`[data-test=${key}-key]`).boundingBox())!
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}

/** A rival power with a point of its land that no part of the scene covers. */
async function rivalInSight(page: Page, lands: ReadonlyMap<string, Place>): Promise<readonly [id: string, at: Place]> {
  for (const [id, { name }] of Object.entries(texts.power)) {
    const at = lands.get(name)
    const isFree = at && (await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.tagName === 'DIALOG', at))
    if (at && isFree && id !== 'antilles') return [id, at]
  }
  throw new Error('no rival in sight')
}

test('two thumbs at once order a strike from a phone; one alone, however long, does not', async () => {
  const player = await keysOut('phone')
  const { page, errors } = player
  await page.click('.two-keys [data-test=target-boreal]')
  await page.waitForSelector('[data-test=forecast] strong')
  expect(await faultsOf(page)).toEqual([])
  const thumbs = [await middleOf(page, 'first'), await middleOf(page, 'second')].map((at, id) => ({ ...at, id }))
  const hands = await page.context().newCDPSession(page)
  await hands.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [thumbs[0]!] })
  await page.waitForTimeout(2 * TURNED)
  await hands.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  expect(await page.isVisible('.two-keys')).toBe(true)
  // Another target takes the key back.
  await page.click('.two-keys [data-test=target-dawn]')
  expect(await page.locator('.lock.turned').count()).toBe(0)
  await hands.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: thumbs })
  await page.waitForTimeout(TURNED)
  await hands.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await page.waitForSelector('.two-keys', { state: 'detached' })
  await ordered(page).waitFor({ state: 'attached' })
  expect(errors).toEqual([])
  await page.context().close()
})

test('a target is chosen by a press on the map, and Q and P turn both keys; letting go too early turns none', async () => {
  const player = await keysOut('laptop')
  const { page, errors } = player
  expect(await page.isDisabled('[data-test=first-key]')).toBe(true)
  const [id, at] = await rivalInSight(page, player.lands)
  await page.mouse.click(...at)
  await page.waitForSelector(`.two-keys [data-test=target-${id}][aria-pressed=true]`)
  expect(await faultsOf(page)).toEqual([])
  // Every figure stands on one line, its unit beside it.
  for (const size of [page.viewportSize()!, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size)
    const lines = await page.$$eval('[data-test=forecast] strong', (all) =>
      all.map((each) => Math.round(each.clientHeight / Number.parseFloat(getComputedStyle(each).lineHeight))),
    )
    expect(lines).toEqual(lines.map(() => 1))
  }
  expect(await page.textContent('[data-test=forecast]')).toMatch(
    /\d+–\d+.*destroyed.*of their people die.*come back.*of our people die/s,
  )
  for (const letter of ['q', 'p']) await page.keyboard.down(letter)
  await page.waitForTimeout(TURNED / 3)
  for (const letter of ['q', 'p']) await page.keyboard.up(letter)
  await page.waitForTimeout(TURNED)
  expect(await page.isVisible('.two-keys')).toBe(true)
  for (const letter of ['q', 'p']) await page.keyboard.down(letter)
  await page.waitForSelector('.two-keys', { state: 'detached' })
  for (const letter of ['q', 'p']) await page.keyboard.up(letter)
  await page.keyboard.press('Escape')
  await openTab(player, 'map')
  await ordered(page).waitFor({ state: 'attached' })
  expect(errors).toEqual([])
  await page.context().close()
})
