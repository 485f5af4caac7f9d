import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { printRecord } from '#shared/match/recordText'
import { goldenMatch } from '#tests/support/golden'
import { playNow, playToTheEnd, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const scenarios = [...loadScenarios().values()]
const textOf = (id: string) => printRecord(goldenMatch(scenarios.find((scenario) => scenario.id === id)!).record)

/** Opens a record as somebody does who was sent the file. */
async function openFile(page: Page, text: string): Promise<void> {
  await page.setInputFiles('[data-test=open-record]', {
    name: 'match.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(text),
  })
}

describe.each(scenarios.map(({ id }) => id))('the debrief of a match of %s', (id) => {
  test('shows every part with its sentence; every chart is drawn and has its figures as a table', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, textOf(id))
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
    await page.context().close()
  })
})

describe('what if', () => {
  test('plays both branches out two hundred times, says how they differ, and searches for the turning point', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, textOf('thirteen-days'))
    await page.waitForSelector('[data-test=what-if]')
    await page.click('[data-test=what-if]')
    await page.waitForSelector('[data-test=what-if-result]')
    expect(await page.textContent('[data-test=what-if-result]')).toContain('200')
    await page.click('[data-test=search-moment]')
    await page.waitForSelector('[data-test=turning-point]')
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('a replay', () => {
  test('of a match of this server is scrubbed, jumped and seen through other eyes; its address leads back to the moment', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page, errors } = player
    await playNow(player, { powers: 2, years: 5 })
    await playToTheEnd(player)
    await page.click('[data-test=replay]')
    await page.waitForSelector('[data-test=replay-bar]')
    await page.waitForSelector('[data-test=year]:has-text("Year 1")')
    await page.fill('[data-test=scrub]', '3')
    await page.waitForSelector('[data-test=replay-bar][data-index="3"]')
    await page.selectOption('[data-test=look-as]', 'boreal')
    await page.waitForSelector('.top-bar:has-text("Replay")')
    await page.click('[data-test=belief-beside] summary')
    expect(await page.locator('[data-test=belief-beside] tbody tr').count()).toBe(1)
    const address = page.url()
    expect(address).toContain('/3/boreal')
    const again = await sitDown(site.browser, address)
    await again.page.waitForSelector('[data-test=replay-bar][data-index="3"]')
    expect(await again.page.inputValue('[data-test=look-as]')).toBe('boreal')
    const last = await page.$eval(
      '[data-test=moments] option:last-child',
      (option) => (option as HTMLOptionElement).value,
    )
    await page.selectOption('[data-test=moments]', last)
    await page.waitForSelector('.war-room[data-window=ended]')
    expect(await page.locator('[data-test=aftermath]').count()).toBe(0)
    expect([...errors, ...again.errors]).toEqual([])
    await again.page.context().close()
    await page.context().close()
  })

  test('runs by itself to the end', async () => {
    const { page, errors } = await sitDown(site.browser, site.base, 'phone')
    await openFile(page, textOf('first-lesson'))
    await page.waitForSelector('[data-test=section-people]')
    await page.goto(`${site.base}/#/replay/file`)
    await page.waitForSelector('[data-test=replay-play]')
    await page.selectOption('.replay-keys select', 'fast')
    await page.click('[data-test=replay-play]')
    await page.waitForSelector('.war-room[data-window=ended]', { timeout: 60_000 })
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('a file that is not whole', () => {
  const whole = textOf('two-blocs')
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
    await page.context().close()
  })

  test('nor is a match that is still played, or one that never was', async () => {
    const player = await sitDown(site.browser, site.base)
    const { page } = player
    await playNow(player, { powers: 2, years: 5 })
    await page.goto(page.url().replace('/match/', '/debrief/'))
    await page.waitForSelector('[data-test=no-record]')
    await page.goto(`${site.base}/#/replay/nosuchmatch`)
    await page.waitForSelector('.waiting-page a')
    await page.context().close()
  })
})

describe('what is taken along', () => {
  test('is a picture, a table and all figures; the link of a file leads others to it', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, textOf('two-blocs'))
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
    await friend.page.context().close()
    await page.context().close()
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
    await friend.page.context().close()
    await page.context().close()
  })
})
