import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { plant, positionIn } from '#tests/support/plant'
import { openTab, type Player, SCREENS, sitDown } from '#tests/support/player'
import { type HeldSeat, sitAt } from '#tests/support/seatedPage'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests({ BALANCE_MATCHES_PER_MINUTE: '1000' })

/** What a player on a phone may have open when something comes. */
const OPEN: Readonly<Record<string, (player: Player) => Promise<unknown>>> = {
  'the map alone': async ({ page }) => await page.waitForSelector('.map-surface canvas'),
  'the sheet of a land': ({ page }) => page.tap('[data-test^=leader-] >> nth=0'),
  'a form of orders': async ({ page }) => {
    await page.tap('[data-test^=leader-] >> nth=0')
    await page.tap('[data-test=verb-diplomacy]')
    await page.waitForSelector('[data-test=verb-form]')
  },
  'the meter of safety': ({ page }) => page.tap('.goals .meter >> nth=1'),
  'the list of orders': (player) => openTab(player, 'orders'),
  'the world': (player) => openTab(player, 'world'),
  'the news': (player) => openTab(player, 'feed'),
  'the analyst': async (player) => {
    await openTab(player, 'world')
    await player.page.tap('[data-test=analyst]')
    await player.page.waitForSelector('dialog[open]')
  },
  'the keys of a strike': async ({ page }) => {
    await page.tap('[data-test^=leader-] >> nth=0')
    await page.tap('[data-test=verb-strike]')
    await page.tap('[data-test=plan-strike]')
    await page.waitForSelector('dialog[open]')
  },
}

/** The keys of a scene, and what of it a finger could press or eyes could read: nothing lies over it. */
const isOnTop = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = document.elementFromPoint(left + width / 2, top + height / 2)
      return at !== null && (element.contains(at) || at.contains(element))
    })

/** Every match goes on to a window of this kind while its page is open, as when others end the year. */
async function bring(kind: WindowKind, seats: readonly HeldSeat[]): Promise<void> {
  await site.kill('SIGTERM')
  await plant(site.database, new Map(seats.map(({ match }) => [match, (opening) => positionIn(kind, opening)])))
  await site.start()
}

describe.each([
  ['confrontation', '#stare-title', '[data-test=confront-stand]'],
  ['warning', '#alarm-title', '[data-test="warning.rideOut"]'],
] as const)('on a phone a %s', (kind, heading, key) => {
  test('takes the screen whatever is open, with its keys in reach and the focus on its heading', async () => {
    const seats = await Promise.all(Object.keys(OPEN).map(() => createMatch(site.base, { powers: 6, years: 5 })))
    const players: Player[] = []
    for (const [n, open] of Object.values(OPEN).entries()) {
      const player = await sitAt(site.browser, site.base, seats[n]!, 'phone')
      await open(player)
      players.push(player)
    }
    await bring(kind, seats)
    for (const [n, what] of Object.keys(OPEN).entries()) {
      const { page, errors } = players[n]!
      await page.bringToFront()
      await page.waitForSelector(`.war-room[data-window=${kind}]`)
      await expect.poll(() => isOnTop(page, key), { message: what, timeout: 20_000 }).toBe(true)
      expect([what, await isOnTop(page, heading)]).toEqual([what, true])
      await expect
        .poll(() => page.evaluate(() => `#${document.activeElement?.id}`), { message: what, timeout: 20_000 })
        .toBe(heading)
      const { y, height } = (await page.locator(key).boundingBox())!
      expect(y + height, what).toBeLessThanOrEqual(SCREENS.phone.height)
      expect([what, errors]).toEqual([what, []])
      await page.context().close()
    }
  })
})

/** Two people at one table where all may be said: one at a laptop, one on a phone. */
async function sitTogether(): Promise<readonly [laptop: Player, phone: Player]> {
  const ada = await sitDown(site.browser, `${site.base}/?lang=en`)
  await ada.page.click('[data-test=with-friends]')
  await ada.page.fill('[data-test=host-name]', 'Ada')
  await ada.page.selectOption('[data-test=talk-rule]', 'free')
  await ada.page.click('[data-test=host]')
  const code = ((await ada.page.textContent('[data-test=code]')) ?? '').trim()
  const ben = await sitDown(site.browser, `${site.base}/?lang=en`, 'phone')
  await ben.page.click('[data-test=with-friends]')
  await ben.page.fill('[data-test=join-code]', code)
  await ben.page.click('[data-test=join]')
  await ben.page.fill('[data-test=name]', 'Ben')
  await ben.page.locator('[data-test^=sit-]').first().click()
  await ben.page.waitForSelector('.places .mine')
  await ada.page.click('[data-test=begin]')
  for (const { page } of [ada, ben]) await page.waitForSelector('[data-test=year]')
  return [ada, ben]
}

test('on a phone a word arrives whatever is open, is counted until it is in sight, and lies as a card over the map', async () => {
  const [ada, ben] = await sitTogether()
  ben.page.setDefaultTimeout(20_000)
  await openTab(ada, 'feed')
  let said = 0
  const say = async () => {
    await ada.page.fill('[data-test=words]', `word ${++said}`)
    await ada.page.press('[data-test=words]', 'Enter')
  }
  const { page, errors } = ben
  const unread = page.locator('[data-test=lists] [data-test=unread]')
  /** Puts everything away, the words that were read with it. */
  const readAll = async () => {
    await openTab(ben, 'feed')
    await unread.waitFor({ state: 'detached' })
    await openTab(ben, 'map')
    const close = page.locator('[data-test=target-close]')
    if (await close.isVisible()) await close.click()
  }
  // In the news words are read, and a modal is closed first; a sender may say few in a row, so one sheet and one list do.
  const besides = ['the news', 'the analyst', 'the keys of a strike', 'the sheet of a land', 'the world']
  for (const [what, open] of Object.entries(OPEN).filter(([each]) => !besides.includes(each))) {
    await open(ben)
    await say()
    await expect.poll(() => unread.textContent(), { message: what, timeout: 20_000 }).toBe('1New messages: 1')
    expect([what, await isOnTop(page, '[data-test=lists] [data-test=unread]')]).toEqual([what, true])
    await readAll()
  }
  await say()
  await page.waitForSelector(`[data-test=heard]:has-text("word ${said}")`)
  expect(await isOnTop(page, '[data-test=heard]')).toBe(true)
  // What was said before is no news to a page that is opened anew.
  await readAll()
  await page.reload()
  await page.waitForSelector('[data-test=year]')
  await openTab(ben, 'feed')
  await page.waitForSelector(`[data-test=talk] li:has-text("word ${said}")`)
  await openTab(ben, 'map')
  expect(await unread.count()).toBe(0)
  expect(errors).toEqual([])
})
