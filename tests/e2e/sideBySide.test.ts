import { describe, expect, test } from 'vitest'
import type { GameState } from '#shared/state/gameState'
import { faultsOf } from '#tests/support/axe'
import { plant } from '#tests/support/plant'
import { myMove, openTab, orderStrike, putYearAway } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'
import { joinedBy, seatTwo, sitAtTable, type TableOfTwo, TWO_SEATS_SETTINGS } from '#tests/support/twoSeats'

/** Tables by name, as many as a test may have attempts: a match that has been played cannot be begun again. */
const tables = new Map<string, TableOfTwo[]>()
const ATTEMPTS = 2
const site = siteForTests(TWO_SEATS_SETTINGS, async (opened) => {
  const changes = new Map<string, (opening: GameState) => GameState>()
  for (const name of Array.from({ length: ATTEMPTS }, () => ['hotline', 'none']).flat()) {
    const table = await seatTwo(opened.base)
    tables.set(name, [...(tables.get(name) ?? []), table])
    changes.set(table.match, joinedBy(name === 'hotline'))
  }
  await opened.kill('SIGTERM')
  await plant(opened.database, changes)
  await opened.start()
})

describe('two seats side by side: a strike on a laptop, an alarm on a phone', () => {
  test.each(['hotline', 'none'])('with %s between them', async (name) => {
    const table = tables.get(name)!.shift()!
    const [ada, bob] = await Promise.all([
      sitAtTable(site.browser, site.base, table, 'ada', 'laptop'),
      sitAtTable(site.browser, site.base, table, 'bob', 'phone'),
    ])
    await orderStrike(ada, table.bob.power)
    await openTab(ada, 'map')
    for (const { page } of [ada, bob]) await page.click('[data-test=ready]')
    // The alarm takes the phone; on the laptop the world holds its breath, and there is nothing to press.
    await bob.page.waitForSelector('[data-test=crisis-warning]')
    await ada.page.waitForSelector('[data-test=alarm-elsewhere]')
    expect(await ada.page.textContent('[data-test=alarm-elsewhere]')).toMatch(/on the screens of the Boreal Ring/)
    expect(await ada.page.locator('.alarm button').count()).toBe(0)
    expect(await bob.page.textContent('.alarm-facts')).toMatch(/\d+ tracks, from the Antillean Union/)
    const ask = bob.page.locator('[data-test="warning.ask"]')
    expect(await ask.isEnabled()).toBe(name === 'hotline')
    if (name === 'hotline') {
      await ask.click()
      await bob.page.waitForSelector('[data-test=hotline-answer]')
      // Nobody is told that there is no line who has just spoken on it.
      expect(await ask.textContent()).toMatch(/You have asked/)
    }
    await bob.page.click('[data-test="warning.rideOut"]')
    // Both are told what came down, and only then.
    const told: string[] = []
    for (const { page } of [ada, bob]) {
      await page.waitForSelector('[data-test=war-told]')
      told.push((await page.textContent('[data-test=war-told] p'))!)
      await page.click('[data-test=war-told] [data-test=go-on]')
    }
    expect(told[0]).toMatch(/[1-9].*people/)
    expect(told[1]).toBe(told[0])
    // The one who was warned learns that it was real.
    await bob.page.waitForSelector('[data-test=alarm-result]:has-text("It was real.")')
    expect(await ada.page.locator('[data-test=alarm-result]').count()).toBe(0)
    expect(await faultsOf(bob.page)).toEqual([])
    await putYearAway(bob.page)
    expect(await myMove(bob)).toBe('retaliation')
    expect([...ada.errors, ...bob.errors]).toEqual([])
    for (const { page } of [ada, bob]) await page.context().close()
  })
})
