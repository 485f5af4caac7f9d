import { expect, test } from 'vitest'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.LESSON_SHOTS

test('a sample class opens from the classroom’s page in one press, and its debrief is led without a server', async () => {
  const player = await sitDown(site.browser, `${site.base}/#/class`)
  const { page } = player
  await page.click('[data-test=sample-class]')
  await page.waitForSelector('[data-test=sample][data-worlds="5"]')
  await page.waitForSelector('[data-test=desk-world-4]')
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/sample.png` })
  // From here on nothing is asked of the server.
  await page.route('**/api/**', (route) => route.abort())
  await page.click('[data-test=desk-world-2]')
  await page.click('[data-test=step-spiral]')
  await page.waitForSelector('.wall [data-test=section-spiral] svg')
  await page.click('[data-test=step-interests]')
  expect(await page.textContent('.wall')).not.toMatch(/revisionist/i)
  await page.click('[data-test=reveal]')
  await page.waitForSelector('[data-test=revealed]')
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/sample-interests.png` })
  const href = await page.getAttribute('[data-test=open-debrief]', 'href')
  expect(href).toBe('#/debrief/sample3')
  expect(player.errors).toEqual([])
})
