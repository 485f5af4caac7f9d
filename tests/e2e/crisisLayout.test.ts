import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stageOf } from '#tests/support/practiceRoom'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
/** As long as the longest lines that leaders say. */
const LONG =
  'We have said what we have to say, and we have said it plainly. You have until the evening to think it over.'

/** Keys that are not on top in their own middle or at their own corners: what lies over them. */
const covered = (page: Page, keys: string): Promise<readonly string[]> =>
  page.$$eval(keys, (all) =>
    all.flatMap((key) => {
      const { left, right, top, bottom } = key.getBoundingClientRect()
      const points = [left + 8, (left + right) / 2, right - 8].flatMap((x) => [top + 6, bottom - 6].map((y) => [x, y]))
      const over = points.map(([x, y]) => document.elementFromPoint(x!, y!)).find((each) => !key.contains(each))
      return over === undefined ? [] : [`${key.textContent?.slice(0, 20)}: ${over?.className ?? 'off the screen'}`]
    }),
  )

/** Whether any of some boxes meets any of others. */
const meet = (page: Page, some: string, others: string): Promise<boolean> =>
  page.evaluate(
    ([one, other]) => {
      const boxes = (selector: string) =>
        [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect())
      return boxes(one).some((a) =>
        boxes(other).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
      )
    },
    [some, others] as const,
  )

const pictured = async (page: Page, name: string) => {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test.each(['laptop', 'phone'] as const)('what the hotline says lies over no key of an alarm (%s)', async (screen) => {
  const page = await stageOf(site, 'warning', screen)
  await page.waitForSelector('.doors')
  await page.$eval(
    '.doors',
    (doors, said) => {
      doors.insertAdjacentHTML(
        'beforebegin',
        `<div class="line"><span class="line-face"></span><p class="said"><q>${said}</q></p></div>`,
      )
    },
    LONG,
  )
  await pictured(page, `alarm-${screen}`)
  expect(await meet(page, '.alarm .line > *', '.doors button')).toBe(false)
  if (screen === 'laptop') expect(await covered(page, '.doors button')).toEqual([])
})

test('six moves with many chips leave the names of both sides and the urn free', async () => {
  const page = await stageOf(site, 'confrontation', 'laptop')
  await page.waitForSelector('.moves .move-key')
  await page.evaluate((said) => {
    const keys = document.querySelector('.moves .keys')!
    const last = [...keys.children].at(-1)!
    while (keys.children.length < 6) keys.append(last.cloneNode(true))
    for (const chips of keys.querySelectorAll('.chips'))
      chips.innerHTML = '<li class="chip">Everyone trusts you less</li>'.repeat(4)
    for (const stakes of document.querySelectorAll('.stakes ul'))
      stakes.innerHTML = '<li class="chip loss">≈ Unterstützung −3,5</li>'.repeat(4)
    for (const bubble of document.querySelectorAll('.leader-bust .said q')) bubble.textContent = said
  }, LONG)
  await pictured(page, 'crisis-laptop')
  expect(await meet(page, '.leader-bust .nameplate', '.move-key')).toBe(false)
  expect(await meet(page, '.leader-bust .said', '.urn, .stakes, .stare-down header h2, .move-key')).toBe(false)
  expect(await meet(page, '.stakes .chip, .odds .ground', '.move-card, .move-key, .rung-ladder')).toBe(false)
  expect(await meet(page, '.stakes .chip', '.leader-bust .said, .leader-bust .nameplate')).toBe(false)
  expect(await covered(page, '.move-key')).toEqual([])
})

test('the ways on from an ended match are on a phone’s screen as it opens', async () => {
  const page = await stageOf(site, 'ended', 'phone')
  await page.waitForSelector('[data-test=debrief]')
  await pictured(page, 'ended-phone')
  const { y } = (await page.locator('[data-test=debrief]').boundingBox())!
  expect(y).toBeLessThan(page.viewportSize()!.height)
  expect(await covered(page, '[data-test=debrief]')).toEqual([])
})
