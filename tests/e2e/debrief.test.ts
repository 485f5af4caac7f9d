import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { goldenMatch, goldenText } from '#tests/support/golden'
import { openFile, playNow, playToTheEnd, sitDown } from '#tests/support/player'
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

describe('what if', () => {
  test('plays both branches out two hundred times, says how they differ, and searches for the turning point', async () => {
    const { page, errors } = await sitDown(site.browser, site.base)
    await openFile(page, goldenText('thirteen-days'))
    await page.waitForSelector('[data-test=what-if]')
    await page.click('[data-test=what-if]')
    await page.waitForSelector('[data-test=what-if-result]')
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
