import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { nightOf } from '#shared/debrief/night'
import { storyOf } from '#shared/debrief/story'
import { RULESET } from '#shared/ruleset/ruleset'
import { goldenMatch, goldenText } from '#tests/support/golden'
import { myMove, openFile, type Player, playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const scenarios = [...loadScenarios().values()]

describe.each(scenarios.map(({ id }) => id))('the debrief of a match of %s', (id) => {
  test('shows every part with its sentence; every chart is drawn and has its figures as a table', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, goldenText(id))
    await page.waitForSelector('[data-test=section-people]')
    await page.waitForSelector('.chart svg')
    const sections = await page.$$eval('.debrief-section', (all) =>
      all.map((section) => ({
        says: section.querySelector('.says')?.textContent ?? section.querySelector('h2')?.textContent ?? '',
        chart: section.querySelector('.chart') !== null,
        marks: section.querySelectorAll('.chart svg path, .chart svg rect, .chart svg circle').length,
        rows: section.querySelectorAll('tbody tr').length,
      })),
    )
    expect(sections.length).toBeGreaterThan(11)
    for (const { says, chart, marks, rows } of sections) {
      expect(says).not.toMatch(/^$|debrief\.|\{\{/)
      if (chart) expect(marks).toBeGreaterThan(0)
      if (chart) expect(rows).toBeGreaterThan(0)
    }
    expect(errors).toEqual([])
  })
})

test('tables on a phone: no page scrolls sideways, a wide table says that there is more, and its rows keep their names', async () => {
  const { page, errors } = await sitDown(site.browser, site.base, 'phone')
  await openFile(page, goldenText('two-blocs'))
  await page.waitForSelector('[data-test=section-people]')
  await page.waitForSelector('.chart svg')
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const tables = page.locator('.debrief-section .table-scroller')
  let wide = 0
  for (const table of await tables.all()) {
    const isWide = await table.evaluate((element) => element.scrollWidth > element.clientWidth + 1)
    await page.waitForFunction(([element, said]) => ((element as HTMLElement).dataset.wide ?? '') === said, [
      await table.elementHandle(),
      isWide ? 'more' : '',
    ] as const)
    const cut = await table.evaluate(
      (element) =>
        [...element.querySelectorAll('th, td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
    )
    expect(cut).toBe(0)
    if (!isWide) continue
    wide++
    const arrow = (element: Element) => getComputedStyle(element, '::after').content
    expect(await table.evaluate(arrow)).toContain('›')
    const start = await table.evaluate((element) => {
      element.scrollLeft = element.scrollWidth
      const inset = (selector: string) =>
        element.querySelector(selector)!.getBoundingClientRect().left - element.getBoundingClientRect().left
      return [inset('tbody th'), inset('tbody td')]
    })
    expect(start[0]).toBeCloseTo(0, 0)
    expect(start[1]).toBeLessThan(start[0]! + 200)
    await page.waitForFunction(
      (element) => (element as HTMLElement).dataset.wide === 'end',
      await table.elementHandle(),
    )
    expect(await table.evaluate(arrow)).toBe('none')
  }
  expect(wide).toBeGreaterThan(0)
  expect(errors).toEqual([])
})

/** A match that is over, as if it had been practised on this device from the first seat. */
async function openPractised(player: Player, text: string): Promise<void> {
  const { seats } = JSON.parse(text.split('\n', 1)[0]!) as { seats: readonly string[] }
  const kept = { bots: seats.map(() => 'grim'), text }
  await player.page.evaluate((stored) => localStorage.setItem('balance.practice', stored), JSON.stringify({ kept }))
  await player.page.goto(`${site.base}/?lang=en#/debrief/practice`)
  await player.page.waitForSelector('[data-test=choice-found], [data-test=choice-none]')
}

describe('the cards before the figures', () => {
  test('tell that night through both pairs of eyes, the choice that mattered, and the titles', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    const text = goldenText('thirteen-days')
    await openPractised(player, text)
    const { record } = goldenMatch(scenarios.find(({ id }) => id === 'thirteen-days')!)
    const [me] = record.seats
    const night = nightOf(storyOf(RULESET, scenarios.find(({ id }) => id === 'thirteen-days')!, record), me!)!
    expect(await page.getAttribute('[data-test=night]', 'data-kind')).toBe(night.kind)
    expect(await page.textContent('.night-half >> nth=0')).toContain('You saw')
    expect(await page.textContent('.night-half >> nth=1')).toContain('They saw')
    for (const [n, { really }] of night.sides.entries())
      expect(await page.textContent(`.night-half >> nth=${n}`)).toContain(String(really))
    expect(await page.textContent('[data-test=choice]')).toMatch(/Year|1962|mattered/)
    expect(await page.locator('.titles-won li').count()).toBe(record.seats.length)
    expect(await page.textContent('main')).not.toMatch(/debrief\.|honour\.|\{\{/)
    expect(errors).toEqual([])
  })

  test('lead to the other chair: the rival’s seat at that moment, where its move is the player’s', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    const text = goldenText('thirteen-days')
    await openPractised(player, text)
    const name = (await page.textContent('[data-test=play-as]'))!.replace('Play it as ', '').trim()
    await page.click('[data-test=play-as]')
    await page.waitForSelector('.war-room')
    expect(page.url()).toContain('#/chair')
    const stored = JSON.parse((await page.evaluate(() => localStorage.getItem('balance.chair')))!)
    const { power } = stored.chair as { readonly power: string }
    const { record } = goldenMatch(scenarios.find(({ id }) => id === 'thirteen-days')!)
    expect(record.seats.slice(1)).toContain(power)
    expect(name.length).toBeGreaterThan(1)
    expect(await myMove(player)).not.toBe('ended')
    await playToTheEnd(player)
    await page.click('[data-test=debrief]')
    await page.waitForSelector('[data-test=night]')
    expect(page.url()).toContain('#/debrief/chair')
    expect(errors).toEqual([])
  })

  test('are shared as a sentence that is copied where the device passes no pictures on', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await openPractised(player, goldenText('two-blocs'))
    await page.evaluate(() => {
      const copied: string[] = []
      Object.assign(globalThis, { copied })
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => void copied.push(text) },
      })
      Object.defineProperty(navigator, 'canShare', { value: undefined })
    })
    await page.click('[data-test=share-key]')
    await page.waitForSelector('.share-key [role=status]:not(:empty)')
    const copied = await page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied)
    expect(copied).toHaveLength(1)
    expect(copied[0]).toMatch(/^Delicate Balance, .+: .+\./)
    expect(copied[0]).not.toMatch(/debrief\.|\{\{/)
    expect(errors).toEqual([])
  })

  test('are shared as a picture with that sentence where it does', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await openPractised(player, goldenText('two-blocs'))
    await page.evaluate(() => {
      const shared: unknown[] = []
      Object.assign(globalThis, { shared })
      Object.assign(Navigator.prototype, {
        canShare: () => true,
        share: async ({ files, text }: { files: File[]; text: string }) =>
          void shared.push({ size: files[0]!.size, type: files[0]!.type, text }),
      })
    })
    await page.click('[data-test=share-key]')
    await page.waitForFunction(() => (globalThis as unknown as { shared: unknown[] }).shared.length > 0)
    const [given] = await page.evaluate(
      () => (globalThis as unknown as { shared: { size: number; type: string; text: string }[] }).shared,
    )
    expect(given!.type).toBe('image/png')
    expect(given!.size).toBeGreaterThan(10_000)
    expect(given!.text).toContain('Delicate Balance')
    expect(errors).toEqual([])
  })
})

