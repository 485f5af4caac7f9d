import { expect, test } from 'vitest'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('one press begins a match from nothing: the table begins by itself, with bots beside the player', async () => {
  const ada = await sitDown(site.browser, site.base)
  await ada.page.click('[data-test=with-friends]')
  await ada.page.fill('[data-test=quick-name]', 'Ada')
  await ada.page.click('[data-test=quick]')
  await ada.page.waitForSelector('[data-test=begins-in]')
  const watcher = await sitDown(site.browser, site.base)
  await watcher.page.click('[data-test=with-friends]')
  await watcher.page.waitForSelector('.open-tables li')
  expect(await watcher.page.textContent('.open-tables')).toMatch(/Begins in \d+ s/)
  await ada.page.waitForSelector('[data-test=year]')
  expect([ada.errors, watcher.errors]).toEqual([[], []])
})
