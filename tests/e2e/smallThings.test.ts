import { describe, expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { confrontationOf } from '#shared/view/lookup'
import { isPlayerView } from '#shared/view/observation'
import { goldenMatch, goldenText } from '#tests/support/golden'
import { drawn, inside, landsOnScreen } from '#tests/support/mapHands'
import { keptAsPractice, momentOf } from '#tests/support/moments'
import { myMove, openFile, openTab, playNow, playTo, pressReady, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe('small things that were once in the way', () => {
  test('a table on a phone: beginning the match is in reach at once, and stays there; no call on the way is refused', async () => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/?lang=en`, 'phone')
    const refused: string[] = []
    page.on('response', (answer) => void (answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`)))
    await page.click('[data-test=with-friends]')
    await page.fill('[data-test=host-name]', 'Ada')
    await page.click('[data-test=host]')
    await page.waitForSelector('[data-test=code]')
    const isInSight = () =>
      page.$eval('[data-test=begin]', (key) => {
        const { top, bottom } = key.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      })
    expect(await isInSight()).toBe(true)
    const table = page.url()
    // The front page asks how seats stand: of a table as of a table, of a match as of a match.
    await page.goto(`${site.base}/?lang=en#/`)
    await page.waitForSelector('.running')
    await page.waitForTimeout(500)
    await page.goto(table)
    await page.click('[data-test=begin]')
    await page.waitForSelector('[data-test=year]')
    expect(refused).toEqual([])
    expect(errors).toEqual([])
  })

  test('one’s own name leads to one’s own power, not to the moving of a seat', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=en`)
    const { page, errors } = player
    await playNow(player, { powers: 4, years: 5 })
    await openTab(player, 'orders')
    await page.click('[data-test=own-power]')
    await page.waitForSelector('[data-test=power-card]:has-text("(you)")')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('an alarm in a replay: what was on whose screens, and what was really coming, by whichever eyes', async () => {
    const { record } = goldenMatch(loadScenarios().get('autumn-1983')!)
    const at = record.windows.findIndex(({ events }) => events.some(({ type }) => type === 'warningRaised')) + 1
    const player = await sitDown(site.browser, site.base, 'phone')
    const { page, errors } = player
    await openFile(page, goldenText('autumn-1983'))
    const lookAs = async (perspective: string) => {
      await page.evaluate((address) => {
        location.hash = '#/debrief/file'
        setTimeout(() => {
          location.hash = address
        }, 200)
      }, `#/replay/file/${at}/${perspective}`)
      await page.waitForSelector(`[data-test=replay-bar][data-index="${at}"]`)
      await page.waitForSelector('[data-test=alarms-beside] li')
    }
    await lookAs('truth')
    expect(await page.textContent('[data-test=alarms-beside]')).toMatch(/% sure\. (Nothing was coming|It was real)\./)
    // Nobody's eyes: nothing lies over the map, and the analyst of nobody is not offered.
    expect(await page.locator('.lists [data-panel=orders]').count()).toBe(0)
    await openTab(player, 'world')
    expect(await page.locator('[data-test=analyst]').count()).toBe(0)
    const warheads = await page.locator('[data-test=powers] small').allTextContents()
    expect(warheads.length).toBe(record.seats.length)
    for (const told of warheads) expect(told).toMatch(/^\d+ warheads?$/)
    await page.click(`[data-test=power-${record.seats[0]}]`)
    expect(await page.textContent('[data-test=power-card]')).not.toMatch(/published odds|Our estimate|(\d+)–\1/)
    await openTab(player, 'map')
    const { viewer } = await alarmedAt(at)
    await lookAs(viewer)
    expect(await page.locator('.track-card').count()).toBeGreaterThan(0)
    expect(await page.textContent('.lists [data-panel=orders]')).not.toContain('another power’s screens')
    expect(errors).toEqual([])
  })

  test('after the film of a year a phone’s map shows one’s own land again, wherever the film had looked', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=en`, 'phone')
    const { page, errors } = player
    const wish = { scenario: 'two-blocs', powers: 6, years: 6, strength: 'normal', seed: 'walk' }
    await page.evaluate((text) => localStorage.setItem('balance.practice', text), JSON.stringify({ wish }))
    await page.evaluate(() => {
      location.hash = '#/practice'
    })
    await page.waitForSelector('[data-test=year]')
    await playTo(player, 'planning')
    await pressReady(player)
    await playTo(player, 'planning')
    await openTab(player, 'map')
    await drawn(page)
    expect([...(await landsOnScreen(page)).keys()]).toContain('Antillean Union')
    expect(errors).toEqual([])
  })

  test('a land chosen on the map is chosen no more in the next year, which asks its own questions', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=en`)
    const { page, errors } = player
    await playNow(player, { powers: 4, years: 5 })
    await playTo(player, 'planning')
    await drawn(page)
    await page.mouse.click(...(await inside(page, 'Savanna Federation')))
    await page.waitForSelector('[data-test=target]')
    await pressReady(player)
    await playTo(player, 'planning')
    await page.waitForSelector('[data-test=year]')
    expect(await page.locator('[data-test=target]').count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('a mediator’s terms are seen: that they lie on the table, and that both must take them', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=en`, 'phone')
    const { page, errors } = player
    const isMediated = (seen: Parameters<typeof isPlayerView>[0]) =>
      isPlayerView(seen) && confrontationOf(seen)?.mediated === true
    await page.evaluate(keptAsPractice(await momentOf('confrontation', isMediated)))
    await page.reload()
    await page.evaluate(() => {
      location.hash = '#/practice'
    })
    expect(await myMove(player)).toBe('confrontation')
    const told = /mediator’s terms are on the table.*only if both take them in the same move/i
    expect(await page.textContent('[data-test=on-table]')).toMatch(told)
    await openTab(player, 'orders')
    expect(await page.textContent('.lists [data-test=on-table]')).toMatch(told)
    expect(errors).toEqual([])
  })
})

/** Who was alarmed at this position of the golden match of autumn 1983. */
async function alarmedAt(index: number) {
  const { ReplayEngine } = await import('#client/workers/replayEngine.ts')
  const engine = new ReplayEngine(async (id) => loadScenarios().get(id))
  await engine.open(goldenText('autumn-1983'))
  return engine.alarmsAt(index)[0]!
}
