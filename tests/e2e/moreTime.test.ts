import { expect, test } from 'vitest'
import { openClass } from '#tests/support/classroom'
import { sitDown, takeChair } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

test('a student asks for more time in one press, the teacher gives it in one choice, and only that student sees two limits', async () => {
  const teacher = await openClass(site.base, { timeControl: 'year240', naming: 'typed' })
  const players = []
  for (const label of ['Ada', 'Bo']) {
    const player = await sitDown(site.browser, site.base)
    await player.page.goto(`${site.base}/j/${teacher.made.code}`)
    await player.page.fill('[data-test=label]', label)
    await player.page.click('[data-test=enter-class]')
    await player.page.waitForSelector('[data-test=ask-time]')
    players.push(player)
  }
  const [ada, bo] = players
  const board = await sitDown(site.browser, site.base)
  await board.page.goto(`${site.base}/#/teach/${teacher.made.id}/${teacher.made.teacher}`)
  await board.page.waitForSelector('[data-test=student-Bo]')
  await teacher.act('begin')
  await ada!.page.waitForSelector('[data-test=clock]')
  await bo!.page.waitForSelector('[data-test=clock]')
  await takeChair(ada!.page)
  await ada!.page.click('[data-test=ask-time]')
  await ada!.page.waitForSelector('[data-test=ask-time][aria-pressed=true]')
  await board.page.selectOption('[data-test=asking] [data-test=time-Ada]', '2')
  await ada!.page.waitForSelector('[data-test=own-time]')
  await board.page.waitForSelector('[data-test=asking] [data-test=time-Ada]', { state: 'detached' })
  await ada!.page.waitForSelector('[data-test=ask-time][aria-pressed=false]')
  expect(await bo!.page.isVisible('[data-test=own-time]')).toBe(false)
  expect([...ada!.errors, ...bo!.errors, ...board.errors]).toEqual([])
})
