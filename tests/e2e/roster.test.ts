import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { openClass } from '#tests/support/classroom'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('students of a roster type their name; one that two have given is given back by the teacher with one button', async () => {
  const { made } = await openClass(site.base, { naming: 'roster', roster: ['Anna Kovács', 'Bo'] })
  const join = async () => {
    const { page, errors } = await sitDown(site.browser, `${site.base}/#/join/${made.code}`)
    await page.fill('[data-test=label]', 'anna kovacs')
    await page.click('[data-test=enter-class]')
    return { page, errors }
  }
  const stranger = await join()
  await stranger.page.waitForURL(/#\/student\//)
  const anna = await join()
  await anna.page.waitForSelector('[data-test=join-failure]:has-text("Anna Kovács")')
  const board = await sitDown(site.browser, `${site.base}/#/teach/${made.id}/${made.teacher}`)
  await board.page.click('[data-test="release-Anna Kovács"]')
  await board.page.waitForSelector('[data-test="contested-Anna Kovács"]:has-text("given back")')
  expect(await faultsOf(board.page)).toEqual([])
  await anna.page.click('[data-test=enter-class]')
  await anna.page.waitForURL(/#\/student\//)
  await board.page.waitForSelector('[data-test="contested-Anna Kovács"]', { state: 'detached' })
  for (const { errors } of [anna, board]) expect(errors).toEqual([])
})
