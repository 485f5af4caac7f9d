import { describe, expect, test } from 'vitest'
import {
  myMove,
  openTab,
  type Player,
  playTo,
  playToTheEnd,
  putYearAway,
  quietly,
  SCREENS,
  sitDown,
} from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

interface Wish {
  readonly powers: number
  readonly years: number
}

/** Hosts a table as a person does and returns its code. */
async function host({ page }: Player, name: string, { powers, years }: Wish): Promise<string> {
  await page.click('[data-test=settings-of-match]')
  await page.selectOption('select[name=powers]', String(powers))
  await page.selectOption('select[name=years]', String(years))
  await page.selectOption('select[name=timeControl]', 'untimed')
  await page.click('[data-test=with-friends]')
  await page.fill('[data-test=host-name]', name)
  await page.click('[data-test=host]')
  await page.waitForSelector('[data-test=code]')
  return ((await page.textContent('[data-test=code]')) ?? '').trim()
}

/** Comes by code and sits on the first free seat. */
async function join({ page }: Player, name: string, code: string): Promise<void> {
  await page.click('[data-test=with-friends]')
  await page.fill('[data-test=join-code]', code.toLowerCase())
  await page.click('[data-test=join]')
  await page.waitForSelector('[data-test=places]')
  await page.fill('[data-test=name]', name)
  await page.locator('[data-test^=sit-]').first().click()
  await page.waitForSelector('.places .mine')
}

/** Whether the page must be scrolled sideways. */
const isTooWide = async ({ page }: Player): Promise<boolean> =>
  await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Plays to the end, refreshing the page at the worst moments: with drafts unsent, in a crisis, and while windows close. */
async function playRefreshing(player: Player): Promise<void> {
  const { page } = player
  for (let moves = 0; moves < 150; moves++) {
    const moment = await myMove(player)
    if (moment === 'aftermath') return
    if (moment === 'planning' && moves % 4 === 0) {
      await openTab(player, 'orders')
      // The moment may pass while the hand moves.
      await page.click('[data-test=more-submarines]', { timeout: 1000 }).catch(() => undefined)
      await page.reload()
      continue
    }
    if (moment !== 'planning' && moves % 3 === 0) {
      await page.reload()
      await myMove(player)
    }
    await quietly(player)
    if (moves % 5 === 2) await page.reload()
  }
  throw new Error('the match did not end')
}

describe('people at one table', () => {
  test('gather by code, and play a Standard match with two bots to its end, through refreshes and a restart', async () => {
    const ada = await sitDown(site.browser, site.base)
    const bob = await sitDown(site.browser, site.base)
    const code = await host(ada, 'Ada', { powers: 4, years: 10 })
    await join(bob, 'Bob', code)
    await ada.page.waitForSelector('.places li:has-text("Bob")')
    // Bob's share is held back for a while: the table says what it waits for.
    const held = Promise.withResolvers<void>()
    await bob.page.route('**/share', async (route) => {
      await held.promise
      await route.continue()
    })
    await ada.page.click('[data-test=begin]')
    await ada.page.waitForSelector('[data-test=draw]:has-text("1 of 2 shares. Waiting for Bob")')
    await ada.page.setViewportSize(SCREENS.phone)
    expect(await isTooWide(ada)).toBe(false)
    await ada.page.setViewportSize(SCREENS.laptop)
    expect(await ada.page.locator('[data-test=begin], [data-test=stand-up]').count()).toBe(0)
    held.resolve()
    await Promise.all([ada, bob].map(({ page }) => page.waitForSelector('[data-test=year]')))
    await Promise.all([playTo(ada, 'planning'), playTo(bob, 'planning')])
    await Promise.all([openTab(ada, 'feed'), openTab(bob, 'feed')])
    const own = '[data-test=own-power]'
    expect(await ada.page.textContent(own)).not.toBe(await bob.page.textContent(own))
    await ada.page.selectOption('[data-test=phrase]', 'wantTreaty')
    await ada.page.click('[data-test=say]')
    await bob.page.waitForSelector('[data-test=talk] li:has-text("We want a treaty with you.")')
    await ada.page.click('[data-test=ready]')
    await ada.page.waitForSelector('[data-test=awaited]:has-text("Waiting for Bob")')
    await site.kill('SIGKILL')
    await site.start()
    await Promise.all([playToTheEnd(ada), playRefreshing(bob)])
    const [seen, other] = await Promise.all(
      [ada, bob].map(({ page }) => page.textContent('[data-test=aftermath] .outcome')),
    )
    expect(seen).toBe(other)
    for (const { page } of [ada, bob]) {
      await putYearAway(page)
      await page.click('[data-test=debrief]')
      await page.waitForSelector('[data-test=checked][data-result=shared]:has-text("your own share is in it")')
      expect(await page.locator('[data-test=without-share]').count()).toBe(0)
    }
    expect(ada.errors).toEqual([])
  })

  test('opening an invitation takes no seat; a wrong code is said in words; a seat can be left', async () => {
    const ada = await sitDown(site.browser, site.base)
    const eve = await sitDown(site.browser, site.base, 'phone')
    await eve.page.click('[data-test=with-friends]')
    await eve.page.fill('[data-test=join-code]', 'ZZZZZZ')
    await eve.page.click('[data-test=join]')
    await eve.page.waitForSelector('text=There is no such table')
    await host(ada, 'Ada', { powers: 2, years: 5 })
    await eve.page.goto(ada.page.url())
    await eve.page.waitForSelector('[data-test=places]')
    expect(await eve.page.locator('.places .mine').count()).toBe(0)
    expect(await ada.page.locator('.places li:has-text("Sit here")').count()).toBe(1)
    await eve.page.fill('[data-test=name]', 'Eve')
    await eve.page.locator('[data-test^=sit-]').first().click()
    await eve.page.waitForSelector('.places .mine')
    await eve.page.click('[data-test=stand-up]')
    await ada.page.waitForSelector('.places li:has-text("Sit here")')
    expect(await isTooWide(eve)).toBe(false)
  })

  test('the host removes a player, who cannot come back; locks the table, hands it over; its new host closes it', async () => {
    const ada = await sitDown(site.browser, site.base)
    const eve = await sitDown(site.browser, site.base)
    const bob = await sitDown(site.browser, site.base)
    const code = await host(ada, 'Ada', { powers: 4, years: 5 })
    await join(eve, 'Eve', code)
    await ada.page.locator('.places li:has-text("Eve") [data-test^=remove-]').click()
    await eve.page.waitForSelector('.places:not(:has(.mine))')
    await eve.page.locator('[data-test^=sit-]').first().click()
    await eve.page.waitForSelector('text=The host has removed you from this table')
    await join(bob, 'Bob', code)
    await ada.page.click('[data-test=lock]')
    await eve.page.waitForSelector('[data-test=locked]')
    await ada.page.locator('.places li:has-text("Bob") [data-test^=hand-over-]').click()
    await bob.page.click('[data-test=close-table]')
    await ada.page.waitForSelector('text=There is no such table')
    expect(await ada.page.locator('[data-test=close-table]').count()).toBe(0)
  })
})
