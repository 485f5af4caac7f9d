import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf as faults } from '#tests/support/axe'
import { momentOf } from '#tests/support/moments'
import { openTab, SCREENS, sitDown } from '#tests/support/player'
import { practiceRoom } from '#tests/support/practiceRoom'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SIZES = ['laptop', 'phone', 'narrow', 'zoomed'] as const
const MOMENTS = ['planning', 'confrontation', 'warning', 'retaliation', 'ended'] as const
/** Share of a screen of 320 × 256 that bars may not take. */
const CONTENT = 0.6

/** How much wider than the window the page is, in CSS pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Share of the window that shows something else than bars. */
const contentShare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const steps = 40
    let content = 0
    for (let x = 0; x < steps; x++) {
      for (let y = 0; y < steps; y++) {
        const at = document.elementFromPoint(((x + 0.5) / steps) * innerWidth, ((y + 0.5) / steps) * innerHeight)
        if (at !== null && at.closest('.goal-bar, .budget-bar, .notices') === null) content++
      }
    }
    return content / steps ** 2
  })

/**
 * Least width and height of a target, in CSS pixels: a finger's (WCAG 2.2, 2.5.5) where a screen is touched, else a mouse's
 * (2.5.8). Three meters, a clock and two keys beside each other cannot each have a finger's width of 320 pixels.
 */
const TARGETS = { laptop: [24, 24], phone: [44, 44], narrow: [24, 44], zoomed: [24, 24] } as const

/** Targets of a pointer that are smaller than this, but for words of a text; the label of a box or dot belongs to it. */
const smallTargets = (page: Page, least: readonly [number, number]): Promise<readonly string[]> =>
  page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('button, summary, select, input, textarea, a.button')].flatMap(
        (target) => {
          const isTicked = target.matches('[type=checkbox], [type=radio]')
          const { width, height } = ((isTicked && target.closest('label')) || target).getBoundingClientRect()
          const isSeen =
            target.checkVisibility() && target.closest('.unseen') === null && !target.matches('.term') && width > 1
          return isSeen && (width < least[0] - 0.5 || height < least[1] - 0.5)
            ? [`${Math.round(width)}×${Math.round(height)} ${target.outerHTML.slice(0, 120)}`]
            : []
        },
      ),
    least,
  )

describe.each(SIZES)('on a %s screen', (screen) => {
  test.each(MOMENTS)('%s has no fault axe can find, nothing too wide, too small or hidden by bars', async (moment) => {
    const page = await practiceRoom(site, await momentOf(moment), screen)
    const tabs = moment === 'ended' ? [] : (['orders', 'world', 'feed'] as const)
    for (const tab of [undefined, ...tabs]) {
      if (tab !== undefined) await openTab({ page, errors: [] }, tab)
      expect([tab, await faults(page), await overflow(page), await smallTargets(page, TARGETS[screen])]).toEqual([
        tab,
        [],
        0,
        [],
      ])
      if (screen === 'zoomed') expect(await contentShare(page), `${tab}`).toBeGreaterThanOrEqual(CONTENT)
    }
    if (moment !== 'ended') return
    await page.goto(`${site.base}/?lite=1#/debrief/practice`)
    await page.waitForSelector('[data-test=choice-found], [data-test=choice-none]')
    expect([await faults(page), await overflow(page), await smallTargets(page, TARGETS[screen])]).toEqual([[], 0, []])
    await page.goto(`${site.base}/?lite=1#/replay/practice`)
    await page.waitForSelector('[data-test=year]')
    expect([await faults(page), await overflow(page), await smallTargets(page, TARGETS[screen])]).toEqual([[], 0, []])
  })

  test('front page, terms, model, check and host have none either', async () => {
    const { page } = await sitDown(site.browser, site.base, screen)
    for (const [address, there] of Object.entries(PAGES)) {
      await page.goto(`${site.base}/#/${address}`)
      await page.waitForSelector(there)
      expect([address, await faults(page), await overflow(page), await smallTargets(page, TARGETS[screen])]).toEqual([
        address,
        [],
        0,
        [],
      ])
    }
  })
})

const PAGES = {
  '': '[data-test=play]',
  terms: '[data-test=find-term]',
  model: '.model-page h1',
  check: '[data-test=checks]:not(:has([data-did=trying]))',
  host: '[data-test=host-enter]',
  class: '[data-test=make-class]',
  join: '[data-test=look-up-class]',
}

test('sizes are those that are promised', () => {
  expect([SCREENS.laptop.width, SCREENS.phone.width, SCREENS.narrow.width]).toEqual([1366, 390, 320])
  expect(SCREENS.zoomed).toEqual({ width: 320, height: 256 })
})
