import { describe, expect, test } from 'vitest'
import { choose, myMove, openTab, type Player, putYearAway, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'
import { LANGUAGES } from '#tests/support/words'

const site = siteForTests()

/** What a newcomer presses at each moment. */
const PRESSES = {
  planning: 'ready',
  confrontation: 'confront-stand',
  warning: 'warning.rideOut',
  retaliation: 'retaliation.hold',
} as const

/** Plays a chapter as it is told; returns the moments that were explained. */
async function playChapter(player: Player): Promise<readonly string[]> {
  const { page } = player
  const moments: string[] = []
  for (let moves = 0; moves < 40; moves++) {
    const moment = await myMove(player)
    moments.push((await page.getAttribute('[data-test=guide]', 'data-moment')) ?? '')
    if (moment === 'aftermath') return moments
    if (moment === 'waiting') continue
    await openTab(player, 'orders')
    await choose(player, PRESSES[moment])
  }
  throw new Error('the chapter never ended')
}

async function playLesson(player: Player): Promise<void> {
  const { page } = player
  const first = await playChapter(player)
  expect(first).toEqual(expect.arrayContaining(['armFirst', 'armRested', 'faceOff', 'armLast', 'armEnd']))
  await page.click('[data-test=lesson-next]')
  await page.waitForSelector('[data-moment=crisisFirst]')
  const second = await playChapter(player)
  expect(second).toEqual(expect.arrayContaining(['crisisFirst', 'standoff', 'alarm', 'crisisLast', 'crisisEnd']))
  await page.click('[data-test=lesson-next]')
  await page.waitForSelector('.quiz')
  await page.click('[data-test=answer-arming-1]')
  await page.click('[data-test=answer-umbrella-2]')
  await page.click('[data-test=answer-alarm-1]')
  expect(await page.textContent('[data-test=quiz-score]')).toMatch(/2.*3|3.*2/)
}

describe.each(LANGUAGES)('the first lesson in %s', (language) => {
  test('is finished by a new player', async () => {
    const player = await sitDown(site.browser, `${site.base}/?lang=${language}`, language === 'en' ? 'phone' : 'laptop')
    const { page, errors } = player
    await page.click('[data-test=lesson]')
    await page.waitForSelector('[data-test=ready]')
    expect(await page.textContent('[data-test=guide]')).not.toContain('lesson.')
    await playLesson(player)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe.each(['laptop', 'phone'] as const)('a newcomer on a %s', (screen) => {
  test('is led by the light from control to control, and skips the lesson once and for all', async () => {
    const { page, errors } = await sitDown(site.browser, site.base, screen)
    await page.click('[data-test=play]')
    const step = (name: string) => page.waitForSelector(`[data-test=guide][data-step=${name}]`)
    await step('touch')
    const { x, y, width, height } = (await page.locator('.spotlight').boundingBox())!
    await page.mouse.click(x + width / 2, y + height / 2)
    await step('build')
    await page.click('[data-test=verb-build]')
    await step('boats')
    await page.click('[data-test=more-submarines]')
    await step('end')
    await page.click('[data-test=ready]')
    await page.waitForSelector('.war-room:not([data-scene=none])')
    await putYearAway(page)
    await step('ask')
    await page.click('[data-test="lessonStep.ask.afraid"]')
    await step('again')
    await page.click('[data-test=lesson-skip]')
    await page.waitForFunction(() => location.hash.startsWith('#/match/'))
    await page.waitForSelector('[data-test=year]:has-text("1 of 6")')
    expect(errors).toEqual([])
    await page.evaluate(() => localStorage.removeItem('balance.seats'))
    await page.goto(`${site.base}/#/`)
    await page.reload()
    await page.click('[data-test=play]')
    await page.waitForFunction(() => location.hash.startsWith('#/match/'))
    await page.context().close()
  })
})

test('the lesson is left in the middle and gone on with', async () => {
  const { page, errors } = await sitDown(site.browser, `${site.base}/#/lesson`)
  await page.waitForSelector('[data-test=ready]')
  await openTab({ page, errors }, 'orders')
  await page.click('[data-test=more-submarines]')
  await page.waitForSelector('[data-test=saving].saved')
  await page.click('[data-test=ready]')
  await page.waitForSelector('[data-moment=armArmed]', { state: 'attached' })
  await putYearAway(page)
  await page.goto(`${site.base}/#/`)
  await page.goto(`${site.base}/#/lesson`)
  await page.reload()
  await page.waitForSelector('[data-moment=armArmed]')
  expect(await page.textContent('[data-test=year]')).toContain('2')
  expect(errors).toEqual([])
  await page.context().close()
})

test('without a network the lesson is played to its end, and a match is practised and looked back on', async () => {
  const player = await sitDown(site.browser, site.base, 'laptop', 'allow')
  const { page, errors } = player
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state === 'activated') return
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }))
  })
  await page.context().setOffline(true)
  await page.goto(`${site.base}/#/lesson`)
  await page.reload()
  await page.waitForSelector('[data-test=ready]')
  await page.waitForSelector('.map-canvas canvas')
  await playLesson(player)
  await page.goto(`${site.base}/#/debrief/lesson2`)
  await page.waitForSelector('[data-test=section-people]')
  await page.goto(`${site.base}/#/`)
  await page.click('[data-test=settings-of-match]')
  await page.click('[data-test=practise]')
  await page.waitForSelector('[data-test=ready]')
  await page.click('[data-test=ready]')
  await page.waitForSelector('[data-test=undo-year]:not([disabled])', { state: 'attached' })
  await putYearAway(page)
  await page.click('[data-test=undo-year]')
  await page.waitForSelector('[data-test=undo-year][disabled]')
  expect(errors.filter((error) => !error.includes('net::ERR'))).toEqual([])
  await page.context().close()
})
