import { expect, test } from 'vitest'
import { openTab, type Player, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

/** Comes to the treaty that the next lot of interceptors breaks, in the autumn of 1983. */
async function tempt(screen: 'laptop' | 'phone'): Promise<Player> {
  const player = await sitDown(site.browser, `${site.base}/?lang=en`, screen)
  const { page } = player
  const wish = { scenario: 'autumn-1983', powers: 5, years: 6, strength: 'normal', seed: 'breach' }
  await page.evaluate((text) => localStorage.setItem('balance.practice', text), JSON.stringify({ wish }))
  await page.goto(`${site.base}/?lang=en#/practice`)
  await page.reload()
  await page.click('[data-test=dossier-close]')
  await openTab(player, 'orders')
  for (let lots = 0; lots < 12 && !(await page.isVisible('[data-test=breach]')); lots++) {
    await page.click('[data-test=more-interceptors]')
  }
  await page.waitForSelector('[data-test=breach]')
  return player
}

const ordered = async ({ page }: Player): Promise<number> =>
  Number(await page.textContent('.build-row:has([data-test=more-interceptors]) .stepper .figures'))

test('the lot that breaks a treaty is ordered by no single press: kept by one, broken by two or by a hold', async () => {
  const player = await tempt('laptop')
  const { page, errors } = player
  expect(await page.textContent('#breach-title')).toContain('the Soviet Union')
  const before = await ordered(player)
  await page.click('[data-test=keep-treaty]')
  expect(await ordered(player)).toBe(before)
  await page.click('[data-test=more-interceptors]')
  await page.click('[data-test=break-treaty]')
  expect(await ordered(player)).toBe(before)
  await page.waitForSelector('[data-test=break-treaty][aria-pressed=true]')
  await page.focus('[data-test=break-treaty]')
  // A double tap is one press: the second counts after a moment.
  await page.waitForTimeout(600)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test=breach]', { state: 'detached' })
  expect(await ordered(player)).toBe(before + 1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('held until it is full the key counts, let go early it does not', async () => {
  const player = await tempt('laptop')
  const { page, errors } = player
  const before = await ordered(player)
  const { x, y, width, height } = (await page.locator('[data-test=break-treaty]').boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x - 20, y - 20)
  await page.mouse.up()
  expect(await page.isVisible('[data-test=breach]')).toBe(true)
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.waitForSelector('[data-test=breach]', { state: 'detached' })
  await page.mouse.up()
  expect(await ordered(player)).toBe(before + 1)
  expect(errors).toEqual([])
  await page.context().close()
})
