import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KIT_PARTS } from '#client/kit/parts.ts'
import { faultsOf } from '#tests/support/axe'
import { openClass } from '#tests/support/classroom'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.LESSON_SHOTS
const READY: Readonly<Record<(typeof KIT_PARTS)[number], string>> = {
  guide: '[data-test=guide]',
  slides: '[data-test=slide-ticket]',
  roles: '.role-card:nth-child(6)',
  glossary: '[data-test=term-list]',
  standards: '[data-test=standard-twIssue]',
}
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length

test.each(['en', 'zh-Hant', 'zh-Hans'])(
  'every part of the kit is come to from one page and goes on paper in %s',
  async (language) => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/?lang=${language}#/kit`)
    for (const part of KIT_PARTS) {
      await page.goto(`${site.base}/?lang=${language}#/kit`)
      await page.click(`[data-test=kit-${part}]`)
      await page.waitForSelector(READY[part])
      expect(await page.textContent('[data-test=kit]'), part).not.toMatch(/\[\[|\{\{|\bkit\.[a-z]/u)
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      if (SHOTS) {
        writeFileSync(`${SHOTS}/kit-${part}-${language}.pdf`, pdf)
        await page.screenshot({ path: `${SHOTS}/kit-${part}-${language}.png`, fullPage: true })
      }
      // One slide a page, and nothing of the others is lost.
      if (part === 'slides') expect(pagesOf(pdf)).toBe(await page.locator('.slide').count())
      // Four cards a page.
      else expect(pagesOf(pdf)).toBeLessThanOrEqual(part === 'roles' ? 2 : 6)
    }
    expect(errors).toEqual([])
  },
)

test('slides and cards follow the settings of the class, and the slides are turned by keyboard alone', async () => {
  const teacher = await openClass(site.base, {
    scenario: 'thirteen-days',
    powers: 3,
    years: 4,
    practice: true,
    naming: 'alias',
  })
  const { page, errors } = await sitDown(site.browser, site.base)
  const { id, code } = teacher.made
  await page.goto(`${site.base}/?lang=en#/teach/${id}/${teacher.made.teacher}`)
  await page.waitForSelector('[data-test=board]')
  await page.goto(`${site.base}/?lang=en#/kit/slides/${code}`)
  await page.waitForSelector('[data-test=slide-practice]')
  expect(await page.textContent('[data-test=slide-title]')).toContain(code)
  expect(await page.textContent('[data-test=slide-match]')).toMatch(/each world: 3.*Years: 4/u)
  await page.focus('[data-test=present]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.presenting [data-test=slide-title]:not([hidden])')
  const shown = () => page.locator('.presenting .slide:visible')
  const turns = [
    ['ArrowRight', 'slide-note'],
    [' ', 'slide-sentences'],
    ['PageUp', 'slide-note'],
    ['End', 'slide-ticket'],
    ['ArrowRight', 'slide-ticket'],
    ['Home', 'slide-title'],
  ] as const
  for (const [key, slide] of turns) {
    await page.keyboard.press(key)
    await page.waitForSelector(`.presenting [data-test=${slide}]:not([hidden])`)
    expect(await shown().count()).toBe(1)
  }
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/kit-presenting.png` })
  await page.keyboard.press('Escape')
  await page.waitForSelector('.presenting', { state: 'detached' })
  await page.goto(`${site.base}/?lang=en#/kit/roles/${code}`)
  await page.waitForSelector('.role-card:nth-child(3)')
  expect(await page.locator('.role-card').count()).toBe(3)
  expect(errors).toEqual([])
})

test.each(['laptop', 'phone', 'zoomed'] as const)(
  'no part of the kit fails axe or scrolls sideways on a %s',
  async (screen) => {
    const { page } = await sitDown(site.browser, `${site.base}/?lang=en#/kit`, screen)
    for (const part of KIT_PARTS) {
      await page.goto(`${site.base}/?lang=en#/kit/${part}`)
      await page.waitForSelector(READY[part])
      expect(await faultsOf(page), part).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), part).toBe(true)
    }
  },
)
