import { expect, test } from 'vitest'
import { quietly, sitDown, takeChair } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('one switch gives a class a year of practice, marked on every screen; then the match begins anew, with other settings where the teacher changes them', async () => {
  const teacher = await sitDown(site.browser, `${site.base}/#/class`)
  const { page: board } = teacher
  await board.check('[data-test=practice-year]')
  await board.click('[data-test=make-class]')
  await board.waitForSelector('[data-test=teacher-link]')
  await board.keyboard.press('Escape')
  const projector = await sitDown(site.browser, site.base, 'desk')
  await projector.page.goto((await board.getAttribute('[data-test=projector]', 'href')) ?? '')
  const ada = await sitDown(site.browser, site.base, 'phone')
  const { page } = ada
  const code = ((await board.textContent('[data-test=class-code]')) ?? '').trim()
  await page.goto(`${site.base}/j/${code}`)
  await page.click('[data-test=enter-class]')
  await board.waitForSelector('[data-test^=student-]')
  await board.click('[data-test=begin-round]')
  await board.click('[data-test=confirm]')
  await page.waitForSelector('[data-test=briefing-practice]')
  for (const each of [board, projector.page, page]) await each.waitForSelector('[data-test=practice-badge]')
  await takeChair(page)
  const through = board.locator('[data-test=practice-through]:has-text("1 of 1")')
  // A year may have windows of crises.
  for (let moves = 0; moves < 12 && !(await through.isVisible()); moves++) {
    await quietly(ada)
    await board.waitForTimeout(1500)
  }
  await through.waitFor()
  expect(await board.isVisible('[data-test=to-debrief]')).toBe(false)
  await board.click('[data-test=end-practice]')
  await board.click('[data-test=confirm]')
  await board.click('[data-test=round-plan]')
  await board.selectOption('[name=plan-years]', '4')
  expect(await board.isChecked('[data-test=plan-practice]')).toBe(false)
  // The board shows where everybody sits: nothing is asked.
  await board.click('[data-test=begin-round]')
  // Another match: its card is new, and does not speak of practice.
  await page.waitForSelector('[data-test=briefing-things]')
  await page.waitForSelector('[data-test=practice-badge]', { state: 'detached' })
  expect(await page.isVisible('[data-test=briefing-practice]')).toBe(false)
  expect(await page.textContent('#room')).toContain('of 4')
  for (const each of [board, projector.page]) expect(await each.isVisible('[data-test=practice-badge]')).toBe(false)
  expect([...teacher.errors, ...projector.errors, ...ada.errors]).toEqual([])
})
