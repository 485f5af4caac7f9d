import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf as faults } from '#tests/support/axe'
import { openClass } from '#tests/support/classroom'
import { openTab, playNow, playToTheEnd, SCREENS, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('on a %s', (screen) => {
  test('front page, table, war room, dialogs and aftermath have no fault axe can find', async () => {
    const player = await sitDown(site.browser, site.base, screen)
    const { page } = player
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=host-a-table]')
    await page.fill('[data-test=host-name]', 'Ada')
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=host]')
    await page.waitForSelector('[data-test=code]')
    expect(await faults(page)).toEqual([])
    await page.click('text=Front page')
    await page.waitForSelector('[data-test=play]')
    await playNow(player, { powers: 2, years: 5 })
    await openTab(player, 'orders')
    for (const section of ['posture', 'statement', 'spy']) await page.click(`[data-test=section-${section}]`)
    expect(await faults(page)).toEqual([])
    await openTab(player, 'world')
    await page.click('[data-test=power-boreal]')
    expect(await faults(page)).toEqual([])
    for (const dialog of ['analyst', 'seat']) {
      await page.click(`[data-test=${dialog}]`)
      if (dialog === 'seat') {
        await page.click('[data-test=move-seat]')
        await page.waitForSelector('[data-test=seat-link]')
      }
      expect(await faults(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await playToTheEnd(player)
    expect(await faults(page)).toEqual([])
    await page.click('[data-test=debrief]')
    await page.waitForSelector('.chart svg')
    expect(await faults(page)).toEqual([])
    await page.goto(page.url().replace('/debrief/', '/replay/'))
    await page.waitForSelector('[data-test=year]')
    await page.selectOption('[data-test=look-as]', 'boreal')
    await page.click('[data-test=belief-beside] summary')
    expect(await faults(page)).toEqual([])
    await page.goto(`${site.base}/#/practice`)
    await page.goto(`${site.base}/#/lesson`)
    await page.waitForSelector('[data-moment]')
    expect(await faults(page)).toEqual([])
    await page.goto(`${site.base}/#/model`)
    await page.waitForSelector('.model-page h1')
    expect(await faults(page)).toEqual([])
    await page.goto(`${site.base}/#/lesson`)
    await page.evaluate(() => localStorage.setItem('balance.lesson', '2'))
    await page.reload()
    await page.click('[data-test=answer-arming-0]')
    expect(await faults(page)).toEqual([])
  })
})

describe.each(['laptop', 'phone'] as const)('a class on a %s', (screen) => {
  test('board, projector and the students’ pages have no fault axe can find, and none is too wide', async () => {
    const teacher = await openClass(site.base, { powers: 4, timeControl: 'year240', perPower: 2 })
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
    await isFine(await open('class'))
    const student = await open(`join/${code}`)
    await student.waitForSelector('[data-test=label]')
    await isFine(student)
    await student.fill('[data-test=label]', 'Ada')
    await student.click('[data-test=enter-class]')
    await student.waitForSelector('[data-test=waiting]')
    await isFine(student)
    const board = await open(`teach/${id}/${token}`)
    await board.waitForSelector('[data-test=student-Ada]')
    await isFine(board)
    const wall = await open(`projector/${id}/${projector}`)
    await wall.waitForSelector('[data-test=big-code]')
    await isFine(wall)
    await teacher.act('ask', { questions: true })
    await student.click('[data-test=answer-arming-0]')
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
  })
})

describe.each(['zh-Hant', 'zh-Hans', 'pseudo'])('in %s', (language) => {
  test('nothing overflows the page, on the narrowest screen, and axe finds no fault', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=${language}`, 'phone')
    const { page } = player
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect([await faults(page), await tooWide()]).toEqual([[], false])
    await playNow(player, { powers: 6, years: 5 })
    for (const tab of ['orders', 'world', 'feed', 'map'] as const) {
      await openTab(player, tab)
      expect([tab, await faults(page), await tooWide()]).toEqual([tab, [], false])
    }
    await page.goto(`${site.base}/?lang=${language}#/check`)
    await page.waitForSelector('[data-works=true] >> nth=5')
    expect([await faults(page), await tooWide()]).toEqual([[], false])
    await page.context().close()
  })

  test('a watcher and the clock are in that language too', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=${language}`)
    const { page } = player
    await page.click('[data-test=settings-of-match]')
    await page.selectOption('select[name=timeControl]', 'live')
    await page.click('[data-test=play]')
    await page.waitForSelector('[data-test=clock]')
    await page.click('[data-test=clock]')
    expect(await faults(page)).toEqual([])
    const watcher = await sitDown(site.browser, `${site.base}/?lang=${language}`)
    await watcher.page.goto(page.url())
    await watcher.page.waitForSelector('[data-test=watching]')
    expect(await faults(watcher.page)).toEqual([])
    expect(await watcher.page.textContent('[data-test=watching]')).not.toContain('everybody may know')
    await watcher.page.context().close()
    await page.context().close()
  })
})
