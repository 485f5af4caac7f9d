import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { HANDS } from '#tests/support/hands'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.DAILY_SHOTS

const decided = '[data-test=daily-verdict]'

test('a crisis is decided on a phone; what came of it stands after a reload, and is the same on another device', async () => {
  const phone = await sitDown(site.browser, `${site.base}/#/daily/2`, 'phone')
  await phone.page.waitForSelector('.situation')
  expect(await phone.page.locator(decided).count()).toBe(0)
  if (SHOTS) await phone.page.screenshot({ path: `${SHOTS}/phone-1.png`, fullPage: true })
  expect(await faultsOf(phone.page)).toEqual([])
  await HANDS.touch.press(phone.page, '[data-test=daily-stand]')
  await phone.page.waitForTimeout(500)
  await HANDS.touch.press(phone.page, '[data-test=daily-stand]')
  await phone.page.waitForSelector(decided)
  expect(await phone.page.evaluate(() => document.activeElement?.id)).toBe('daily-outcome')
  const table = await phone.page.textContent('[data-test=daily-moves]')
  if (SHOTS) await phone.page.screenshot({ path: `${SHOTS}/phone-2.png`, fullPage: true })
  expect(await faultsOf(phone.page)).toEqual([])
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await phone.page.reload()
  await phone.page.waitForSelector(decided)
  expect(await phone.page.textContent('[data-test=daily-moves]')).toBe(table)
  const share = (await phone.page.textContent('[data-test=daily-share]'))!
  expect(share).toMatch(/🟩|🟥/u)
  expect(share).not.toMatch(/stand/i)

  const desk = await sitDown(site.browser, `${site.base}/#/daily/2`, 'laptop')
  await desk.page.waitForSelector('.situation')
  if (SHOTS) await desk.page.screenshot({ path: `${SHOTS}/laptop-1.png`, fullPage: true })
  await desk.page.focus('[data-test=daily-stand]')
  await desk.page.keyboard.press('Enter')
  await desk.page.waitForTimeout(500)
  await desk.page.keyboard.press('Enter')
  await desk.page.waitForSelector(decided)
  if (SHOTS) await desk.page.screenshot({ path: `${SHOTS}/laptop-2.png`, fullPage: true })
  expect(await desk.page.textContent('[data-test=daily-moves]')).toBe(table)
  expect([...phone.errors, ...desk.errors]).toEqual([])
})

test('today has a crisis too, which asks nothing of the server once its files are there; there is no dilemma 99', async () => {
  const { page, errors } = await sitDown(site.browser, `${site.base}/#/daily`)
  await page.waitForSelector('.situation')
  const calls: string[] = []
  page.on('request', (request) => request.url().includes('/api/') && calls.push(request.url()))
  await page.context().setOffline(true)
  await page.focus('[data-test=daily-stepBack]')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(500)
  await page.keyboard.press('Enter')
  await page.waitForSelector(decided)
  await page.context().setOffline(false)
  await page.goto(`${site.base}/#/daily/99`)
  await page.waitForSelector('[data-test=daily] [role=alert]:not(:empty)')
  expect(errors.filter((error) => !/chair|internet/i.test(error))).toEqual([])
})
