import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { filmOf, MOST_SHOTS } from '#client/playback/yearFilm.ts'
import type { PlayerView } from '#shared/view/observation'

import { keptAsPractice, momentBefore } from '#tests/support/moments'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** Milliseconds of the page's own clock in which a film of as many moments as there can be is over, and which it takes at least. */
const LONGEST = 9000
const SHORTEST = 6000
/** Milliseconds the page's clock is put on by at a time. */
const STEP = 100

const sceneOf = (page: Page) => page.getAttribute('.war-room', 'data-scene')

/** Puts the page's clock on until this scene is shown; returns the milliseconds it took. */
async function runUntil(page: Page, scene: 'film' | 'card', most: number): Promise<number> {
  let time = 0
  for (; (await sceneOf(page)) !== scene && time < most; time += STEP) await page.clock.runFor(STEP)
  return time
}

test('the film of a year is over within nine seconds of its own time, however slow the machine; then comes the card', async () => {
  const saved = await momentBefore(
    ({ before, events }) => filmOf(events, (before as PlayerView).self.id).length === MOST_SHOTS,
  )
  const { page, errors } = await sitDown(site.browser, 'about:blank')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.addInitScript(keptAsPractice(saved))
  await page.clock.install()
  await page.goto(`${site.base}/?lang=en#/practice`)
  await page.waitForSelector('.map-surface canvas')
  await page.waitForSelector('[data-test=leader-boreal], [data-test^=leader-]')
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
  await page.click('[data-test=ready]')
  await expect.poll(() => runUntil(page, 'film', STEP), { timeout: 30_000 }).toBe(0)
  const took = await runUntil(page, 'card', 2 * LONGEST)
  expect(took).toBeGreaterThan(SHORTEST)
  expect(took).toBeLessThanOrEqual(LONGEST)
  expect(errors).toEqual([])
})
