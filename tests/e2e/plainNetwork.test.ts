import { expect, test } from 'vitest'
import { OTHER_MACHINE } from '#tests/support/browser'
import { openClass } from '#tests/support/classroom'
import { playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

/** Of the documentation's network: no machine has it. */
const FOUND_AT = 'http://203.0.113.7:8080'
const site = siteForTests()
const there = () => `http://${OTHER_MACHINE}:${site.port}`

test('on a network without https a student plays the lesson, practises, plays a match whose luck is checked, and joins a class', async () => {
  const player = await sitDown(site.browser, there(), 'phone')
  const { page, errors } = player
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.click('[data-test=lesson]')
  await page.waitForSelector('[data-test=ready]')
  await page.goto(there())
  await page.click('[data-test=settings-of-match]')
  await page.click('[data-test=practise]')
  await page.waitForSelector('[data-test=year]')
  await page.goto(there())
  await playNow(player, { powers: 2, years: 5 })
  await playToTheEnd(player)
  await page.click('[data-test=debrief]')
  await page.waitForSelector('[data-test=checked][data-result=kept]')
  expect(await page.textContent('[data-test=checked]')).toMatch(/promised before year one \(commitment [0-9a-f]{12}…\)/)
  const { made } = await openClass(site.base)
  await page.goto(`${there()}/j/${made.code}`)
  await page.fill('[data-test=label]', 'Ada')
  await page.click('[data-test=enter-class]')
  await page.waitForSelector('[data-test=own-rejoin-words]')
  expect(errors).toEqual([])
})

test('a player on the server’s own machine is told the address by which others find it, or that none is known', async () => {
  const { page } = await sitDown(site.browser, `${site.base}/#/class`)
  await page.selectOption('select[name=naming]', 'typed')
  await page.click('[data-test=make-class]')
  await page.waitForSelector('[data-test=out-of-reach]')
  expect(await page.textContent('[data-test=join-link]')).toContain(site.base)
  await page.route('**/api/v1/addresses', (route) => route.fulfill({ json: { addresses: [FOUND_AT] } }))
  await page.reload()
  await page.waitForSelector(`[data-test=join-link]:has-text("${FOUND_AT}/j/")`)
  expect(await page.locator('[data-test=out-of-reach]').count()).toBe(0)
  expect(await page.getAttribute('[data-test=projector]', 'href')).toContain(FOUND_AT)
})
