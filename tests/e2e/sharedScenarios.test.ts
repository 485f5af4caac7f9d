import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { type SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const PASSWORD = 'a password for the host'
const site = siteForTests({ BALANCE_SHARED_SCENARIOS: 'staff', BALANCE_HOST_PASSWORD: PASSWORD })

const wide = () => document.documentElement.scrollWidth > innerWidth

test.each(['laptop', 'desk', 'phone'] as const)(
  'a scenario is shared by a host, copied by whoever has the link, and removed: %s',
  async (size: keyof typeof SCREENS) => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/?lang=en#/workshop`, size)
    const shoot = async (name: string) => {
      if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/${name}-${size}.png`, await page.screenshot())
    }
    await page.click('[data-test=copy-scenario]')
    await page.waitForSelector('[data-test=faults].good')
    await page.waitForSelector('text=Hosts and teachers who are signed on')
    await page.goto(`${site.base}/?lang=en#/host`)
    await page.fill('[data-test=host-password]', PASSWORD)
    await page.click('[data-test=host-enter]')
    await page.waitForSelector('[data-test=vitals]')
    await page.goto(`${site.base}/?lang=en#/workshop`)
    await page.click('[data-test=drafts] a')
    await page.waitForSelector('[data-test=faults].good')
    await page.click('[data-test=share-scenario]')
    const link = await page.getAttribute('[data-test=share-part] a', 'href')
    await page.locator('[data-test=share-part]').scrollIntoViewIfNeeded()
    expect(await faultsOf(page)).toEqual([])
    await shoot('share')
    const other = await sitDown(site.browser, `${site.base}/?lang=en${link}`, size)
    await other.page.waitForSelector('[data-test=shared-scenario]:has-text("not by us")')
    expect(await faultsOf(other.page)).toEqual([])
    expect(await other.page.evaluate(wide)).toBe(false)
    if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/shared-${size}.png`, await other.page.screenshot())
    await other.page.click('[data-test=copy-shared]')
    await other.page.waitForSelector('[data-test=faults].good')
    await page.goto(`${site.base}/?lang=en#/host`)
    await page.waitForSelector('[data-test=shared-list]')
    expect([await faultsOf(page), await page.evaluate(wide)]).toEqual([[], false])
    await page.locator('[data-test=shared-list]').scrollIntoViewIfNeeded()
    await shoot('shared-list')
    await page.click('[data-test=remove-shared]')
    await page.waitForSelector('[data-test=shared-list]', { state: 'detached' })
    await other.page.goto(`${site.base}/?lang=en${link}`)
    await other.page.waitForSelector('.fault:has-text("Nothing is shared under this link")')
    expect([errors, other.errors.filter((error) => !error.includes('404'))]).toEqual([[], []])
  },
)
