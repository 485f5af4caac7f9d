import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { inTray } from '#shared/intray/index'
import { RULESET } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { keptAsPractice, momentBefore, momentOf } from '#tests/support/moments'
import { type Player, playTo, pressReady, putYearAway, type SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** Share of a phone's screen that anything but the map may take, and the words a player finds on it. */
const MOST_CHROME = 0.25
const MOST_WORDS = 90

/** Opens a practice match as it is stored, with its map drawn and no year left to be told. */
async function open(saved: Parameters<typeof keptAsPractice>[0], screen: keyof typeof SCREENS): Promise<Player> {
  const player = await sitDown(site.browser, 'about:blank', screen)
  const { page } = player
  await page.addInitScript(keptAsPractice(saved))
  await page.goto(`${site.base}/?lang=en#/practice`)
  await page.waitForSelector('.map-surface canvas')
  await putYearAway(page)
  return player
}

/** The year after, which begins with a rival seen to have grown: a card that compares two years. */
async function nextYearWithSighting(): Promise<Player> {
  const saved = await momentBefore(({ before, after }) =>
    inTray(RULESET, after as PlayerView, before).cards.some(({ kind }) => kind === 'sighting'),
  )
  const player = await open(saved, 'laptop')
  await pressReady(player)
  await playTo(player, 'planning')
  return player
}

/** Share of the screen that shows something else than the map. */
const chromeShare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const steps = 100
    let map = 0
    for (let x = 0; x < steps; x++)
      for (let y = 0; y < steps; y++) {
        const at = document.elementFromPoint(((x + 0.5) / steps) * innerWidth, ((y + 0.5) / steps) * innerHeight)
        if (at?.tagName === 'CANVAS') map++
      }
    return 1 - map / steps ** 2
  })

/** The words that can be read on the screen; names that the map draws are places, not sentences. */
const wordsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const words: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement!
      const range = document.createRange()
      range.selectNodeContents(text)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const isThere = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right - left > 1
      if (isThere && isSeen && element.closest('.unseen, script, style') === null)
        words.push(...(text.textContent ?? '').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))
    }
    return words
  })

describe.each(['phone', 'laptop'] as const)('the planning screen of a %s', (screen) => {
  test('says what it asks in ninety words, and on a phone leaves three quarters of the screen to the map', async () => {
    // With a question in the tray: the fullest the screen is by itself.
    const saved = await momentOf('planning')
    const { page } = await open(saved, screen)
    await page.waitForSelector('[data-test=in-tray]')
    const words = await wordsOf(page)
    expect(words.length, `${words.length} ${words.join(' ')}`).toBeLessThanOrEqual(MOST_WORDS)
    expect(words.length).toBeGreaterThan(10)
    if (screen === 'phone') expect(await chromeShare(page)).toBeLessThanOrEqual(MOST_CHROME)
  })
})

test.each(['phone', 'laptop'] as const)(
  'on a %s, the goal a leader’s wish is nearest to tells how far it is',
  async (screen) => {
    const saved = await momentOf('planning', (seen) => (seen as PlayerView).self.agenda !== undefined)
    const { page } = await open(saved, screen)
    await page.waitForSelector('[data-test=in-tray]')
    const wish = page.locator('.goals .meter').filter({ has: page.locator('[data-test=wish]') })
    expect(await wish.count()).toBe(1)
    await wish.locator('summary').click()
    const told = (await wish.locator('[data-test=wish] strong').textContent()) ?? ''
    expect(told).toMatch(/\d/)
    const mark = page.locator('[data-test=wish-mark]')
    expect(await mark.locator('.unseen').textContent()).toBe(told)
    expect(await mark.isVisible()).toBe(screen === 'laptop')
  },
)

test('the in-tray has the same cards after the page was loaded anew', async () => {
  const { page, errors } = await nextYearWithSighting()
  const cards = () =>
    page.locator('[data-matter]').evaluateAll((all) => all.map((card) => card.getAttribute('data-matter')))
  const before = await cards()
  expect(before.some((id) => id?.startsWith('sighting'))).toBe(true)
  await page.reload()
  await page.waitForSelector('[data-test=in-tray]')
  expect(await cards()).toEqual(before)
  expect(errors).toEqual([])
})

test('a year begins with the focus on the heading of the tray: the next stop of the keyboard is its first card', async () => {
  const { page, errors } = await nextYearWithSighting()
  const isOn = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
  await expect.poll(() => isOn('.in-tray h2'), { timeout: 20_000 }).toBe(true)
  await page.keyboard.press('Tab')
  expect(await isOn('.matter summary')).toBe(true)
  expect(errors).toEqual([])
})

test('clients that ask the same share one card, on which all can be answered at a stroke and each alone', async () => {
  const saved = await momentBefore(({ before }) =>
    inTray(RULESET, before as PlayerView).cards.some(({ kind, askers = [] }) => kind === 'plea' && askers.length > 1),
  )
  const { page, errors } = await open(saved, 'phone')
  await page.click('[data-test=tray-peek]')
  const card = page.locator('[data-test=matter-plea]', { has: page.locator('.asker') })
  await card.scrollIntoViewIfNeeded()
  if (!(await card.evaluate((details) => (details as HTMLDetailsElement).open))) await card.locator('summary').click()
  const askers = card.locator('.asker')
  expect(await askers.count()).toBeGreaterThan(1)
  const keys = card.locator('.asker li > button')
  for (const box of await keys.evaluateAll((all) => all.map((key) => key.getBoundingClientRect().toJSON())))
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
  const pressed = () => keys.evaluateAll((all) => all.map((key) => key.getAttribute('aria-pressed') === 'true'))
  const [first] = await askers.all()
  await first!.locator('li > button').first().click()
  expect((await pressed()).filter(Boolean)).toHaveLength(1)
  // A word to all of them holds the one that was given.
  const toAll = card.locator('.answers > li > button').first()
  await toAll.click()
  expect(await toAll.getAttribute('aria-pressed')).toBe('true')
  expect((await pressed()).filter(Boolean)).toHaveLength(await askers.count())
  // To leave them takes back all of it.
  await card.locator('.answers > li > button').last().click()
  expect((await pressed()).filter(Boolean)).toEqual([])
  expect(errors).toEqual([])
})

test.each(['july-1914', 'thirteen-days', 'autumn-1983'])(
  'a phone shows the names of the meters whole in %s',
  async (id) => {
    const scenarios = loadScenarios()
    const match = new LocalMatch(async (scenario) => scenarios.get(scenario))
    const powers = Math.max(...Object.keys(scenarios.get(id)!.seatings).map(Number))
    await match.begin({ scenario: id, powers, years: 6, seed: 'meters' })
    const { page } = await open(match.saved(), 'phone')
    const names = await page
      .locator('.goals .meter-name:visible')
      .evaluateAll((all) => all.map((name) => [name.textContent, name.scrollWidth - name.clientWidth] as const))
    expect(names).toHaveLength(3)
    for (const [name, cut] of names) expect(cut, name ?? '').toBeLessThanOrEqual(0)
  },
)