describe('what if', () => {
  test('plays both branches out two hundred times, says how they differ, and searches for the turning point', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, goldenText('thirteen-days'))
    await page.waitForSelector('[data-test=what-if]')
    await page.click('[data-test=what-if]')
    await page.waitForSelector('[data-test=what-if-result][data-plays="200"]')
    expect(await page.textContent('[data-test=what-if-result]')).toContain('200')
    await page.click('[data-test=search-moment]')
    await page.waitForSelector('[data-test=turning-point]')
    expect(errors).toEqual([])
  })
})

describe('a file that is not whole', () => {
  const whole = goldenText('two-blocs')
  test.each([
    ['cut short', whole.slice(0, whole.length * 0.5), '[data-test=gaps]', 'cut short or damaged'],
    ['altered', whole.replace(/("number":3,.*?"hash":")./s, '$1z'), '[data-test=gaps]', 'altered it'],
    [
      'of older rules',
      whole.replace(/"rulesVersion":\d+/, '"rulesVersion":1'),
      '[data-test=record-only]',
      'have changed since',
    ],
    ['no record at all', 'hello', '[data-test=no-record]', ''],
    ['of 50 MB', ' '.repeat(50_000_000), '[data-test=no-record]', ''],
  ])('is shown as far as it goes, in words: %s', async (_name, text, place, words) => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, text)
    await page.waitForSelector(place)
    const said = await page.textContent(place)
    expect(said).toContain(words)
    expect(said).not.toMatch(/problem\.|\{\{/)
    expect(errors).toEqual([])
  })

  test('nor is a match that is still played, or one that never was', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await playNow(player, { powers: 2, years: 5 })
    await page.goto(page.url().replace('/match/', '/debrief/'))
    await page.waitForSelector('[data-test=no-record]')
    await page.goto(`${site.base}/#/replay/nosuchmatch`)
    await page.waitForSelector('.waiting-page a')
  })
})

describe('what is taken along', () => {
  test('is a picture, a table and all figures; the link of a file leads others to it', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, goldenText('two-blocs'))
    await page.waitForSelector('[data-test=share-card]')
    const save = async (key: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-test=${key}]`)])
      return readFileSync(await download.path())
    }
    const picture = await save('share-card')
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.length).toBeGreaterThan(10_000)
    const rows = (await save('share-csv')).toString().trim().split('\r\n')
    expect(rows[0]).toBe('year,power,warheads,income,upkeep,orders,welfare,believed,believedSeeker')
    const { record } = goldenMatch(scenarios.find(({ id }) => id === 'two-blocs')!)
    expect(rows).toHaveLength(1 + (record.years + 1) * record.seats.length)
    expect(JSON.parse((await save('share-json')).toString()).yearsPlayed).toBe(record.years)
    await page.click('[data-test=share-link]')
    const link = (await page.textContent('.share .link'))!
    const friend = await sitDown(site.browser, link)
    await friend.page.waitForSelector('[data-test=section-people]')
    expect([...errors, ...friend.errors]).toEqual([])
  })

  test('of a match played on this device alone leads others to its record too', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await page.click('[data-test=settings-of-match]')
    await page.selectOption('select[name=powers]', '2')
    await page.selectOption('select[name=years]', '5')
    await page.click('[data-test=practise]')
    await page.waitForSelector('[data-test=year]')
    await playToTheEnd(player)
    await page.click('[data-test=debrief]')
    await page.click('[data-test=share-link]')
    const link = (await page.textContent('.share .link'))!
    expect(link).not.toContain('practice')
    const friend = await sitDown(site.browser, link)
    await friend.page.waitForSelector('[data-test=section-people]')
    expect([...errors, ...friend.errors]).toEqual([])
  })
})
