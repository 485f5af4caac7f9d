import { describe, expect, test } from 'vitest'
import {
  choose,
  giveFirst,
  myMove,
  openTab,
  orderStrike,
  ordersSaved,
  playNow,
  playTo,
  playToTheEnd,
  pressReady,
  sitDown,
} from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe('a match in the browser', () => {
  test('is played from the front page to the aftermath, with peaceful orders of nine kinds', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await playNow(player, { powers: 6, years: 5 })
    await openTab(player, 'orders')
    await page.click('[data-test=more-submarines]')
    await page.click('[data-test=more-conventional]')
    await page.click('[data-test=section-research]')
    await page.click('[data-test=research-quieting]')
    await page.click('[data-test=section-influence]')
    await page.selectOption('[data-test=influence-state]', 'steppe')
    await page.click('[data-test=section-diplomacy]')
    await page.click('[data-test=treaty-hotline-boreal]')
    await page.click('[data-test=section-posture]')
    await page.click('[data-test=readiness-bombers-4]')
    await page.click('[data-test=section-statement]')
    await page.click('[data-test=say-reassure]')
    await page.click('[data-test=section-spy]')
    await page.click('[data-test=spy-boreal-2]')
    await giveFirst(player, 'umbrella')
    await ordersSaved(player)
    expect(await page.locator('[data-test=given] li').count()).toBe(9)
    expect(await page.textContent('[data-test=year]')).toContain('Year 1 of 5')
    await pressReady(player)
    await playTo(player, 'planning')
    // Whether a state lends its soil for a base is its own choice: mapOrders.test.ts asks one that does.
    await giveFirst(player, 'challenge')
    await ordersSaved(player)
    await pressReady(player)
    expect(await myMove(player)).toBe('confrontation')
    expect(await page.textContent('[data-test=risk]')).toContain('No risk of an accident yet')
    await choose(player, 'confront-raise')
    await playToTheEnd(player)
    const text = (await page.textContent('[data-test=aftermath]')) ?? ''
    expect(text).toContain('of 1,000')
    expect(text).toContain('Antillean Union')
    expect(await page.textContent('[data-test=own-grade]')).toMatch(/Grade.*Score: \d/)
    // What the others wanted can still be guessed: only one's own interest is told.
    const told = page.locator('[data-test=aftermath] :is(td.securitySeeker, td.revisionist)')
    expect(await told.count()).toBe(1)
    await page.click('[data-test=turn-interests]')
    expect(await told.count()).toBe(await page.locator('[data-test=aftermath] tbody tr').count())
    expect(errors).toEqual([])
  })

  test('a strike needs two keys, lands, is answered, and the match goes on to its end', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await playNow(player, { powers: 4, years: 5 })
    await orderStrike(player, 'boreal')
    expect(await page.textContent('[data-test=given]')).toContain('STRIKE the Boreal Ring')
    await pressReady(player)
    await playToTheEnd(player)
    expect(await page.textContent('[data-test=aftermath] .outcome')).toMatch(/nuclear war was fought/)
    await page.locator('.feed header button').dispatchEvent('click')
    expect(await page.textContent('.feed')).toContain('Antillean Union is the first to use nuclear weapons')
    expect(errors).toEqual([])
  })

  test('what does not fit is refused at once, in words, and nothing is lost', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await playNow(player, { powers: 2, years: 5 })
    await openTab(player, 'orders')
    for (let n = 0; n < 12 && (await page.isEnabled('[data-test=more-bombers]')); n++)
      await page.click('[data-test=more-bombers]')
    expect(await page.isEnabled('[data-test=more-submarines]')).toBe(false)
    await ordersSaved(player)
    await page.click('button:has-text("Undo")')
    await ordersSaved(player)
    expect(await page.isEnabled('[data-test=more-bombers]')).toBe(true)
  })

  test('a refresh, a second tab and a killed server all lead back to the same seat and the same drafts', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await playNow(player, { powers: 4, years: 5 })
    await pressReady(player)
    await playTo(player, 'planning')
    await openTab(player, 'orders')
    await page.click('[data-test=more-submarines]')
    await ordersSaved(player)
    const drafted = () => page.waitForSelector('[data-test=given] li:has-text("Submarines")')
    await page.reload()
    await drafted()

    const second = await page.context().newPage()
    await second.goto(page.url())
    await second.waitForSelector('[data-test=given] li:has-text("Submarines")')
    await page.waitForSelector('[data-status=takenOver] button')
    await page.click('[data-status=takenOver] button')
    await second.waitForSelector('[data-status=takenOver] button')
    await second.close()
    await page.waitForSelector('[data-status=live]', { state: 'attached' })

    await site.kill('SIGKILL')
    await page.waitForSelector('[data-status=reconnecting]', { state: 'attached' })
    await page.click('[data-test=more-bombers]')
    await site.start()
    await page.waitForSelector('[data-status=live]', { state: 'attached' })
    await ordersSaved(player)
    await drafted()
    expect(await page.locator('[data-test=given] li').count()).toBe(2)
    await playToTheEnd(player)
  })

  test('on a phone every list is a key away and a year can be played', async () => {
    const player = await sitDown(site.browser, site.base, 'phone')
    const { page, errors } = player
    await playNow(player, { powers: 2, years: 5 })
    await openTab(player, 'orders')
    await page.click('[data-test=more-silos]')
    await ordersSaved(player)
    await openTab(player, 'world')
    await page.click('[data-test=power-boreal]')
    await page.waitForSelector('[data-test=power-card] .interval-bar')
    await pressReady(player)
    await openTab(player, 'feed')
    await page.waitForSelector('.feed li')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect(wide).toBe(false)
    expect(errors).toEqual([])
  })

  test('an unknown match shows a message and leads home', async () => {
    const player = await sitDown(site.browser, `${site.base}/#/match/nosuchmatch`)
    await player.page.waitForSelector('text=There is no such match')
    await player.page.click('a')
    await player.page.waitForSelector('[data-test=play]')
  })

  test('an event from a newer server, a refused storage and a broken map leave a working game', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await page.route('**/events', async (route) => {
      const response = await route.fetch()
      const { windows } = (await response.json()) as { windows: object[] }
      const strange = {
        number: 0,
        events: [
          { type: 'fromTheFuture', power: 'nobody' },
          { type: 'yearBegan', year: 1 },
        ],
      }
      await route.fulfill({ response, json: { windows: [strange, ...windows] } })
    })
    await page.route('**/map-*.js', (route) => route.abort())
    await page.addInitScript("Storage.prototype.setItem = () => { throw new Error('refused') }")
    await page.reload()
    await playNow(player, { powers: 2, years: 5 })
    await page.waitForSelector('.feed li:has-text("Year 1 begins")')
    await page.click('[data-test=more-submarines]')
    await ordersSaved(player)
    await pressReady(player)
    await playTo(player, 'planning')
    expect(await page.textContent('[data-test=year]')).toContain('Year 2 of 5')
  })

  test('the development page shows any position as any viewer would see it', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await page.goto(`${site.base}/#/dev`)
    await page.click('button:has-text("Opening of two-blocs")')
    await page.click('[data-test=as-dawn]')
    await page.click('[data-test=lists]')
    await page.waitForSelector('[data-test=own-power]:has-text("Dawn Federation")')
    await page.fill('[data-test=position]', '123 {"year":1}')
    await page.click('button:has-text("Spectator")')
    await page.waitForSelector('text=This is no position')
    expect(errors).toEqual([])
  })
})
