import { expect, test } from 'vitest'
import { openTab, type Player, SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** A match at a table where all may be said, opened by its host. */
async function talkFreely(): Promise<Player> {
  const player = await sitDown(site.browser, site.base)
  const { page } = player
  await page.click('[data-test=with-friends]')
  await page.fill('[data-test=host-name]', 'Ada')
  await page.selectOption('[data-test=talk-rule]', 'free')
  await page.click('[data-test=host]')
  await page.click('[data-test=begin]')
  await page.waitForSelector('[data-test=year]')
  await openTab(player, 'feed')
  return player
}

test('the newest words are in sight on every screen, three lines at least; Enter says what stands in the field, or nothing', async () => {
  const player = await talkFreely()
  player.page.setDefaultTimeout(20_000)
  const { page } = player
  for (let nth = 1; nth <= 3; nth++) {
    await page.fill('[data-test=words]', `word ${nth}`)
    await page.press('[data-test=words]', 'Enter')
    await page.waitForSelector(`[data-test=talk] li:has-text("word ${nth}")`)
    await page.press('[data-test=words]', 'Enter')
  }
  for (const screen of ['laptop', 'phone'] as const) {
    await page.setViewportSize(SCREENS[screen])
    await openTab(player, 'feed')
    const seen = await page.locator('[data-test=talk] ol').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect()
      return [...list.children].filter((line) => {
        const box = line.getBoundingClientRect()
        return box.top >= top - 1 && box.bottom <= bottom + 1
      }).length
    })
    expect(seen, screen).toBeGreaterThanOrEqual(3)
  }
  // Words that fill more than the list: the newest are below what was in sight before.
  for (const screen of ['laptop', 'phone'] as const) {
    await page.setViewportSize(SCREENS[screen])
    await openTab(player, 'feed')
    await page.fill('[data-test=words]', `on a ${screen} ${'and so on '.repeat(15)}`)
    await page.press('[data-test=words]', 'Enter')
    await page.waitForSelector(`[data-test=talk] li:has-text("on a ${screen}")`)
    const below = () =>
      page
        .locator('[data-test=talk] ol')
        .evaluate((list) => [
          list.scrollHeight > list.clientHeight,
          list.scrollHeight - list.scrollTop - list.clientHeight < 24,
        ])
    await expect.poll(below, { message: screen, timeout: 10_000 }).toEqual([true, true])
  }
  expect(await page.locator('[data-test=talk] li').allTextContents()).toHaveLength(5)
  await page.setViewportSize(SCREENS.laptop)
  await page.click('[data-test=say-phrase]')
  await page.waitForSelector('[data-test=talk] li:nth-child(6)')
})
