import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf as faults } from '#tests/support/axe'
import { openClass } from '#tests/support/classroom'
import { sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe.each(['laptop', 'phone', 'narrow', 'zoomed'] as const)('a class on a %s', (screen) => {
  test('board, projector and the students’ pages have no fault axe can find, and none is too wide', async () => {
    const teacher = await openClass(site.base, {
      powers: 4,
      timeControl: 'year240',
      perPower: 2,
      ownQuestions: [
        { kind: 'scale', asks: 'Do arms make safe?' },
        { kind: 'prediction', about: 'worldsAtPeace' },
      ],
    })
    const { id, code, teacher: token, projector } = teacher.made
    const open = async (hash: string) => {
      const { page } = await sitDown(site.browser, site.base, screen)
      await page.goto(`${site.base}/#/${hash}`)
      return page
    }
    const isFine = async (page: Page) => {
      expect(await faults(page)).toEqual([])
      const tooWide = await page.evaluate(() => {
        return document.documentElement.scrollWidth - document.documentElement.clientWidth
      })
      expect(tooWide, page.url()).toBe(0)
    }
    const making = await open('class')
    await making.click('[data-test=add-own]')
    await making.selectOption('[name=own-kind-1]', 'choice')
    await isFine(making)
    const student = await open(`join/${code}`)
    await student.waitForSelector('[data-test=label]')
    await isFine(student)
    await student.fill('[data-test=label]', 'Ada')
    await student.click('[data-test=enter-class]')
    await student.waitForSelector('[data-test=waiting]')
    await isFine(student)
    const board = await open(`teach/${id}/${token}`)
    await board.waitForSelector('[data-test=student-Ada]')
    await board.click('[data-test=own-plan]')
    await board.waitForSelector('[name=own-kind-2]')
    await isFine(board)
    const wall = await open(`projector/${id}/${projector}`)
    await wall.waitForSelector('[data-test=big-code]')
    await isFine(wall)
    await teacher.act('ask', { questions: true })
    await student.click('[data-test=answer-arming-0]')
    await student.click('[data-test=own1-4]')
    await student.waitForSelector('[data-test=own1-4][aria-pressed=true]')
    for (const key of await student.locator('[data-test=own-questions] button').all()) {
      expect((await key.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    }
    await wall.waitForSelector('[data-test=tallies]')
    for (const page of [student, wall]) await isFine(page)
    await teacher.act('begin')
    await teacher.act('say', { text: 'Look at your neighbours.' })
    await student.waitForSelector('[data-test=teacher-message]')
    await isFine(student)
    await board.click('[data-test=world-0] .title')
    await board.click('[data-test=inject]')
    await board.click('[data-test=student-Ada] summary')
    await isFine(board)
    await wall.waitForSelector('.tile')
    await isFine(wall)
    await teacher.act('debrief')
    await wall.waitForSelector('.chart svg')
    for (const page of [board, wall]) await isFine(page)
    await board.click('[data-test=show-own]')
    await wall.waitForSelector('[data-test=wall-own-2] .came-true')
    for (const page of [board, wall]) await isFine(page)
  })
})
