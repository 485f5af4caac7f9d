import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { openTab, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('two people lead one power at a table of friends: both see its orders, also after a reload, and who gave them', async () => {
  const [ada, bo] = [await sitDown(site.browser, site.base, 'phone'), await sitDown(site.browser, site.base, 'phone')]
  await ada.page.click('[data-test=with-friends]')
  await ada.page.fill('[data-test=host-name]', 'Ada')
  await ada.page.check('label:has-text("Two people may lead") input')
  await ada.page.click('[data-test=host]')
  await ada.page.waitForSelector('[data-test=per-power]')
  const code = ((await ada.page.textContent('[data-test=code]')) ?? '').trim()
  const own = await ada.page.locator('.places .mine strong').textContent()
  await bo.page.click('[data-test=with-friends]')
  await bo.page.fill('[data-test=join-code]', code)
  await bo.page.click('[data-test=join]')
  await bo.page.fill('[data-test=name]', 'Bo')
  await bo.page.locator('[data-test^=sit-beside-]').first().click()
  await bo.page.waitForSelector('.places .mine:has-text("Bo")')
  expect(await bo.page.locator('[data-test^=sit-beside-]').count()).toBe(0)
  expect(await bo.page.locator('.places li').nth(0).textContent()).toContain(own)
  expect(await bo.page.locator('.places li.mine').count()).toBe(1)
  expect(await faultsOf(bo.page)).toEqual([])
  await bo.page.reload()
  await bo.page.waitForSelector('.places .mine:has-text("Bo")')
  await ada.page.click('[data-test=begin]')
  for (const { page } of [ada, bo]) await page.waitForSelector('.war-room')
  await openTab(bo, 'orders')
  await bo.page.click('[data-test=more-silos]')
  await bo.page.waitForSelector('[data-test=saving].saved')
  await openTab(ada, 'orders')
  const given = '[data-test=delegation] .marks li:has-text("Bo")'
  await ada.page.waitForSelector(given)
  await ada.page.reload()
  await ada.page.waitForSelector(given)
  expect([ada.errors, bo.errors]).toEqual([[], []])
})
