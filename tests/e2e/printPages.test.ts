import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.LESSON_SHOTS

test.each(['en', 'zh-Hant', 'zh-Hans'])(
  'slips, exit tickets and rubric are three pages of paper in %s',
  async (language) => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/?lang=${language}#/print/ABCDE`)
    await page.waitForSelector('[data-test=rubric]')
    expect(await page.locator('.slip').count()).toBe(12)
    expect(await page.locator('.slip .code').first().textContent()).toBe('ABCDE')
    const pdf = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } })
    if (SHOTS) {
      writeFileSync(`${SHOTS}/print-${language}.pdf`, pdf)
      await page.emulateMedia({ media: 'print' })
      await page.screenshot({ path: `${SHOTS}/print-${language}.png`, fullPage: true })
    }
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3)
    expect(errors).toEqual([])
  },
)
