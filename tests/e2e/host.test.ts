import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { playNow, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const PASSWORD = 'a password for the host'
const site = siteForTests({ BALANCE_HOST_PASSWORD: PASSWORD })

test('the host comes in, sees a match that runs, announces a line, drains, and ends the match', async () => {
  const player = await sitDown(site.browser, site.base)
  await playNow(player, { powers: 4, years: 5 })
  const match = /#\/match\/(\w+)/.exec(player.page.url())?.[1]
  const host = await sitDown(site.browser, `${site.base}/#/host`)
  const { page } = host
  expect(await faultsOf(page)).toEqual([])
  await page.fill('[data-test=host-password]', 'not the password')
  await page.click('[data-test=host-enter]')
  await page.waitForSelector('[data-test=host-failure]:has-text("opens nothing")')
  await page.fill('[data-test=host-password]', PASSWORD)
  await page.click('[data-test=host-enter]')
  await page.waitForSelector(`[data-test=hosted-${match}]:has-text("1 · 0 · 3")`)
  await page.waitForSelector('[data-test=vitals]:has-text("MB")')
  await page.fill('[data-test=announcement-text]', 'We stop at noon.')
  await page.click('[data-test=announce]')
  await page.waitForSelector('[data-test=announced]:has-text("We stop at noon.")')
  const visitor = await sitDown(site.browser, site.base, 'phone')
  await visitor.page.waitForSelector('[data-test=announcement]:has-text("We stop at noon.")')
  for (const each of [page, visitor.page]) expect(await faultsOf(each)).toEqual([])
  await page.click('[data-test=drain]')
  await page.waitForSelector('[data-test=undrain]')
  await visitor.page.click('[data-test=settings-of-match]')
  await visitor.page.click('[data-test=play-these]')
  await visitor.page.waitForSelector('.failure:has-text("begins nothing new")')
  await visitor.page.click('[data-test=hide-announcement]')
  expect(await visitor.page.locator('[data-test=announcement]').count()).toBe(0)
  await page.click(`[data-test=end-${match}]`)
  await page.click(`[data-test=sure-${match}]`)
  await player.page.waitForSelector('[data-test=aftermath]')
  await player.page.reload()
  await player.page.waitForSelector('[data-test=announcement]:has-text("We stop at noon.")')
  await page.click('[data-test=take-back]')
  await page.waitForSelector('[data-test=announced]', { state: 'detached' })
  await player.page.reload()
  await player.page.waitForSelector('[data-test=aftermath]')
  expect(await player.page.locator('[data-test=announcement]').count()).toBe(0)
  const elsewhere = await sitDown(site.browser, `${site.base}/#/host`)
  await elsewhere.page.fill('[data-test=host-password]', PASSWORD)
  await elsewhere.page.click('[data-test=host-enter]')
  await elsewhere.page.click('[data-test=host-leave-everywhere]')
  for (const each of [elsewhere.page, page]) await each.waitForSelector('[data-test=host-password]')
  for (const { errors } of [player, host, visitor]) expect(errors).toEqual([])
})
