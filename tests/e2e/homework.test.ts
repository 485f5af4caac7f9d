import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { type Player, playToTheEnd, sitDown, takeChair } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.SHOTS

const shot = async ({ page }: Player, name: string): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

const overflow = ({ page }: Player): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** The other sites that a page has asked for anything. */
function askedElsewhere({ page }: Player): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(site.base)) asked.push(request.url())
  })
  return asked
}

test('homework is set on the board, played without a network and without the teacher, handed in when there is a line again; the board says who is done', async () => {
  const teacher = await sitDown(site.browser, `${site.base}/#/class`)
  const elsewhere = askedElsewhere(teacher)
  const { page: board } = teacher
  await board.click('[data-test=make-class]')
  const link = (await board.textContent('[data-test=join-link]'))!.trim()
  for (const [platform, address] of [
    ['classroom', 'https://classroom.google.com/share?url='],
    ['teams', 'https://teams.microsoft.com/share?href='],
  ] as const) {
    expect(await board.getAttribute(`[data-test=share-${platform}]`, 'href')).toBe(address + encodeURIComponent(link))
  }
  await shot(teacher, 'links')
  await board.keyboard.press('Escape')
  await board.click('[data-test=homework-summary]')
  await board.selectOption('[name=task]', 'chair')
  await board.selectOption('[name=task-years]', '2')
  await board.click('[data-test=assign-task]')
  await board.waitForSelector('[data-test=board-task]')
  await board.selectOption('[name=task]', 'dilemma')
  await board.fill('[data-test=dilemma-number]', '3')
  await board.click('[data-test=assign-task]')
  await board.waitForSelector('[data-test=board-task]:nth-child(2)')
  await shot(teacher, 'board-empty')
  expect(await faultsOf(board)).toEqual([])
  const address = board.url()
  await board.goto('about:blank')

  const ada = await sitDown(site.browser, link, 'phone', 'allow')
  const { page } = ada
  await page.click('[data-test=enter-class]')
  await page.waitForSelector('[data-test=homework]')
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state === 'activated') return
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }))
  })
  await page.reload()
  await page.waitForSelector('[data-test=homework]')
  await shot(ada, 'student')
  expect(await faultsOf(page)).toEqual([])
  expect(await overflow(ada)).toBeLessThanOrEqual(0)
  const keys = await page.locator('[data-test=play-task]').all()
  const heights = await Promise.all(keys.map(async (key) => (await key.boundingBox())!.height))
  expect(heights.every((height) => height >= 44)).toBe(true)
  await page.click('[data-test=task-chair] [data-test=play-task]')
  await page.waitForSelector('[data-test=year]')
  await page.context().setOffline(true)
  if (await page.isVisible('[data-test=dossier]')) await takeChair(page)
  await playToTheEnd(ada)
  await page.waitForSelector('[data-test=own-homework] [data-test=hand-in]')
  await shot(ada, 'aftermath')
  await page.click('[data-test=back-to-class]')
  await page.click('[data-test=task-chair] [data-test=hand-in]')
  await page.waitForSelector('[data-test=task-chair] [data-test=task-waits]')
  await shot(ada, 'waits')
  await page.context().setOffline(false)
  await page.waitForSelector('[data-test=task-chair] [data-test=task-done]')

  await page.click('[data-test=task-dilemma] [data-test=play-task]')
  await page.click('[data-test=daily-stand]')
  await page.waitForTimeout(500)
  await page.click('[data-test=daily-stand]')
  await page.waitForSelector('[data-test=daily-verdict]')
  await page.goBack()
  await page.click('[data-test=task-dilemma] [data-test=hand-in]')
  await page.waitForSelector('[data-test=task-dilemma] [data-test=task-done]')
  await shot(ada, 'done')

  await board.goto(address)
  await board.click('[data-test=homework-summary]')
  await board.waitForSelector('[data-test=task-count]')
  expect(await board.locator('[data-test=task-count]').allTextContents()).toEqual([
    expect.stringContaining('1 of 1'),
    expect.stringContaining('1 of 1'),
  ])
  await shot(teacher, 'board-done')
  expect(elsewhere).toEqual([])
  expect([...teacher.errors, ...ada.errors]).toEqual([])
})
