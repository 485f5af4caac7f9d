import { describe, expect, test } from 'vitest'
import { openTab, type Player, playNow, playTo, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** Hosts a table for two as a person does, and returns its link. */
async function host({ page }: Player, timeControl: string): Promise<string> {
  await page.click('[data-test=settings-of-match]')
  await page.selectOption('select[name=powers]', '2')
  await page.selectOption('select[name=years]', '5')
  await page.selectOption('select[name=timeControl]', timeControl)
  await page.click('[data-test=with-friends]')
  await page.fill('[data-test=host-name]', 'Ada')
  await page.click('[data-test=host]')
  await page.waitForSelector('[data-test=code]')
  return page.url()
}

const begin = async ({ page }: Player) => {
  await page.click('[data-test=begin]')
  await page.waitForSelector('[data-test=year]')
}

describe('seats', () => {
  test('a latecomer watches, asks for a bot’s seat, is let in by the host, and both play again together', async () => {
    const ada = await sitDown(site.browser, site.base)
    const bob = await sitDown(site.browser, site.base, 'phone')
    const link = await host(ada, 'untimed')
    await begin(ada)
    await bob.page.goto(link)
    await bob.page.waitForSelector('[data-test=begun]')
    await bob.page.click('[data-test=begun] a')
    await bob.page.waitForSelector('[data-test=year]')
    await bob.page.click('[data-test=tab-orders]')
    await bob.page.waitForSelector('[data-test=watching]:has-text("what everybody may know")')
    expect(await bob.page.locator('[data-test=ready]').count()).toBe(0)
    await bob.page.click('[data-test=watching] a')
    // Why no seat can be taken yet is said, until there is a name.
    await bob.page.waitForSelector('[data-test^=sit-][aria-describedby=name-first]:disabled')
    expect(await bob.page.textContent('#name-first')).toMatch(/name/)
    await bob.page.fill('[data-test=name]', 'Bob')
    await bob.page.waitForSelector('#name-first', { state: 'detached' })
    await bob.page.locator('[data-test^=sit-]').first().click()
    await bob.page.waitForSelector('[data-test=own-request]:has-text("must say yes first")')
    await ada.page.waitForSelector('[data-test=request-Bob]:has-text("secret interest")')
    await ada.page.click('[data-test=admit-Bob]')
    await bob.page.waitForSelector('[data-test=year]')
    await ada.page.waitForSelector('[data-test=seat-requests]', { state: 'detached' })
    await ada.page.waitForSelector('[data-test=awaited]')
    await Promise.all([playToTheEnd(ada), playToTheEnd(bob)])
    await ada.page.click('[data-test=play-again]')
    await ada.page.waitForSelector('.places li:has-text("Bob")')
    await bob.page.click('[data-test=play-again]:has-text("set again")')
    await bob.page.waitForSelector('.places .mine:has-text("Bob")')
    await begin(ada)
    await bob.page.waitForSelector('[data-test=year]')
    expect([...ada.errors, ...bob.errors]).toEqual([])
  })

  test('a seat goes to another device by a code; a guest looks over the shoulder', async () => {
    const ada = await sitDown(site.browser, site.base)
    await playNow(ada, { powers: 2, years: 5 })
    await openTab(ada, 'orders')
    // The name of one's country shows one's country; the seat has a key of its own.
    await ada.page.click('[data-test=own-power]')
    await ada.page.waitForSelector('[data-test=power-card] h2:has-text("(you)")')
    expect(await ada.page.locator('[role=dialog], dialog[open]').count()).toBe(0)
    await ada.page.click('[data-test=seat]')
    await ada.page.click('[data-test=invite-guests]')
    await ada.page.waitForSelector('[data-test=seat-link]:has-text("#/watch/")')
    const guestLink = (await ada.page.textContent('[data-test=seat-link]')) ?? ''
    await ada.page.click('[data-test=move-seat]')
    await ada.page.waitForFunction(
      () => document.querySelector('[data-test=seat-link]')?.textContent?.trim().length === 8,
    )
    const code = ((await ada.page.textContent('[data-test=seat-link]')) ?? '').trim()

    const guest = await sitDown(site.browser, site.base)
    await guest.page.goto(guestLink)
    await guest.page.waitForSelector('[data-test=watching]:has-text("You see what")')
    expect(await guest.page.locator('[data-test=ready]').count()).toBe(0)

    const phone = await sitDown(site.browser, site.base, 'phone')
    await phone.page.click('[data-test=with-friends]')
    await phone.page.fill('[data-test=join-code]', code)
    await phone.page.click('[data-test=join]')
    await phone.page.waitForSelector('[data-test=ready]')
    await ada.page.waitForSelector('[data-status=takenOver]', { state: 'attached' })
    expect(await phone.page.title()).toContain('Your turn')
    expect(phone.errors).toEqual([])
  })

  test('the front page says where it is one’s turn', async () => {
    const ada = await sitDown(site.browser, site.base)
    await playNow(ada, { powers: 2, years: 5 })
    await openTab(ada, 'orders')
    await ada.page.click('a.leave')
    await ada.page.waitForSelector('[data-test=turn]:has-text("your turn")')
    expect(await ada.page.textContent('.running')).toContain('year 1 of 5')
  })

  test('the front page asks a table that has not begun how it stands, and asks for no match that is not there', async () => {
    const ada = await sitDown(site.browser, site.base)
    const refused: string[] = []
    ada.page.on('response', (answer) => void (answer.status() >= 400 && refused.push(answer.url())))
    const link = await host(ada, 'untimed')
    await ada.page.goto(site.base)
    await ada.page.waitForSelector('.running li:has-text("not begun yet")')
    await ada.page.click('.running a')
    await ada.page.waitForSelector('[data-test=code]')
    expect(ada.page.url()).toBe(link)
    await begin(ada)
    await ada.page.goto(site.base)
    await ada.page.waitForSelector('[data-test=turn]:has-text("your turn")')
    expect(refused).toEqual([])
    // A table that its host has closed is no longer listed.
    const gone = await sitDown(site.browser, site.base)
    await host(gone, 'untimed')
    await gone.page.click('[data-test=close-table]')
    await gone.page.waitForSelector('[data-test=play]')
    await gone.page.goto(site.base)
    await gone.page.waitForSelector('[data-test=play]')
    expect(await gone.page.locator('.running').count()).toBe(0)
    expect([...ada.errors, ...gone.errors]).toEqual([])
  })

  test('the host stops the clock and lets it go on; all players see it', async () => {
    const ada = await sitDown(site.browser, site.base)
    const eve = await sitDown(site.browser, site.base)
    await host(ada, 'live')
    await begin(ada)
    await playTo(ada, 'planning')
    await eve.page.goto(ada.page.url())
    await eve.page.waitForSelector('[data-test=clock]:has-text("Time left")')
    await ada.page.click('[data-test=clock]')
    await ada.page.click('[data-test=pause]')
    await eve.page.waitForSelector('[data-test=clock]:has-text("Paused")')
    await ada.page.click('[data-test=extend]')
    await ada.page.waitForSelector('[data-test=extend]:disabled')
    await ada.page.click('[data-test=pause]')
    await eve.page.waitForSelector('[data-test=clock]:has-text("Time left")')
    expect([...ada.errors, ...eve.errors]).toEqual([])
  })
})
